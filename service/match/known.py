"""Weekdays, months, countries and cities that one article exchanges for others.

What stands on one side only says nothing: translators write "the capital" for its name and
"German" for "Germany". Where aligned passages name different ones of a kind, and neither is
answered anywhere in the other article, they tell of different things.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.match.align import Group
from service.text.clean import fold
from service.text.known import PLACES, Known, hinted, known_names
from service.text.names import skeleton, words

_KINDS = ("weekday", "month", *PLACES)
_SPELLED = 3
"""A name of so many consonants or more is answered by a word that spells it."""


@dataclass(frozen=True)
class KnownNames:
    """The known names of each sentence of an article, and what may answer those of another.

    `without` is the folded text without the names of a kind, for each kind.
    """

    language: str
    names: tuple[tuple[Known, ...], ...]
    values: frozenset[str]
    without: Mapping[str, str]
    spellings: frozenset[str]

    @property
    def spelled(self) -> frozenset[str]:
        """Skeletons of the words that stand for known names."""
        found = (name.quote for names in self.names for name in names)
        return frozenset[str]().union(*map(words, found))


@dataclass(frozen=True, slots=True)
class KnownAgreement:
    """`agreements` counts the known names that both say in aligned passages, `exchanged` quotes
    two of one kind in aligned passages that are without an answer, each pair of values once."""

    agreements: int
    exchanged: tuple[tuple[str, str], ...]


NOTHING_KNOWN = KnownAgreement(0, ())
"""Two articles without known names in aligned passages."""


def known_of(sentences: Sequence[str], language: str) -> KnownNames:
    """The known names of the sentences of an article."""
    found = tuple(known_names(s, language) for s in sentences)
    return KnownNames(
        language,
        found,
        frozenset(v for names in found for name in names for v in name.values),
        {kind: _without(kind, sentences, found) for kind in _KINDS},
        frozenset[str]().union(*map(words, sentences)),
    )


def _without(kind: str, sentences: Sequence[str], found: Sequence[Sequence[Known]]) -> str:
    left = []
    for sentence, names in zip(sentences, found, strict=True):
        end = 0
        for name in (one for one in names if one.kind == kind):
            left.append(sentence[end : name.start])
            end = name.end
        left.append(sentence[end:])
    return fold(" ".join(left))


def compare_known(a: KnownNames, b: KnownNames, groups: Sequence[Group]) -> KnownAgreement:
    """Count the known names that aligned passages both say, and collect those they exchange."""
    agreements = 0
    found: dict[tuple[frozenset[str], frozenset[str]], tuple[str, str]] = {}
    for g in groups:
        of_a = [name for names in a.names[g.a_slice] for name in names]
        of_b = [name for names in b.names[g.b_slice] for name in names]
        agreements += len(_values(of_a) & _values(of_b))
        left = _open(of_a, b)
        right = _open(of_b, a) if left else []
        for kind in _KINDS if right else ():
            for x, y in zip(_of(kind, left), _of(kind, right), strict=False):
                found.setdefault((x.values, y.values), (x.quote, y.quote))
    return KnownAgreement(agreements, tuple(found.values()))


def _values(names: Sequence[Known]) -> set[str]:
    return {value for name in names for value in name.values}


def _open(names: Sequence[Known], other: KnownNames) -> list[Known]:
    """The names without an answer in the other article: none of its names can mean the same,
    no word of it is spelled like them or begins like their names in its language, but for those
    that name others of their kind: "Irak" is no word for Iran."""
    return [
        name
        for name in names
        if not name.values & other.values
        and not _spelled(name, other.spellings)
        and not hinted(name, other.language, other.without[name.kind])
    ]


def _of(kind: str, names: Sequence[Known]) -> list[Known]:
    return list({n.values: n for n in names if n.kind == kind}.values())


def _spelled(name: Known, spellings: frozenset[str]) -> bool:
    """Whether a place may be a person ("Jordan") whom the other article spells alike."""
    keys = [key for key in map(skeleton, name.quote.split()) if len(key) >= _SPELLED]
    return name.kind in PLACES and bool(keys) and all(key in spellings for key in keys)
