"""Weekdays, months, countries, cities and regions that one article exchanges for others.

What stands on one side only says nothing: translators write "the capital" for its name and
"German" for "Germany". Where aligned passages name different ones of a kind, and neither is
answered anywhere in the other article, they tell of different things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.match.alignment.align import Group
from service.text.names.city_names import is_other_city
from service.text.names.known import Known, hinted, is_listed, known_names
from service.text.names.known_forms import PLACES
from service.text.names.names import skeleton, words
from service.text.writing.clean import fold_cleaned

_KINDS = ("weekday", "month", *PLACES)
_SPELLED = 3
"""A name of so many consonants or more is answered by a word that spells it."""
_MORE_THAN_ONCE = 2


@dataclass(frozen=True)
class Beside:
    """What an article says beside its names of a kind, where one of that kind may be answered."""

    texts: tuple[str, ...]

    @cached_property
    def folded(self) -> str:
        """The folded text."""
        return fold_cleaned(" ".join(self.texts))

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Skeletons of all words."""
        return frozenset[str]().union(*map(words, self.texts))


@dataclass(frozen=True)
class KnownNames:
    """The known names of each sentence of an article, and what may answer those of another.

    Little of the latter is ever asked for, and most of it takes all words of the article.
    """

    language: str
    sentences: tuple[str, ...]
    names: tuple[tuple[Known, ...], ...]

    @cached_property
    def values(self) -> frozenset[str]:
        """All that the names can mean."""
        return frozenset(v for names in self.names for name in names for v in name.values)

    @cached_property
    def plain(self) -> frozenset[str]:
        """All that the names but those of nights can mean."""
        return frozenset(v for names in self.names for n in names if not n.night for v in n.values)

    @cached_property
    def nights(self) -> frozenset[tuple[str, str]]:
        """The nights that are told by a weekday before or after them."""
        return frozenset(name.night for names in self.names for name in names if name.night)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """Skeletons of the words that stand for known names, but for those of cities that CLDR
        does not name: persons have many of those names, too."""
        found = (n.quote for names in self.names for n in names if not is_other_city(n.values))
        return frozenset[str]().union(*map(words, found))

    @cached_property
    def cities(self) -> frozenset[str]:
        """The words that stand for cities."""
        found = (n.quote for names in self.names for n in names if n.kind == "city")
        return frozenset(word for quote in found for word in quote.split())

    @cached_property
    def beside_territories(self) -> Beside:
        """What stands beside the names of countries."""
        return self._beside("territory")

    @cached_property
    def beside_cities(self) -> Beside:
        """What stands beside the names of cities."""
        return self._beside("city")

    @cached_property
    def beside_regions(self) -> Beside:
        """What stands beside the names of regions."""
        return self._beside("region")

    def _beside(self, kind: str) -> Beside:
        left = []
        for sentence, names in zip(self.sentences, self.names, strict=True):
            end = 0
            for name in (one for one in names if one.kind == kind):
                left.append(sentence[end : name.start])
                end = name.end
            left.append(sentence[end:])
        return Beside(tuple(left))


@dataclass(frozen=True, slots=True)
class KnownAgreement:
    """`agreements` counts the known names that both say in aligned passages, `exchanged` quotes
    two of one kind in aligned passages that are without an answer, each pair of values once, and
    `repeated` counts those of them that are places which both articles name at their beginning and
    again."""

    agreements: int
    exchanged: tuple[tuple[str, str], ...]
    repeated: int = 0


NOTHING_KNOWN = KnownAgreement(0, ())
"""Two articles without known names in aligned passages."""


def known_of(sentences: Sequence[str], language: str) -> KnownNames:
    """The known names of the sentences of an article."""
    found = tuple(known_names(s, language) for s in sentences)
    return KnownNames(language, tuple(sentences), found)


def compare_known(a: KnownNames, b: KnownNames, groups: Sequence[Group]) -> KnownAgreement:
    """Count the known names that aligned passages both say, and collect those they exchange."""
    agreements = 0
    found: dict[tuple[frozenset[str], frozenset[str]], tuple[Known, Known]] = {}
    for g in groups:
        of_a = [name for names in a.names[g.a_slice] for name in names]
        of_b = [name for names in b.names[g.b_slice] for name in names]
        if not (of_a and of_b):
            continue
        agreements += len(_values(of_a) & _values(of_b))
        for kind in _KINDS:
            left = _open(_of(kind, of_a), b) if _of(kind, of_b) else []
            right = _open(_of(kind, of_b), a) if left else []
            for x, y in zip(_distinct(left), _distinct(right), strict=False):
                found.setdefault((x.values, y.values), (x, y))
    told = found.values()
    return KnownAgreement(
        agreements,
        tuple((x.quote, y.quote) for x, y in told),
        sum(_is_repeated(x, a) and _is_repeated(y, b) for x, y in told),
    )


def _is_repeated(name: Known, own: KnownNames) -> bool:
    """Whether an article names a place in its headline or first sentence, and again; one by its
    abbreviation is often added, and a team or a university is called by its region."""
    said = [any(not n.values.isdisjoint(name.values) for n in names) for names in own.names]
    named = name.kind in ("territory", "city") and not name.quote.isupper()
    return named and said[0] and sum(said) >= _MORE_THAN_ONCE


def _values(names: Sequence[Known]) -> set[str]:
    return {value for name in names for value in name.values}


def _open(names: Sequence[Known], other: KnownNames) -> list[Known]:
    """The names without an answer in the other article: none of its names can mean the same,
    no word of it is spelled like them or begins like their names in its language, but for those
    that name others of their kind: "Irak" is no word for Iran."""
    return [
        name
        for name in names
        if not _is_meant(name, other)
        and is_listed(name, other.language)
        and not _spelled(name, other)
        and not _hinted(name, other)
    ]


def _is_meant(name: Known, other: KnownNames) -> bool:
    """Whether the other article names the same; a night has the names of both of its days, but the
    one to Sunday is not that to Saturday."""
    if name.night:
        return name.night in other.nights or not other.plain.isdisjoint(name.night)
    return bool(name.values & other.values) or any(
        not name.values.isdisjoint(night) for night in other.nights
    )


def _of(kind: str, names: Sequence[Known]) -> list[Known]:
    return [name for name in names if name.kind == kind]


def _distinct(names: Sequence[Known]) -> list[Known]:
    return list({name.values: name for name in names}.values())


def _beside(name: Known, other: KnownNames) -> Beside:
    if name.kind == "region":
        return other.beside_regions
    return other.beside_cities if name.kind == "city" else other.beside_territories


def _hinted(name: Known, other: KnownNames) -> bool:
    """Whether a word of the other article begins like a place, those aside that name others."""
    return name.kind in PLACES and hinted(name, other.language, _beside(name, other).folded)


def _spelled(name: Known, other: KnownNames) -> bool:
    """Whether a place may be a person ("Jordan") whom the other article spells alike."""
    if name.kind not in PLACES:
        return False
    keys = [key for key in map(skeleton, name.quote.split()) if len(key) >= _SPELLED]
    return bool(keys) and all(key in _beside(name, other).spellings for key in keys)
