"""What the words of an article mean: its offices, and what answers those of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from service.text.persons.own_words import own_words
from service.text.words.offices import Meaning, is_meant
from service.text.writing.clean import fold_cleaned


@dataclass(frozen=True)
class Meant:
    """The cleaned sentences of an article and their language."""

    sentences: tuple[str, ...]
    language: str

    @cached_property
    def reworded(self) -> Mapping[str, frozenset[Meaning]]:
        """What words may mean that are no names but stand for an office or a people, by what is
        left of them: languages put those in words of their own."""
        return own_words(self.sentences, self.language)

    def means(self, meaning: Meaning) -> bool:
        """Whether the article has words for all parts of a meaning."""
        return all(map(self._has, meaning))

    def _has(self, part: str) -> bool:
        if part not in self._told:
            self._told[part] = is_meant(part, self.folded, self.language)
        return self._told[part]

    @cached_property
    def _told(self) -> dict[str, bool]:
        """Which parts of meanings it has words for, of those that were asked for."""
        return {}

    @cached_property
    def folded(self) -> str:
        """The folded text."""
        return fold_cleaned(" ".join(self.sentences))


@lru_cache(maxsize=1 << 8)
def meant_by(sentences: tuple[str, ...], language: str) -> Meant:
    """What an article means, made once for all that ask."""
    return Meant(sentences, language)
