"""Where in two articles full names are compared: in short passages, and between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from service.match.alignment.align import Group
from service.match.coverage.brief import NAMED, SHORT, short_groups
from service.match.coverage.standing import lowered, unlike
from service.match.differences.facing import Marks
from service.match.facts.persons import Persons
from service.text.persons.dotted_names import writes_dots

_MARKED_ONCE = 180
"""The letters where one side marks no names, or both do in a text that is not so brief."""
_FEW = 6
"""The aligned passages of a text so brief that its longer ones are compared, too."""


class Stretch(NamedTuple):
    """A stretch of both articles, and how clearly it stands below the others."""

    a: slice
    b: slice
    low: float


def stretches(a: Persons, b: Persons, groups: Sequence[Group], added: Marks) -> list[Stretch]:
    """The short aligned passages and what stands between them on both sides, but for sentences that
    a site has added; where both sides mark names, also what is joined in two ways."""
    low = dict(zip(groups, lowered(groups), strict=True))
    most = _most(a, b) if len(groups) <= _FEW else _usual(a, b)
    short = list(short_groups(a.sentences, b.sentences, groups, most))
    between = unlike(groups, len(a.sentences), len(b.sentences))
    found = [Stretch(g.a_slice, g.b_slice, low[g]) for g in short]
    found += [Stretch(x, y, 1.0) for x, y in between if not _is_added(x, y, added)]
    return [*found, *_shifted(a, b, short, low)] if a.marked and b.marked else found


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
) -> Iterator[Stretch]:
    """Two passages on end of which each has names on one side alone: there sentences were joined
    in two ways."""
    for g, h in pairwise(groups):
        names = [any(side) for side in (a.names[g.a_slice], b.names[g.b_slice])]
        after = [any(side) for side in (a.names[h.a_slice], b.names[h.b_slice])]
        on_end = (g.a_end, g.b_end) == (h.a_start, h.b_start)
        if on_end and names in ([True, False], [False, True]) and after == names[::-1]:
            both = slice(g.a_start, h.a_end), slice(g.b_start, h.b_end)
            yield Stretch(*both, max(low[g], low[h]))
