"""What exact and approximate search have in common: articles of several vectors, and ties."""

from __future__ import annotations

from abc import ABC, abstractmethod

import faiss
import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.search.index import WAYS

_THREADS = faiss.omp_get_max_threads()
_MANY = 256
"""Vectors from which on their sharing out is worth the wait."""


class EntryIndex(ABC):
    """An index in which each vector of an article is one entry: `number * WAYS + way`."""

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self._several: dict[int, int] = {}

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def rows(self) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
        """What it holds, row by row: vectors (n, d) and entries (n,), -1 where there is none."""

    @abstractmethod
    def _restore(self, values: NDArray[np.float16], entries: NDArray[np.int64]) -> None: ...

    @abstractmethod
    def __contains__(self, number: int) -> bool: ...

    @abstractmethod
    def _put(self, entries: NDArray[np.int64], vectors: Vectors) -> None: ...

    @abstractmethod
    def _drop(self, entries: list[int]) -> None:
        """Forget entries, of which some may not be there."""

    @abstractmethod
    def _vector(self, entry: int) -> Vectors: ...

    @abstractmethod
    def _entries(self) -> NDArray[np.int64]:
        """The entries that it holds, in any order."""

    @abstractmethod
    def _nearest(self, vectors: Vectors, width: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The nearest entries of each row by their numbers, (n, width); -1 where there are fewer.

        Equal similarities are in any order.
        """

    @abstractmethod
    def _reaching(self, vector: Vectors, floor: np.float32) -> tuple[Vectors, NDArray[np.int64]]:
        """Enough of the nearest of one vector, (d,), to hold those that reach a floor."""

    def add(self, numbers: NDArray[np.int64], vectors: Vectors) -> None:
        """Add vectors under the numbers of articles that the index does not hold yet."""
        entries = numbers * WAYS + _occurrences(numbers)
        self._several |= _several(entries)
        self._put(entries, vectors)

    def restore(self, values: NDArray[np.float16], entries: NDArray[np.int64]) -> None:
        """Hold in an empty index what `rows` gave."""
        self._several = _several(entries[entries >= 0])
        self._restore(values, entries)

    def search(self, vectors: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The k nearest of each row, nearest first, then by number."""
        if not len(self):
            shape = (len(vectors), k)
            return np.full(shape, -1, np.float32), np.full(shape, -1, np.int64)
        # The vectors of one article take several places: it costs little to ask for more at once.
        width = min((2 * k if self._several else k) + 1, len(self))
        while True:
            similarities, numbers = self._nearest(vectors, width)
            last, ended = similarities[:, -1], numbers[:, -1] < 0
            if self._several:
                similarities, numbers = _nearer_ones(similarities, numbers)
            # FAISS cuts equal similarities by place, not by number: see all that equal the last.
            if width == len(self) or (ended | (similarities[:, k - 1] > last)).all():
                break
            width = min(2 * width, len(self))
        order = np.lexsort((numbers, -similarities), axis=1)[:, :k]
        return np.take_along_axis(similarities, order, 1), np.take_along_axis(numbers, order, 1)

    def within(self, vectors: Vectors, floor: float) -> tuple[Vectors, NDArray[np.int64]]:
        """Those that are at least as similar as `floor`, nearest first, then by number."""
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
        """Forget the vectors of numbers; the cost does not depend on how many it holds."""
        held = ((number, self._several.pop(number, 1)) for number in numbers.tolist())
        self._drop([number * WAYS + way for number, count in held for way in range(count)])

    def vectors(self, number: int) -> Vectors:
        """The vectors of a number that it holds, (m, d) float32."""
        ways = range(self._several.get(number, 1))
        return np.asarray([self._vector(number * WAYS + way) for way in ways], dtype=np.float32)

    def numbers(self) -> NDArray[np.int64]:
        """All numbers it holds, (n,), ascending."""
        # For a million, sorting takes a tenth of what the hash table of `np.unique` takes.
        ordered = np.sort(self._entries() // WAYS)
        return ordered[np.diff(ordered, prepend=-1) > 0]


def share_out(vectors: int) -> None:
    """Let FAISS share out vectors among threads.

    For a few it would only have to wait for them, milliseconds where others hold the cores.
    """
    faiss.omp_set_num_threads(1 if vectors < _MANY else _THREADS)


def _several(entries: NDArray[np.int64]) -> dict[int, int]:
    """How many vectors those articles have that have more than one."""
    again = entries[entries % WAYS > 0] // WAYS
    numbers, counts = np.unique(again, return_counts=True)
    return dict(zip(numbers.tolist(), (counts + 1).tolist(), strict=True))


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
