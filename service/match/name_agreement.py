"""Whether the names of two aligned articles agree.

Names are compared by their sounds. What is not found may be another name, or a word with a capital
that a translation puts in other words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.match.align import Group
from service.text.names import (
    is_spelled,
    names,
    skeleton,
    spellings,
    spells_sounds,
    words,
    written,
)
from service.text.own_words import own_words
from service.text.respelled import respelled

MISSING = 1.5
"""A missing name tells more than a found one: reports of one event share names, too."""
TRANSLATED = 0.90
"""From this likeness on a passage is as alike as a translation: there an office or a people that
is not found is put in other words. In what is less alike it may be another report's."""
_TELLING = 4
"""Fewer consonants are found by chance as often as in translations; so many begin a word with any
ending."""


@dataclass(frozen=True, slots=True)
class NameAgreement:
    """`found` names of aligned passages stand in the other side's passage, `missing` ones
    nowhere in the other article;
    `cased` tells that both scripts write capitals."""

    found: int
    missing: int
    cased: bool

    @property
    def balance(self) -> float:
        """From -1 (all missing) to 1 (all found), drawn to 0 where there are few names."""
        missing = MISSING * self.missing
        return (self.found - missing) / (2 + self.found + missing)


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
    def reworded(self) -> frozenset[str]:
        """What may be no name but a word for an office or a people."""
        return own_words(self.sentences, self.language)

    @cached_property
    def respelled(self) -> Mapping[str, frozenset[str]]:
        """How others may spell each word with a capital, by its skeleton."""
        found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for word in {w for s in self.sentences for w in written(s) if w[0].isupper()}:
            found[skeleton(word)] |= respelled(word)
        return found


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
        tuple(names(sentences, language)),
        tuple(map(spellings, sentences)),
        translated,
    )


def compare_names(a: Named, b: Named, groups: Sequence[Group]) -> NameAgreement:
    """Look up the names of aligned passages on the other side; both ways, counts added.

    In one language no office is put in other words, and no name spelled by other rules.
    """
    if not (a.spelled and b.spelled):
        return NameAgreement(0, 0, False)
    found_a, missing_a = _looked_up(a, b, [(g.a_slice, g.b_slice, g.likeness) for g in groups])
    found_b, missing_b = _looked_up(b, a, [(g.b_slice, g.a_slice, g.likeness) for g in groups])
    cased = any(a.names) and any(b.names)
    return NameAgreement(found_a + found_b, missing_a + missing_b, cased)


def _looked_up(
    own: Named, other: Named, parts: Sequence[tuple[slice, slice, float]]
) -> tuple[int, int]:
    found = missing = 0
    for mine, theirs, likeness in parts:
        wanted = _together(own.names[mine])
        if not wanted:
            continue
        offered = _together(other.spellings[theirs])
        left = [name for name in wanted if not is_spelled(name, offered)]
        found += len(wanted) - len(left)
        absent = [
            name
            for name in left
            if name not in own.translated and not is_spelled(name, other.anywhere)
        ]
        may_differ = likeness >= TRANSLATED and own.language != other.language
        missing += sum(not (may_differ and _may_be_put(name, own, other)) for name in absent)
    return found, missing


def _may_be_put(name: str, own: Named, other: Named) -> bool:
    """Whether a translation may put a name in other words, or spell it as it reads its letters."""
    return name in own.reworded or any(
        len(sound) >= _TELLING and not {sound, sound[:_TELLING]}.isdisjoint(other.sounds)
        for sound in own.respelled[name]
    )


def _together(parts: Sequence[frozenset[str]]) -> frozenset[str]:
    return parts[0] if len(parts) == 1 else frozenset[str]().union(*parts)
