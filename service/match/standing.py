"""How far aligned passages stand below the others of the same two articles.

What two languages, two writers and an encoder make of likeness is the same in all passages of
two articles. A sentence in which one name was exchanged lies below the rest: by a quarter of the
scale or more in two of three, while hardly a translation with a name that is not found does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from service.match.align import Group

_USUAL, _CLEAR = 0.15, 0.35
"""A passage may stand so far below the others by chance, and from the latter on does not."""


def lowered(groups: Sequence[Group]) -> list[float]:
    """How clearly each passage stands below the mean of the others, 0..1; 0 where it is alone."""
    total = sum(g.likeness for g in groups)
    others = len(groups) - 1
    return [_clearly((total - g.likeness) / others - g.likeness) if others else 0.0 for g in groups]


def unlike(groups: Sequence[Group], count_a: int, count_b: int) -> list[tuple[slice, slice]]:
    """Where one sentence of each side stands between the same aligned passages, unlike the other.

    count_a, count_b: the sentences of the two articles, of which `groups` are aligned, in the
    reading order of A.
    """
    ends = Group(count_a, count_a, count_b, count_b, 0.0)
    rows = [Group(0, 0, 0, 0, 0.0), *(g for g in groups if not g.moved), ends]
    moved = [g for g in groups if g.moved]
    return [
        (slice(g.a_end, h.a_start), slice(g.b_end, h.b_start))
        for g, h in pairwise(rows)
        if (h.a_start - g.a_end, h.b_start - g.b_end) == (1, 1)
        and not any(m.a_start == g.a_end or m.b_start == g.b_end for m in moved)
    ]


def _clearly(below: float) -> float:
    return min(1.0, max(0.0, (below - _USUAL) / (_CLEAR - _USUAL)))
