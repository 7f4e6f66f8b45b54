"""Which names of two aligned passages are one, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.match.align import Group
from service.match.persons import Persons
from service.text.full_names import beginning
from service.text.known_forms import PLACES
from service.text.names import WORD, asked_for, skeleton, spellings_of

_TELLING = 3
"""A name of fewer consonants is answered by one that begins with the same letters,"""
_FIRST = 3
"""so many of them."""
_LEAST = 4
"""Words of fewer letters spell too little."""
_BEGINNING = 4
"""So many consonants are left of a name in any ending."""
Span = tuple[int, int]
NameId = tuple[str, str]
"""What is left of a name in any ending on both sides, or what a place is known by."""
_Places = list[tuple[Span, frozenset[str]]]
_Pair = tuple[Span, Span, NameId]


@dataclass(frozen=True, slots=True)
class CommonName:
    """One name in a passage of A and in that of B: where it begins and ends in each, and whether
    it is known for a place in either."""

    a: Span
    b: Span
    name: NameId
    place: bool


def common_names(a: Persons, b: Persons, group: Group) -> list[CommonName]:
    """The names that stand once in each of two passages, with the sentences of a passage joined by
    blanks: those that are spelled alike, where a capital tells a name, and known places."""
    places_a, places_b = _places(a, group.a_slice), _places(b, group.b_slice)
    in_a, in_b = {x[0] for x, _ in places_a}, {y[0] for y, _ in places_b}
    spelled = [
        CommonName(x, y, name, x[0] in in_a or y[0] in in_b)
        for x, y, name in _once(_spelled_alike(a, b, group))
    ]
    of_a, of_b = {one.a[0] for one in spelled}, {one.b[0] for one in spelled}
    pairs = [
        (x, y, (min(m & n),) * 2)
        for x, m in places_a
        for y, n in places_b
        if m & n and x[0] not in of_a and y[0] not in of_b
    ]
    return [*spelled, *(CommonName(x, y, name, True) for x, y, name in _once(pairs))]


def _spelled_alike(a: Persons, b: Persons, group: Group) -> list[_Pair]:
    """The names with a capital that each passage spells as the other one does."""
    left, right = a.sentences[group.a_slice], b.sentences[group.b_slice]
    words_a, words_b = (list(WORD.finditer(" ".join(said))) for said in (left, right))
    names_a = [word for word in words_a if _is_name(word[0], a)]
    names_b = [word for word in words_b if _is_name(word[0], b)]
    pairs = [*_spelled(names_a, words_b, b)]
    pairs += [(x, y) for y, x in _spelled(names_b, words_a, a)]
    spans = {(x.span(), y.span()): (_sound(x[0]), _sound(y[0])) for x, y in pairs}
    return [(x, y, name) for (x, y), name in spans.items()]


def _spelled(
    names: Sequence[re.Match[str]], words: Sequence[re.Match[str]], other: Persons
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each name with each word of the other article that spells it."""
    likely = [word for word in words if word[0][0].isupper()] if other.cased else words
    sounds = [skeleton(name[0]) for name in names]
    asked = [asked_for(sound) for sound in sounds]
    any_asked = frozenset[str]().union(*asked)
    spelling = [word for word in likely if not spellings_of(word[0]).isdisjoint(any_asked)]
    for name, sound, forms in zip(names, sounds, asked, strict=True):
        if len(sound) >= _TELLING:
            yield from ((name, w) for w in spelling if not spellings_of(w[0]).isdisjoint(forms))
        elif first := beginning(name[0])[:_FIRST]:
            yield from ((name, w) for w in likely if first == beginning(w[0])[:_FIRST])


def _once(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Those pairs of which neither side is one with another."""
    return [
        (x, y, name)
        for x, y, name in pairs
        if sum(x == one for one, _, _ in pairs) == sum(y == other for _, other, _ in pairs) == 1
    ]


def _is_name(word: str, own: Persons) -> bool:
    """Whether a word with a capital may be a name: that the other side spells it tells so, too,
    but for offices, which languages have from each other."""
    return (
        own.marked
        and len(word) >= _LEAST
        and word[0].isupper()
        and skeleton(word) not in own.meant.reworded
    )


def _sound(word: str) -> str:
    return skeleton(word)[:_BEGINNING]


def _places(own: Persons, passage: slice) -> _Places:
    """The spans of the countries and cities of a passage, and what each can mean."""
    found, start = [], 0
    for sentence, names in zip(own.sentences[passage], own.known.names[passage], strict=True):
        found += [((start + n.start, start + n.end), n.values) for n in names if n.kind in PLACES]
        start += len(sentence) + 1
    return found
