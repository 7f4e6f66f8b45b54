"""The wording that two articles have in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from service.match.verdicts.judgement import CommonWording
from service.match.verdicts.side import Side


def common_wording(a: Side, b: Side) -> CommonWording:
    """Common shingles as a share of both texts together, of A and of B."""
    common = _common(a.shingles, b.shingles)
    union = a.shingles.size + b.shingles.size - common
    return CommonWording(
        common / max(1.0, union), common / max(1, a.shingles.size), common / max(1, b.shingles.size)
    )


def _common(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> float:
    """How many values two sorted arrays of distinct values have in common."""
    short, long = sorted((a, b), key=len)
    if not short.size:
        return 0.0
    places = np.minimum(np.searchsorted(long, short), long.size - 1)
    return float(np.count_nonzero(long[places] == short))
