"""Names that one of two short aligned passages exchanges for others.

Two bulletins made from one template may differ in nothing but a name. In a brief passage a name
stands out; in a long one many names agree, and some are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

from service.match.align import Group
from service.match.brief import NAMED, SHORT, short_groups
from service.match.facing import Marks
from service.match.persons import Persons
from service.match.standing import lowered, unlike
from service.text.dotted_names import (
    DottedName,
    is_same_name,
    is_same_sound,
    is_sounded,
    writes_dots,
)
from service.text.full_names import FullName, spells_names, tells_persons
from service.text.heard_names import first_letters, heard, is_heard, is_joined
from service.text.names import WORD, is_spelled_out, skeleton, spells_sounds, written
from service.text.single_names import common_sounds

_T = TypeVar("_T")
PersonQuotes = tuple[tuple[str, ...], tuple[str, ...]]
"""What stands in A and what in B."""
_MARKED_ONCE = 180
"""The letters where one side marks no names, or both do in a text that is not so brief."""
_FEW = 6
"""The aligned passages of a text so brief that its longer ones are compared, too."""
_FELT = 0.5
"""How clearly a passage stands below the others where no other sign of another name is needed."""
_TELLING = 4
"""A word with so many of its consonants answers a name wherever it stands in the article."""
_LEAST = 2
"""A word of fewer consonants is answered by one that begins with the same letters."""


_ALIKE = 0.6
"""The share of consonants in common from which two full names may be one: of parts of six lines of
NTREX more than half that seem to exchange a name have such, and 4 % of those where one was changed.
"""


@dataclass(frozen=True, slots=True)
class PersonAgreement:
    """`exchanged` quotes full names that stand for each other in short aligned passages, neither
    with an answer, also where one side spells them by its own sounds; `doubtful` those that only
    one side tells for names. `felt` adds up how clearly the passages stand below the others.
    `unsure` are those of both that a dot tells, or what may be no full name."""

    exchanged: tuple[PersonQuotes, ...]
    doubtful: tuple[PersonQuotes, ...]
    felt: float = 0.0
    unsure: frozenset[PersonQuotes] = frozenset()

    @property
    def sure(self) -> frozenset[PersonQuotes]:
        """Those of both that nothing leaves in doubt."""
        return frozenset(self.exchanged + self.doubtful) - self.unsure


NO_PERSONS = PersonAgreement((), ())
"""Two articles without full names in short aligned passages."""


class _Place(NamedTuple):
    """A stretch of both articles, and how clearly it stands below the others."""

    a: slice
    b: slice
    low: float


def compare_persons(
    a: Persons, b: Persons, groups: Sequence[Group], added: Marks = ((), ())
) -> PersonAgreement:
    """Collect the full names of short aligned passages that the other side gives otherwise.

    added: the sentences of A and of B that a site has added, none where empty: what stands in the
    place of such a one is missing on the other side, and nothing is exchanged for it.
    """
    low = dict(zip(groups, lowered(groups), strict=True))
    most = _most(a, b) if len(groups) <= _FEW else _usual(a, b)
    short = list(short_groups(a.sentences, b.sentences, groups, most))
    between = unlike(groups, len(a.sentences), len(b.sentences))
    places = [_Place(g.a_slice, g.b_slice, low[g]) for g in short]
    places += [_Place(x, y, 1.0) for x, y in between if not _is_added(x, y, added)]
    found: dict[PersonQuotes, float] = {}
    if a.marked and b.marked:
        found = _exchanged(a, b, [*places, *_shifted(a, b, short, low)])
        return PersonAgreement(tuple(found), (), sum(found.values()), _unsure(a, b, found))
    if a.marked:
        found = _doubtful(a, b, places)
    elif b.marked:
        turned = _doubtful(b, a, [_Place(y, x, low) for x, y, low in places])
        found = {(y, x): felt for (x, y), felt in turned.items()}
    else:
        found = _sounding_otherwise(a, b, places)
    exchanged = tuple(quotes for quotes in found if all(quotes))
    doubtful = tuple(quotes for quotes in found if not all(quotes))
    return PersonAgreement(exchanged, doubtful, sum(found.values()), _unsure(a, b, found))


def _unsure(a: Persons, b: Persons, found: Iterable[PersonQuotes]) -> frozenset[PersonQuotes]:
    """Those that tell less: by a dot, or by what may be no full name."""
    if writes_dots(a.language) or writes_dots(b.language):
        return frozenset(found)
    return frozenset((x, y) for x, y in found if {*x} & a.unsure or {*y} & b.unsure)


def _is_added(of_a: slice, of_b: slice, added: Marks) -> bool:
    return any(added[0][of_a]) or any(added[1][of_b])


def _usual(a: Persons, b: Persons) -> int:
    """The same in texts that are no bulletins."""
    return _MARKED_ONCE if a.marked and b.marked else SHORT


def _most(a: Persons, b: Persons) -> int:
    """Letters up to which the names of passages are compared."""
    told = all(side.marked or writes_dots(side.language) for side in (a, b))
    return NAMED if told else _MARKED_ONCE


def _shifted(
    a: Persons, b: Persons, groups: Sequence[Group], low: Mapping[Group, float]
) -> Iterator[_Place]:
    """Two passages on end of which each has names on one side alone: there sentences were joined
    in two ways."""
    for g, h in pairwise(groups):
        names = [any(side) for side in (a.names[g.a_slice], b.names[g.b_slice])]
        after = [any(side) for side in (a.names[h.a_slice], b.names[h.b_slice])]
        on_end = (g.a_end, g.b_end) == (h.a_start, h.b_start)
        if on_end and names in ([True, False], [False, True]) and after == names[::-1]:
            both = slice(g.a_start, h.a_end), slice(g.b_start, h.b_end)
            yield _Place(*both, max(low[g], low[h]))


def _exchanged(a: Persons, b: Persons, places: Sequence[_Place]) -> dict[PersonQuotes, float]:
    """The names of both sides without an answer, and how clearly their passage stands below."""
    found: dict[PersonQuotes, float] = {}
    for of_a, of_b, low in places:
        left = _open(a, of_a, b, of_b)
        right = _open(b, of_b, a, of_a) if left else []
        pairs = zip(left, right, strict=False)
        found |= {((x,), (y,)): low for x, y in pairs if not _sounds_alike(x, y)}
    return found


def _sounds_alike(name: str, other: str) -> bool:
    """Whether two full names may be one, spelled by other rules."""
    one, two = ("".join(WORD.findall(quote)) for quote in (name, other))
    return common_sounds(one, two) >= _ALIKE


def _open(own: Persons, mine: slice, other: Persons, theirs: slice) -> list[str]:
    """The full names of a passage without an answer in the other passage, where it may be
    spelled in many ways, nor in the other article, where it may not."""
    names = [
        name
        for name in _flat(own.names[mine])
        if not (_stands_in(name, other) or own.is_body(name.words, other))
    ]
    if not names:
        return []
    said = other.sentences[theirs]
    spoken = [heard(sentence, other.marked) for sentence in said]
    return [
        name.quote
        for name in names
        if not any(is_heard(name, words) for words in spoken)
        and not any(is_joined(name, sentence, other.marked) for sentence in said)
    ]


def _stands_in(name: FullName, other: Persons) -> bool:
    sounds = filter(lambda s: len(s) >= _TELLING, map(skeleton, name.words))
    return any(is_spelled_out(sound, other.words) for sound in sounds) or any(
        first_letters(word) in other.beginnings
        for word in name.words
        if len(skeleton(word)) < _LEAST
    )


def _doubtful(own: Persons, other: Persons, places: Sequence[_Place]) -> dict[PersonQuotes, float]:
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
            found |= {((x,), ()): low for x in _open(own, mine, other, theirs)}
    return found


def _sounding_otherwise(
    a: Persons, b: Persons, places: Sequence[_Place]
) -> dict[PersonQuotes, float]:
    """What two sides of which none marks names give otherwise: names with dots, of which the words
    on end of the other side's passage, or its own names with dots, have none that sounds alike."""
    found: dict[PersonQuotes, float] = {}
    for of_a, of_b, low in places:
        left = _unheard(_flat(a.dotted[of_a]), b)
        right = _unheard(_flat(b.dotted[of_b]), a)
        if writes_dots(a.language) and writes_dots(b.language):
            found |= {((x,), (y,)): low for x, y in zip(left, right, strict=False)}
        else:
            found |= {((x,), ()): low for x in left} | {((), (y,)): low for y in right}
    return found


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
