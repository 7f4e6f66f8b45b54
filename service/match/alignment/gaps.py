"""What lies between the aligned passages of two articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.match.alignment.align import Group


def gaps(groups: Sequence[Group], count_a: int, count_b: int) -> Iterator[tuple[range, range]]:
    """The sentences of A and of B between each two passages on end, before the first one and behind
    the last; those that were moved part nothing, and their sentences are among the others.

    count_a, count_b: the sentences of the two articles, of which `groups` are aligned, in the
    reading order of A.
    """
    first, last = Group(0, 0, 0, 0, 0.0), Group(count_a, count_a, count_b, count_b, 0.0)
    for before, after in pairwise([first, *(g for g in groups if not g.moved), last]):
        yield range(before.a_end, after.a_start), range(before.b_end, after.b_start)
