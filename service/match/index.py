"""The vector index over all languages: nearest articles as candidates, never as verdicts."""

from __future__ import annotations

from typing import Any, Protocol, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

REACH = 64
"""Articles with a lexical or fact key in common are compared with this many next by id."""
_WIDTH = 256
"""At least so many of the nearest are asked for where all within reach are wanted."""
_THREADS = faiss.omp_get_max_threads()
WAYS = 2
"""The most vectors of one article: one for each way into the space."""


class VectorIndex(Protocol):
    """Finds the nearest of the articles whose vectors it holds, by inner product of unit vectors.

    An article may have several vectors, up to `WAYS`: it is as near as the nearest of them.
    """

    def add(self, numbers: NDArray[np.int64], vectors: Vectors) -> None:
        """Add vectors, (n, d) float32 unit rows, under the numbers of new articles, (n,) int64."""
        ...

    def search(self, vectors: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The k nearest of each row: similarities and numbers, (n, k); -1 where there are fewer."""
        ...

    def within(self, vectors: Vectors, floor: float) -> tuple[Vectors, NDArray[np.int64]]:
        """All that are at least as similar as `floor` to one of the vectors (m, d) of an article,
        nearest first."""
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
        self._several: set[int] = set()

    @classmethod
    def read(cls, path: str) -> Self:
        """Read what `write` wrote; raises RuntimeError where that is damaged."""
        index = cls(1)
        index._index = faiss.read_index(path)
        entries = index._entries()
        index._several = set((entries[entries % WAYS > 0] // WAYS).tolist())
        return index

    def write(self, path: str) -> None:
        """Write the index into a file; raises RuntimeError where the disk fails."""
        faiss.write_index(self._index, path)

    def add(self, numbers: NDArray[np.int64], vectors: Vectors) -> None:
        """Add vectors under the numbers of articles that the index does not hold yet."""
        places = _occurrences(numbers)
        self._index.add_with_ids(vectors, numbers * WAYS + places)
        self._several.update(numbers[places > 0].tolist())

    def search(self, vectors: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The k nearest of each row, nearest first, then by number."""
        if not len(self):
            shape = (len(vectors), k)
            return np.full(shape, -1, np.float32), np.full(shape, -1, np.int64)
        width = min(k + 1, len(self))
        while True:
            similarities, numbers = self._nearest(vectors, width)
            last = similarities[:, -1]
            if self._several:
                similarities, numbers = _nearer_ones(similarities, numbers)
            # FAISS cuts equal similarities by place, not by number: see all that equal the last.
            if width == len(self) or (similarities[:, k - 1] > last).all():
                break
            width = min(2 * width, len(self))
        order = np.lexsort((numbers, -similarities), axis=1)[:, :k]
        return np.take_along_axis(similarities, order, 1), np.take_along_axis(numbers, order, 1)

    def within(self, vectors: Vectors, floor: float) -> tuple[Vectors, NDArray[np.int64]]:
        """All that are at least as similar as `floor`, nearest first, then by number."""
        reached = [self._reaching(vector, np.float32(floor)) for vector in vectors]
        similarities = np.concatenate([one for one, _ in reached])
        numbers = np.concatenate([one for _, one in reached])
        near = similarities >= np.float32(floor)
        order = np.lexsort((numbers[near], -similarities[near]))
        similarities, numbers = similarities[near][order], numbers[near][order]
        if len(vectors) > 1 or self._several:
            first = np.sort(np.unique(numbers, return_index=True)[1])
            similarities, numbers = similarities[first], numbers[first]
        return similarities, numbers

    def remove(self, numbers: NDArray[np.int64]) -> None:
        """Forget the vectors of numbers."""
        entries = (numbers[:, None] * WAYS + np.arange(WAYS)).ravel()
        self._index.remove_ids(faiss.IDSelectorBatch(entries))
        self._several.difference_update(numbers.tolist())

    def _nearest(self, vectors: Vectors, width: int) -> tuple[Vectors, NDArray[np.int64]]:
        # FAISS shares out queries among threads; for a single one it only has to wait for them,
        # milliseconds where others hold the cores.
        faiss.omp_set_num_threads(1 if len(vectors) == 1 else _THREADS)
        similarities, entries = self._index.search(vectors, width)
        return similarities, entries // WAYS

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

    def vectors(self, number: int) -> Vectors:
        """The vectors of a number that it holds, (m, d) float32."""
        places = range(WAYS if number in self._several else 1)
        found = [self._index.reconstruct(number * WAYS + place) for place in places]
        return np.asarray(found, dtype=np.float32)

    def numbers(self) -> NDArray[np.int64]:
        """All numbers it holds, (n,), ascending."""
        return np.unique(self._entries() // WAYS)

    def _entries(self) -> NDArray[np.int64]:
        return np.asarray(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    @property
    def dimension(self) -> int:
        """The dimension of its vectors."""
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)


def _occurrences(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of some numbers, how often it stands before."""
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    starts = np.searchsorted(ordered, ordered)
    found = np.empty(len(numbers), np.int64)
    found[order] = np.arange(len(numbers)) - starts
    return found


def _nearer_ones(
    similarities: Vectors, numbers: NDArray[np.int64]
) -> tuple[Vectors, NDArray[np.int64]]:
    """Rows in which each number stands once, where it is nearest; the rest is -1, at the end."""
    order = np.lexsort((-similarities, numbers), axis=1)
    similarities = np.take_along_axis(similarities, order, 1)
    numbers = np.take_along_axis(numbers, order, 1)
    again = np.zeros(numbers.shape, dtype=bool)
    again[:, 1:] = numbers[:, 1:] == numbers[:, :-1]
    similarities = np.where(again, np.float32(-np.inf), similarities)
    numbers = np.where(again, -1, numbers)
    order = np.lexsort((numbers, -similarities), axis=1)
    return np.take_along_axis(similarities, order, 1), np.take_along_axis(numbers, order, 1)
