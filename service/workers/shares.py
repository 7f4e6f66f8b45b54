"""Which calls of a sequence each worker makes: those on end, as neighbours have much in common."""

from __future__ import annotations

from itertools import pairwise


class Shares:
    """The places of a sequence, each taken once: in as many parts of equal size as there are
    takers, who begin at the beginning of their own and then help at the end of the largest."""

    def __init__(self, places: int, takers: int) -> None:
        ends = [places * taker // takers for taker in range(takers + 1)]
        self._left = [range(*part) for part in pairwise(ends)]

    def take(self, taker: int) -> int | None:
        """The next place of a taker; None where none is left."""
        if own := self._left[taker]:
            self._left[taker] = own[1:]
            return own[0]
        largest = max(range(len(self._left)), key=lambda part: len(self._left[part]))
        if not (part := self._left[largest]):
            return None
        self._left[largest] = part[:-1]
        return part[-1]
