"""What the words of an article mean, as offices of another are looked up in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from service.text.clean import fold
from service.text.offices import Meaning, is_meant


@dataclass(frozen=True)
class Meant:
    """The sentences of an article and their language."""

    sentences: tuple[str, ...]
    language: str

    def means(self, meaning: Meaning) -> bool:
        """Whether the article has words for all parts of a meaning."""
        return all(is_meant(part, self._folded, self.language) for part in meaning)

    @cached_property
    def _folded(self) -> str:
        return fold(" ".join(self.sentences))
