"""The vector index over all languages: nearest articles as candidates, never as verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

REACH = 64
"""Articles with a lexical or fact key in common are compared with this many next by id."""
_BATCH = 512
_WIDTH = 256
"""At least so many of the nearest are asked for where all within reach are wanted."""
_THREADS = faiss.omp_get_max_threads()


class VectorIndex(Protocol):
    """Finds the nearest of the vectors it holds, by inner product of unit vectors."""

    def add(self, numbers: NDArray[np.int64], vectors: Vectors) -> None:
        """Add vectors, (n, d) float32 unit rows, under numbers, (n,) int64, each new."""
        ...

    def search(self, vectors: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The k nearest of each row: similarities and numbers, (n, k); -1 where there are fewer."""
        ...

    def within(self, vector: Vectors, floor: float) -> tuple[Vectors, NDArray[np.int64]]:
        """All that are at least as similar as `floor` to one vector (d,), nearest first."""
        ...

    def remove(self, numbers: NDArray[np.int64]) -> None:
        """Forget the vectors of numbers; those it does not hold are no error."""
        ...

    def __len__(self) -> int: ...


class FlatIndex:
    """Exact search over every vector, kept in half precision (FAISS scalar quantiser).

    It takes 2 d bytes a vector. Index vectors are rounded to half precision where they are
    made, so nothing more is lost here, and the similarity of two is the same number from
    whichever side it is asked. Equal similarities are ordered by number, so that a result
    does not depend on the order in which vectors were added.
    """

    def __init__(self, dimension: int) -> None:
        self._index: Any = faiss.IndexIDMap2(
            faiss.IndexScalarQuantizer(
                dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
            )
        )
        self._width = _WIDTH

    @classmethod
    def read(cls, path: str) -> Self:
        """Read what `write` wrote; raises RuntimeError where that is damaged."""
        index = cls(1)
        index._index = faiss.read_index(path)
        return index

    def write(self, path: str) -> None:
        """Write the index into a file; raises RuntimeError where the disk fails."""
        faiss.write_index(self._index, path)

    def add(self, numbers: NDArray[np.int64], vectors: Vectors) -> None:
        """Add vectors under numbers that the index does not hold yet."""
        self._index.add_with_ids(vectors, numbers)

    def search(self, vectors: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The k nearest of each row, nearest first, then by number."""
        if not len(self):
            shape = (len(vectors), k)
            return np.full(shape, -1, np.float32), np.full(shape, -1, np.int64)
        width = min(k + 1, len(self))
        similarities, numbers = self._nearest(vectors, width)
        # FAISS cuts equal similarities by place, not by number: see all that equal the last.
        while width < len(self) and (similarities[:, k - 1] == similarities[:, -1]).any():
            width = min(2 * width, len(self))
            similarities, numbers = self._nearest(vectors, width)
        order = np.lexsort((numbers, -similarities), axis=1)[:, :k]
        return np.take_along_axis(similarities, order, 1), np.take_along_axis(numbers, order, 1)

    def within(self, vector: Vectors, floor: float) -> tuple[Vectors, NDArray[np.int64]]:
        """All that are at least as similar as `floor`, nearest first, then by number."""
        similarities, numbers = self._reaching(vector, np.float32(floor))
        near = similarities >= np.float32(floor)
        similarities, numbers = similarities[near], numbers[near]
        order = np.lexsort((numbers, -similarities))
        return similarities[order], numbers[order]

    def remove(self, numbers: NDArray[np.int64]) -> None:
        """Forget the vectors of numbers."""
        self._index.remove_ids(faiss.IDSelectorBatch(numbers))

    def _nearest(self, vectors: Vectors, width: int) -> tuple[Vectors, NDArray[np.int64]]:
        # FAISS shares out queries among threads; for a single one it only has to wait for them,
        # milliseconds where others hold the cores.
        faiss.omp_set_num_threads(1 if len(vectors) == 1 else _THREADS)
        similarities, numbers = self._index.search(vectors, width)
        return similarities, numbers

    def _reaching(self, vector: Vectors, floor: np.float32) -> tuple[Vectors, NDArray[np.int64]]:
        """Enough of the nearest to hold all that reach a floor.

        FAISS's own search by range was measured 6 to 25 times slower than its search for many.
        """
        width = self._width
        while True:
            width = min(width, len(self))
            if not width:
                return np.empty(0, np.float32), np.empty(0, np.int64)
            similarities, numbers = self._nearest(vector[None], width)
            if width == len(self) or similarities[0, -1] < floor:
                # Most vectors have about as many within reach as the one before.
                found = int(np.count_nonzero(similarities[0] >= floor))
                self._width = max(_WIDTH, found + found // 4)
                return similarities[0], numbers[0]
            width *= 4

    def vector(self, number: int) -> Vectors:
        """The vector of a number that it holds, (d,) float32."""
        return np.asarray(self._index.reconstruct(number), dtype=np.float32)

    def numbers(self) -> NDArray[np.int64]:
        """All numbers it holds, (n,), in no order."""
        return np.asarray(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    @property
    def dimension(self) -> int:
        """The dimension of its vectors."""
        return int(self._index.d)

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
            near = [
                int(other)
                for other, value in zip(others, values, strict=True)
                if other >= 0 and other != own and value >= floor
            ]
            # Among many equal ones an article need not be its own nearest.
            yield from ((min(int(own), other), max(int(own), other)) for other in near[:k])
