"""The vector index over all languages: nearest articles as candidates, never as verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

_BATCH = 512


class VectorIndex(Protocol):
    """Finds the nearest of the vectors it holds, by inner product of unit vectors."""

    def add(self, numbers: NDArray[np.int64], vectors: Vectors) -> None:
        """Add vectors, (n, d) float32 unit rows, under numbers, (n,) int64, each new."""
        ...

    def search(self, vectors: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The k nearest of each row: similarities and numbers, (n, k); -1 where there are fewer."""
        ...

    def __len__(self) -> int: ...


class FlatIndex:
    """Exact search over every vector, kept in half precision (FAISS scalar quantiser).

    Half precision takes 2 d bytes a vector and was measured at recall 0.9998 of full
    precision. Equal similarities are ordered by number, so that a result does not depend on
    the order in which vectors were added.
    """

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension
        self._index = faiss.IndexIDMap2(
            faiss.IndexScalarQuantizer(
                dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
            )
        )

    def add(self, numbers: NDArray[np.int64], vectors: Vectors) -> None:
        """Add vectors under numbers that the index does not hold yet."""
        self._index.add_with_ids(vectors, numbers)

    def search(self, vectors: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The k nearest of each row, nearest first, then by number."""
        if not len(self):
            shape = (len(vectors), k)
            return np.full(shape, -1, np.float32), np.full(shape, -1, np.int64)
        width = min(k + 1, len(self))
        similarities, numbers = self._index.search(vectors, width)
        # FAISS cuts equal similarities by place, not by number: see all that equal the last.
        while width < len(self) and (similarities[:, k - 1] == similarities[:, -1]).any():
            width = min(2 * width, len(self))
            similarities, numbers = self._index.search(vectors, width)
        order = np.lexsort((numbers, -similarities), axis=1)[:, :k]
        return np.take_along_axis(similarities, order, 1), np.take_along_axis(numbers, order, 1)

    def __len__(self) -> int:
        return int(self._index.ntotal)


def neighbours(
    index: VectorIndex, numbers: NDArray[np.int64], vectors: Vectors, k: int, floor: float
) -> Iterator[tuple[int, int]]:
    """Pairs of numbers, the smaller first, of which one is among the k nearest of the other.

    Pairs less similar than `floor` are left out. A pair may come twice.
    """
    for start in range(0, len(numbers), _BATCH):
        rows = slice(start, start + _BATCH)
        similarities, found = index.search(vectors[rows], k + 1)
        for own, others, values in zip(numbers[rows], found, similarities, strict=True):
            for other, value in zip(others, values, strict=True):
                if other >= 0 and other != own and value >= floor:
                    yield (int(min(own, other)), int(max(own, other)))
