"""What two articles can have in common at most, told of many at once and without aligning them.

Each sentence is aligned in one group at most, and no group says more of it than the passage of
the other article that is most like it: that bounds coverage from above. Most candidates are
nothing to each other, and the bounds of nearly all of those leave no doubt of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.calibration import Scale
from models.encoder import Vectors
from service.match.coverage.overlap import headline_alone, supported
from service.match.coverage.passages import Passages

_ROUNDING = 1e-3
"""What is computed of many at once is rounded otherwise than what is computed of two."""
_ALONE = 1 << 18
"""Products of so many multiplications at most are left to one thread by OpenBLAS, whose threads
cost more than they give here: they spin for long after each product."""


class Bounds(NamedTuple):
    """Upper bounds for two articles, NaN where none can be told.

    `least` and `most` bound the smaller and the larger coverage of the two sides, `best` the
    likeness of the passages that are most alike.
    """

    least: float
    most: float
    best: float


def bounds(own: Passages, others: Sequence[Passages], scales: Sequence[Scale]) -> list[Bounds]:
    """What an article and each of others have in common at most; none is without sentences.

    scales: those of the languages of the article and of each of the others.
    """
    sizes = [len(other.weights) for other in others]
    starts = np.cumsum([0, *sizes[:-1]])
    rows, columns = _closest(own, others, starts[1:] - 1)
    unrelated, span = (np.repeat(part, sizes) for part in _parts(scales))
    in_own = np.maximum.reduceat((rows - unrelated) / span, starts, axis=1)
    in_others = supported((columns - unrelated) / span)
    weights = np.concatenate([other.weights for other in others])
    alone = np.array([headline_alone(own, other) for other in others])
    alones = np.array([headline_alone(other, own) for other in others])
    coverage = own.weights @ supported(in_own) / (1 - alone)
    coverages = np.add.reduceat(weights * in_others, starts) / (1 - alones)
    least, most = np.minimum(coverage, coverages), np.maximum(coverage, coverages)
    found = np.stack([least, most, in_own.max(axis=0)], axis=1) + _ROUNDING
    return [Bounds(*row) for row in found.tolist()]


def _parts(scales: Sequence[Scale]) -> tuple[Vectors, Vectors]:
    """Where the scales begin and how long they are: (k,) float32, NaN where one has no length."""
    parts = np.array([(s.unrelated, s.same - s.unrelated) for s in scales], dtype=np.float32)
    unrelated, span = parts.T
    return unrelated, np.where(span > 0, span, np.float32(np.nan))


def _closest(
    own: Passages, others: Sequence[Passages], ends: NDArray[np.intp]
) -> tuple[Vectors, Vectors]:
    """The cosines of the closest passages: (n, m) and (m,) for m sentences of all others.

    The first are those of passages that hold a sentence of the article, in each row, and begin
    with a sentence of another; the second those of all that hold a sentence of another.
    ends: the last sentence of each of the others but the last.
    """
    cosines = _cosines(own.vectors, others)
    closest = cosines.copy()
    before, after = own.joints[:, :, None]
    joined = before * cosines[:-1] + after * cosines[1:]
    np.maximum(closest[:-1], joined, out=closest[:-1])
    np.maximum(closest[1:], joined, out=closest[1:])
    before, after = _all_joints(others)
    joined = before * cosines[:, :-1] + after * cosines[:, 1:]
    joined[:, ends] = -np.inf
    np.maximum(closest[:, :-1], joined, out=closest[:, :-1])
    columns = closest.max(axis=0)
    np.maximum(columns[1:], joined.max(axis=0), out=columns[1:])
    return closest, columns


def _cosines(own: Vectors, others: Sequence[Passages]) -> Vectors:
    """The cosines of all sentences with those of others: (n, m)."""
    step = max(1, _ALONE // own.size)
    parts = [
        own @ other.vectors[start : start + step].T
        for other in others
        for start in range(0, len(other.vectors), step)
    ]
    return np.concatenate(parts, axis=1)


def _all_joints(others: Sequence[Passages]) -> Vectors:
    """The joints of all, with zeros between two articles: (2, m - 1)."""
    gap = np.zeros((2, 1), dtype=np.float32)
    parts = [part for other in others for part in (gap, other.joints)]
    return np.concatenate(parts[1:], axis=1)
