"""How far aligned passages stand below the others of the same two articles.

What two languages, two writers and an encoder make of likeness is the same in all passages of
two articles. A sentence in which one name was exchanged lies below the rest: by a quarter of the
scale or more in two of three, while hardly a translation with a name that is not found does.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.match.align import Group

_USUAL, _CLEAR = 0.15, 0.35
"""A passage may stand so far below the others by chance, and from the latter on does not."""


def lowered(groups: Sequence[Group]) -> list[float]:
    """How clearly each passage stands below the mean of the others, 0..1; 0 where it is alone."""
    total = sum(g.likeness for g in groups)
    others = len(groups) - 1
    return [_clearly((total - g.likeness) / others - g.likeness) if others else 0.0 for g in groups]


def _clearly(below: float) -> float:
    return min(1.0, max(0.0, (below - _USUAL) / (_CLEAR - _USUAL)))
