"""The candidate pairs of a run, each once, in eight bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

_BLOCK = 1 << 18
_HALF = 32
_LOW = (1 << _HALF) - 1


class Pairs:
    """Distinct pairs of article numbers, in ascending order.

    Python's own set and list of tuples take twenty times as much memory.
    """

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
        for start in range(0, len(self), _BLOCK):
            block = self._codes[start : start + _BLOCK]
            yield from zip((block >> _HALF).tolist(), (block & _LOW).tolist(), strict=True)
