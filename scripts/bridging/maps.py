"""Ridge maps between encoders that leave out documents and languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

RIDGE = 1.0
Gram = tuple[NDArray[np.float64], NDArray[np.float64]]


def gram(source: Vectors, target: Vectors) -> Gram:
    """What one group of lines adds to the normal equations; rows without a vector are left out."""
    made = ~np.isnan(source[:, 0])
    x = np.c_[source[made], np.ones(int(made.sum()))].astype(np.float64)
    return x.T @ x, x.T @ target[made].astype(np.float64)


class Maps:
    """Maps fitted on all groups but some, from the parts that each group adds."""

    def __init__(self, grams: Mapping[tuple[str, int], Gram]) -> None:
        self._grams = grams

    def without(self, fold: int, file: str | None = None) -> NDArray[np.float64]:
        """The map (d + 1, D) fitted on no line of a fold, and on no line of a file."""
        kept = [g for (f, k), g in self._grams.items() if k != fold and f != file]
        return _solved(kept)


def carried(vectors: Vectors, fitted: NDArray[np.float64]) -> Vectors:
    """Vectors (n, d) carried over by a map: (n, D)."""
    return np.asarray(vectors @ fitted[:-1] + fitted[-1], dtype=np.float32)


def _solved(grams: Iterable[Gram]) -> NDArray[np.float64]:
    products, aims = reduce(lambda a, b: (a[0] + b[0], a[1] + b[1]), grams)
    penalty = np.eye(len(products)) * RIDGE
    penalty[-1, -1] = 0
    return np.asarray(np.linalg.solve(products + penalty, aims), dtype=np.float64)
