"""An article that holds another among more site lines than an article may lose on its own."""

from __future__ import annotations

from service.match.coverage.overlap import Overlap, Sides
from service.match.verdicts.contained import BOTH
from service.match.verdicts.side import Side
from service.match.verdicts.ways import Way


def bared_sides(a: Side, b: Side, way: Way, sides: Sides, found: Overlap) -> Sides | None:
    """The two with more of the one that holds the other taken for its site's; else None.

    Where the other says nothing but what is left, that is no beginning which both have in common:
    of two notices that begin alike, each goes on with what the other lacks.
    """
    if max(found.coverage_a, found.coverage_b) < BOTH:
        return None
    if found.coverage_a < min(BOTH, found.coverage_b):
        left = a.bared(way.a)
        return None if left is None else sides._replace(a=left)
    if found.coverage_b < min(BOTH, found.coverage_a):
        right = b.bared(way.b)
        return None if right is None else sides._replace(b=right)
    return None
