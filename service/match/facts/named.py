"""The names of an article, and what may answer those of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from service.match.facts.meant import Meant, meant_by
from service.text.names.names import skeleton, skeletons, spellings, spells_sounds, words, written
from service.text.persons.marked_names import marked_names
from service.text.persons.own_words import is_abbreviation
from service.text.persons.respelled import respelled

_TELLING = 4
"""Fewer consonants are found by chance as often as in translations; so many begin a word with any
ending."""


@dataclass(frozen=True)
class Named:
    """What names are compared by: skeletons of the names and spellings of all words of each
    sentence.

    `spelled` tells that the script spells sounds; without it names are not compared.
    `translated` are names for which languages have words of their own.
    """

    spelled: bool
    language: str = ""
    sentences: tuple[str, ...] = ()
    names: tuple[frozenset[str], ...] = ()
    spellings: tuple[frozenset[str], ...] = ()
    translated: frozenset[str] = frozenset()

    @cached_property
    def anywhere(self) -> frozenset[str]:
        """The spellings of all sentences."""
        return frozenset[str]().union(*self.spellings)

    @cached_property
    def sounds(self) -> frozenset[str]:
        """The skeletons of all words and their beginnings, none with another consonant."""
        said = frozenset[str]().union(*map(words, self.sentences))
        return said | {sound[:_TELLING] for sound in said if len(sound) >= _TELLING}

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """The skeletons of the abbreviations."""
        said = {word for sentence in self.sentences for word in written(sentence)}
        return skeletons(filter(is_abbreviation, said))

    @cached_property
    def meant(self) -> Meant:
        """What its words mean."""
        return meant_by(self.sentences, self.language)

    @cached_property
    def respelled(self) -> Mapping[str, frozenset[str]]:
        """How others may spell each word with a capital, by its skeleton."""
        found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for word in {w for s in self.sentences for w in written(s) if w[0].isupper()}:
            found[skeleton(word)] |= respelled(word)
        return found

    @cached_property
    def beside(self) -> Mapping[str, set[str]]:
        """The skeletons of the words beside each word."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in (pair for s in self.sentences for pair in pairwise(written(s))):
            found[skeleton(one)].add(skeleton(other))
            found[skeleton(other)].add(skeleton(one))
        return found

    def hears(self, sounds: frozenset[str]) -> bool:
        """Whether a word of the article, with any ending, is spelled as one of these that tell
        enough."""
        return any(
            len(sound) >= _TELLING and not {sound, sound[:_TELLING]}.isdisjoint(self.sounds)
            for sound in sounds
        )


def names_of(sentences: Sequence[str], language: str, translated: frozenset[str]) -> Named:
    """The names and spellings of each sentence of an article.

    translated: skeletons of names that need not be spelled alike.
    """
    if not spells_sounds(" ".join(sentences)):
        return Named(False)
    return Named(
        True,
        language,
        tuple(sentences),
        tuple(marked_names(sentences, language)),
        tuple(map(spellings, sentences)),
        translated,
    )
