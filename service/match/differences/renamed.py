"""Single names that stand for one another, as where a template was filled anew.

A name that is not found may be translated ("Cup", "Coppa"). That the same two, alone in two short
aligned passages without an answer, stand for each other is seldom seen in translations of a brief
text: what is named twice is what a bulletin is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW, NAMED, short_groups
from service.match.facts.persons import Persons
from service.text.names.names import is_spelled_out, skeleton
from service.text.persons.full_names import FullName
from service.text.persons.heard_names import first_letters, heard, is_heard
from service.text.persons.single_names import sounds_alike

_MORE_THAN_ONCE = 2
_LEAST = 2
"""One consonant answers nothing."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """Names that stand for each other in short aligned passages: in two sentences or more, or
    once."""

    twice: tuple[tuple[str, str], ...]
    once: tuple[tuple[str, str], ...]

    @property
    def quotes(self) -> tuple[tuple[str, str], ...]:
        """All of them."""
        return self.twice + self.once


NONE_RENAMED = Renamed((), ())
"""Two articles without names that stand for each other."""


def renamed(a: Persons, b: Persons, groups: Sequence[Group]) -> Renamed:
    """Find the names that stand for each other in short aligned passages, none of them with
    another name that the other article does not answer; none where a side marks no names, nor in
    texts that are not brief."""
    if len(groups) > FEW or not (a.marked and b.marked):
        return NONE_RENAMED
    of_a, of_b = a.single, b.single
    known_a, known_b = _compared(a, b), _compared(b, a)
    told: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for g in short_groups(a.sentences, b.sentences, groups, NAMED):
        left = _open(a, g.a_slice, known_a, b, g.b_slice)
        right = _open(b, g.b_slice, known_b, a, g.a_slice) if len(left) == 1 else {}
        if len(right) == 1:
            ((x, quote_a),), ((y, quote_b),) = left.items(), right.items()
            times = min(_times(quote_a, of_a[g.a_slice]), _times(quote_b, of_b[g.b_slice]))
            told[x, y] += [(quote_a, quote_b)] * times
    other = [quotes for quotes in told.values() if not sounds_alike(*quotes[0])]
    return Renamed(
        tuple(quotes[0] for quotes in other if len(quotes) >= _MORE_THAN_ONCE),
        tuple(quotes[0] for quotes in other if len(quotes) < _MORE_THAN_ONCE),
    )


def _times(name: str, names: Sequence[Sequence[str]]) -> int:
    """How many sentences of a passage have the name."""
    return sum(name in each for each in names)


def _open(
    own: Persons, mine: slice, known: frozenset[str], other: Persons, place: slice
) -> dict[str, str]:
    """The names of a passage without an answer in the other passage, nor in the other article
    where it may not be spelled in many ways, and that are not known, as names that are compared by
    what they mean, nor of a body; by what is left of them in any ending."""
    told = (name for each in own.single[mine] for name in each)
    found = {skeleton(name): name for name in told if not own.is_body((name,), other)}
    if not found:
        return {}
    spoken = other.sentences[place]
    return {
        sound: name
        for sound, name in found.items()
        if sound not in known
        and not (len(sound) >= _LEAST and is_spelled_out(sound, other.words))
        and first_letters(name) not in other.beginnings
        and not any(is_heard(FullName(name, (name,)), heard(said, True)) for said in spoken)
    }


def _compared(own: Persons, other: Persons) -> frozenset[str]:
    """What is left of what is compared by what it means: known names, but for cities that the
    other side does not name by a known name, and offices that the other article means."""
    kept = (
        name.quote
        for names in own.known.names
        for name in names
        if name.kind != "city" or name.values & other.known.values
    )
    offices = (
        sound for sound, meant in own.meant.reworded.items() if any(map(other.meant.means, meant))
    )
    return frozenset(skeleton(word) for quote in kept for word in quote.split()).union(offices)
