"""Which names of two aligned passages are one, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from service.match.alignment.align import Group
from service.match.facts.persons import Persons, Word, sound_of
from service.text.names.known_forms import PLACES
from service.text.names.names import asked_for, skeleton, spellings_of
from service.text.persons.heard_names import first_letters

_TELLING = 3
"""A name of fewer consonants is answered by one that begins with the same letters,"""
_FIRST = 3
"""so many of them."""
_PlacedName = tuple[tuple[int, int], str]
"""The sentence of a passage and the place in it, and what may be a name there."""
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


def with_recurring(a: Persons, b: Persons, groups: Sequence[Group]) -> frozenset[Group]:
    """The passages in which two of the `common_names` may stand that stand together in another one
    as well, told from each side by itself."""
    left = list(groups)
    for own, other in ((a, b), (b, a)):
        # Without capitals any word may be a name of the other side.
        if left and (own.cased or not other.cased):
            places = [g.a_slice if own is a else g.b_slice for g in left]
            recurring = _recurring([_keys(own, place) for place in places])
            left = [g for g, again in zip(left, recurring, strict=True) if again]
    return frozenset(left)


def _keys(own: Persons, passage: slice) -> list[_PlacedName]:
    """What may tell a common name of a passage on this side, by where it stands."""
    parts = enumerate(own.keys[passage])
    return [((n, start), key) for n, found in parts for start, key in found]


def _recurring(passages: Sequence[Sequence[_PlacedName]]) -> list[bool]:
    """Whether each passage has two keys that stand together more than once."""
    times = Counter(key for keys in passages for _, key in keys)
    pairs = [
        [
            (one, other) if one < other else (other, one)
            for (place, one), (other_place, other) in combinations(
                [(place, key) for place, key in keys if times[key] > 1], 2
            )
            if place != other_place
        ]
        for keys in passages
    ]
    together = Counter(chain.from_iterable(pairs))
    return [any(together[pair] > 1 for pair in each) for each in pairs]


def _spelled_alike(a: Persons, b: Persons, group: Group) -> list[_Pair]:
    """The names with a capital that each passage spells as the other one does."""
    words_a, words_b = _words(a, group.a_slice), _words(b, group.b_slice)
    pairs = [*_spelled(words_a, words_b)]
    pairs += [(x, y) for y, x in _spelled(words_b, words_a)]
    spans = {(_span(x), _span(y)): (sound_of(x.text), sound_of(y.text)) for x, y in pairs}
    return [(x, y, name) for (x, y), name in spans.items()]


def _words(own: Persons, passage: slice) -> Sequence[Word]:
    """The words of a passage that may spell a name, its sentences joined by blanks."""
    first, *others = own.placed[passage]
    found, start = list(first), 0
    for sentence, words in zip(own.sentences[passage], others, strict=False):
        start += len(sentence) + 1
        found += [Word(start + w.start, start + w.end, w.text, w.name) for w in words]
    return found


def _span(word: Word) -> Span:
    return word.start, word.end


def _spelled(words: Sequence[Word], others: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Each of the words that is a name with each word of the other article that spells it."""
    names = [word for word in words if word.name]
    sounds = [skeleton(name.text) for name in names]
    asked = [asked_for(sound) for sound in sounds]
    any_asked = frozenset[str]().union(*asked)
    spelling = [w for w in others if not spellings_of(w.text).isdisjoint(any_asked)]
    for name, sound, forms in zip(names, sounds, asked, strict=True):
        if len(sound) >= _TELLING:
            yield from ((name, w) for w in spelling if not spellings_of(w.text).isdisjoint(forms))
        elif first := first_letters(name.text)[:_FIRST]:
            yield from ((name, w) for w in others if first == first_letters(w.text)[:_FIRST])


def _once(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Those pairs of which neither side is one with another."""
    return [
        (x, y, name)
        for x, y, name in pairs
        if sum(x == one for one, _, _ in pairs) == sum(y == other for _, other, _ in pairs) == 1
    ]


def _places(own: Persons, passage: slice) -> _Places:
    """The spans of the countries and cities of a passage, and what each can mean."""
    found, start = [], 0
    for sentence, names in zip(own.sentences[passage], own.known.names[passage], strict=True):
        found += [((start + n.start, start + n.end), n.values) for n in names if n.kind in PLACES]
        start += len(sentence) + 1
    return found
