"""The candidate pairs of a run, each once, in eight bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Self

import numpy as np
from numpy.typing import NDArray

from service.pipeline.leaves import leaves

_BLOCK = 1 << 18
_HALF = 32
_LOW = (1 << _HALF) - 1


class Pairs:
    """Distinct pairs of article numbers, in ascending order or in that in which they were put.

    Python's own set and list of tuples take twenty times as much memory.
    """

    __slots__ = ("_codes",)

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Keep pairs of numbers below 2 ** 31, which may come in any order and repeatedly."""
        codes = (a << _HALF | b for a, b in pairs)
        found = np.empty(0, np.int64)
        # As many more each time as there are, so that what is kept is sorted only a few times.
        while len(more := np.fromiter(islice(codes, max(_BLOCK, len(found))), np.int64)):
            found = np.union1d(found, more)
        self._codes = found

    def __len__(self) -> int:
        return len(self._codes)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return _decoded(self._codes)

    def cut(self, size: int) -> Iterator[Self]:
        """The same in their order, so many at a time."""
        for start in range(0, len(self), size):
            yield self._taken(self._codes[start : start + size])

    def in_walks(self) -> Self:
        """All pairs, those of one article soon after those of the articles it is paired with.

        What is made of an article is kept for a while: in the order of numbers it would be
        gone before it is needed again (Cuthill and McKee 1969).
        """
        # Takes longer to import than a small run has to gain.
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import reverse_cuthill_mckee

        a, b = (self._codes >> _HALF).astype(np.int32), (self._codes & _LOW).astype(np.int32)
        size = int(b.max(initial=0)) + 1
        paired = coo_array((np.ones(len(a), np.int8), (a, b)), (size, size)).tocsr()
        walk = reverse_cuthill_mckee(paired + paired.T, symmetric_mode=True)
        place = np.empty(size, np.int64)
        place[walk] = np.arange(size)
        del paired, walk
        first, second = place[a], place[b]
        return self._by(np.minimum(first, second), np.maximum(first, second))

    def nearest_together(self, nearness: NDArray[np.float32]) -> Self:
        """All pairs, those of the nearest articles on end; nearness: (n,), of each pair."""
        a, b = self._codes >> _HALF, self._codes & _LOW
        place = leaves(a, b, nearness)
        first, second = place[a], place[b]
        # Once the later one of two is met, the other one was.
        return self._by(np.maximum(first, second), np.minimum(first, second))

    def _by(self, first: NDArray[np.int64], then: NDArray[np.int64]) -> Self:
        """The same pairs by two of their numbers."""
        return self._taken(self._codes[np.argsort(first << _HALF | then)])

    def _taken(self, codes: NDArray[np.int64]) -> Self:
        taken = type(self)(())
        taken._codes = codes
        return taken


def _decoded(codes: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    for start in range(0, len(codes), _BLOCK):
        block = codes[start : start + _BLOCK]
        yield from zip((block >> _HALF).tolist(), (block & _LOW).tolist(), strict=True)
