"""How sure a measured rate is: bootstrap intervals over documents (Efron 1979)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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
    if not total:
        return Rate(0, 0, 0.0, 1.0)
    open_ = min(1.0, _RULE_OF_THREE / total)
    if hits in (0, total):
        return Rate(hits, total, 1 - open_ if hits else 0.0, 1.0 if hits else open_)
    random = np.random.default_rng(_SEED)
    drawn = random.integers(len(counts), size=(_DRAWS, len(counts)))
    sums = counts[drawn].sum(axis=1)
    rates = sums[:, 0] / np.maximum(1, sums[:, 1])
    low, high = np.percentile(rates[sums[:, 1] > 0], _INSIDE)
    value = hits / total
    return Rate(hits, total, min(value, float(low)), max(value, float(high)))
