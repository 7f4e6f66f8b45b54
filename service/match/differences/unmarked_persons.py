"""Full names that stand for each other where one article marks no names, or neither does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import TypeVar

from service.match.differences.person_agreement import PersonQuotes
from service.match.differences.person_places import Stretch
from service.match.differences.unanswered_names import unanswered, unheard
from service.match.facts.persons import Persons
from service.text.names.names import spells_sounds, written
from service.text.persons.dotted_names import (
    DottedName,
    is_same_name,
    is_same_sound,
    is_sounded,
    writes_dots,
)
from service.text.persons.full_names import FullName, spells_names, tells_persons
from service.text.persons.single_names import common_sounds

_T = TypeVar("_T")

_ALIKE = 0.5
"""The share of consonants in common from which two words behind titles may be one name: of 767
lines of NTREX that have a title in two languages without capitals .013 seem to exchange a name, of
other such lines .29."""
_FELT = 0.5
"""How clearly a passage stands below the others where no other sign of another name is needed."""


def doubtful_names(
    own: Persons, other: Persons, places: Sequence[Stretch]
) -> dict[PersonQuotes, float]:
    """What a side that marks names and one that marks none give otherwise: the first quoted is
    that of the first side."""
    found: dict[PersonQuotes, float] = {}
    for mine, theirs, low in places:
        dotted = _flat(other.dotted[theirs])
        if dotted:
            left = _unlike_dotted(_flat(own.names[mine]), other)
            right = [d.quote for d in dotted if not _is_named(d, own)]
            found |= {((x,), (y,)): low for x, y in zip(left, right, strict=False)}
        elif _tells(own, other, low):
            found |= {((x,), ()): low for x in unanswered(own, mine, other, theirs)}
    return found


def sounding_otherwise(
    a: Persons, b: Persons, places: Sequence[Stretch]
) -> dict[PersonQuotes, float]:
    """What two sides of which none marks names give otherwise: names with dots, of which the words
    on end of the other side's passage, or its own names with dots, have none that sounds alike; and
    names behind titles that have another one in their place."""
    found: dict[PersonQuotes, float] = {}
    for of_a, of_b, low in places:
        found |= dict.fromkeys(_titled_otherwise(a, of_a, b, of_b), low)
        left = _unheard(_flat(a.dotted[of_a]), b)
        right = _unheard(_flat(b.dotted[of_b]), a)
        if writes_dots(a.language) and writes_dots(b.language):
            found |= {((x,), (y,)): low for x, y in zip(left, right, strict=False)}
        else:
            found |= {((x,), ()): low for x in left} | {((), (y,)): low for y in right}
    return found


def _titled_otherwise(a: Persons, of_a: slice, b: Persons, of_b: slice) -> list[PersonQuotes]:
    """The names behind titles of two passages that no word of the other one is read like, nor one
    of the other's name sounds like."""
    left = unheard(_flat(a.titled[of_a]), b, of_b)
    right = unheard(_flat(b.titled[of_b]), a, of_a) if left else []
    pairs = zip(left, right, strict=False)
    return [((x.quote,), (y.quote,)) for x, y in pairs if not _share_sounds(x, y)]


def _share_sounds(name: FullName, other: FullName) -> bool:
    return any(common_sounds(x, y) >= _ALIKE for x, y in product(name.words, other.words))


def _unheard(names: Sequence[DottedName], other: Persons) -> list[str]:
    """The names with dots that nothing in the other article sounds like."""
    if not names:
        return []
    if writes_dots(other.language):
        spoken = [name for names in other.dotted for name in names]
        return [n.quote for n in names if not any(is_same_sound(n, own) for own in spoken)]
    if not spells_sounds(" ".join(other.sentences)):
        return []
    said = [written(sentence) for sentence in other.sentences]
    return [n.quote for n in names if not any(is_sounded(words, n) for words in said)]


def _tells(own: Persons, other: Persons, low: float) -> bool:
    """Whether a name without an answer tells of another person, in two languages or at all in a
    passage that stands below the others."""
    if tells_persons(own.language) and spells_names(other.language):
        return True
    return low >= _FELT and spells_sounds(" ".join(other.sentences))


def _unlike_dotted(names: Sequence[FullName], other: Persons) -> list[str]:
    dotted, text = _flat(other.dotted), " ".join(other.sentences)
    return [
        name.quote
        for name in names
        if not any(is_same_name(name, d) for d in dotted)
        and not any(word in text for word in name.words)
    ]


def _is_named(dotted: DottedName, other: Persons) -> bool:
    return any(is_same_name(name, dotted) for name in _flat(other.names))


def _flat(found: Iterable[Iterable[_T]]) -> list[_T]:
    return [one for each in found for one in each]
