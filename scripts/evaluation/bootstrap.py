"""How sure a measured rate is: bootstrap intervals over documents (Efron 1979)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_DRAWS = 1000
_SEED = 1
_INSIDE = (2.5, 97.5)
_RULE_OF_THREE = 3.0
"""Where none of n was seen, a rate above 3/n would have shown one with 95 % (Hanley 1983)."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `total`, with the ends of its 95 % interval; nothing of nothing has the rate 1."""

    hits: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The rate, 0..1."""
        return self.hits / self.total if self.total else 1.0


def rate(documents: Sequence[tuple[int, int]]) -> Rate:
    """The rate over documents, given hits and total of each, and its 95 % interval.

    Documents are drawn with replacement, since the pairs of one document stand and fall together:
    1,000 times with a fixed seed, percentiles of the results. Where all or none are hits, every
    draw is the same, and the other end is what the rule of three leaves open.
    """
    counts = np.array(list(documents) or [(0, 0)], dtype=np.int64)
    hits, total = (int(n) for n in counts.sum(axis=0))
    if hits in (0, total):
        return Rate(hits, total, *left_open(hits, total))
    sums = draws(len(counts)) @ counts
    some = sums[sums[:, 1] > 0]
    return Rate(hits, total, *inside(some[:, 0] / some[:, 1], hits / total))


def left_open(hits: int, total: int) -> tuple[float, float]:
    """The interval where none or all of so many are hits: what the rule of three leaves open."""
    if not total:
        return 0.0, 1.0
    end = min(1.0, _RULE_OF_THREE / total)
    return (1 - end, 1.0) if hits else (0.0, end)


def draws(documents: int) -> NDArray[np.int64]:
    """How often each document is drawn: (draws, documents), every row summing to documents."""
    random = np.random.default_rng(_SEED)
    drawn = random.integers(documents, size=(_DRAWS, documents))
    places = drawn + documents * np.arange(_DRAWS)[:, None]
    return np.bincount(places.ravel(), minlength=_DRAWS * documents).reshape(_DRAWS, documents)


def inside(values: NDArray[np.float64], value: float) -> tuple[float, float]:
    """The ends of the middle 95 % of what the draws gave, with the measured value among them."""
    low, high = np.percentile(values, _INSIDE)
    return min(value, float(low)), max(value, float(high))
