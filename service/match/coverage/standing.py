"""How far aligned passages stand below the others of the same two articles.

What two languages, two writers and an encoder make of likeness is the same in all passages of
two articles. A sentence in which one name was exchanged lies below the rest: by a quarter of the
scale or more in two of three, while hardly a translation with a name that is not found does.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.match.alignment.align import Group
from service.match.alignment.gaps import gaps
from service.match.alignment.ramp import ramp

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
    moved = [g for g in groups if g.moved]
    return [
        (slice(left.start, left.stop), slice(right.start, right.stop))
        for left, right in gaps(groups, count_a, count_b)
        if len(left) == len(right) == 1
        and not any(m.a_start == left.start or m.b_start == right.start for m in moved)
    ]


def _clearly(below: float) -> float:
    return ramp(_USUAL, _CLEAR, below)
