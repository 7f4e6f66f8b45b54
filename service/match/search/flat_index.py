"""Exact search over every vector."""

from __future__ import annotations

from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.search.entry_index import EntryIndex, share_out
from service.match.search.index import WAYS

EXACT_UP_TO = 32_768
"""As many vectors as are searched exactly; docs/architecture.md says why."""
_WIDTH = 256
"""At least so many of the nearest are asked for where all within reach are wanted."""


class FlatIndex(EntryIndex):
    """Exact search over every vector, kept in half precision (FAISS scalar quantiser).

    It takes 2 d bytes a vector. A result does not depend on the order in which vectors were
    added.
    """

    def __init__(self, dimension: int) -> None:
        super().__init__(dimension)
        self._rows = half_rows(dimension)
        self._index: Any = faiss.IndexIDMap(self._rows)
        self._places: dict[int, int] = {}
        self._width = _WIDTH

    def __len__(self) -> int:
        return len(self._places)

    def rows(self) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
        """What it holds, row by row: vectors (n, d) and entries (n,)."""
        if not len(self):
            return np.empty((0, self.dimension), np.float16), self._entries()
        codes = faiss.rev_swig_ptr(self._rows.codes.data(), len(self) * self._rows.code_size)
        return codes.view(np.float16).reshape(len(self), -1).copy(), self._entries()

    def _restore(self, values: NDArray[np.float16], entries: NDArray[np.int64]) -> None:
        self._put(entries, values.astype(np.float32))

    def __contains__(self, number: int) -> bool:
        return number * WAYS in self._places

    def _put(self, entries: NDArray[np.int64], vectors: Vectors) -> None:
        share_out(len(vectors))
        first = len(self)
        self._index.add_with_ids(vectors, entries)
        self._places.update(zip(entries.tolist(), range(first, first + len(entries)), strict=True))

    def _drop(self, entries: list[int]) -> None:
        for entry in entries:
            place = self._places.pop(entry, None)
            if place is not None:
                self._fill(place)

    def _fill(self, place: int) -> None:
        """Let the last row take a place; FAISS would move all rows after it."""
        last, size = len(self), self._rows.code_size
        if place != last:
            codes = faiss.rev_swig_ptr(self._rows.codes.data(), (last + 1) * size)
            entries = faiss.rev_swig_ptr(self._index.id_map.data(), last + 1)
            codes[place * size : (place + 1) * size] = codes[last * size :]
            entries[place] = entries[last]
            self._places[int(entries[last])] = place
        self._rows.codes.resize(last * size)
        self._index.id_map.resize(last)
        self._rows.ntotal = self._index.ntotal = last

    def _vector(self, entry: int) -> Vectors:
        return np.asarray(self._rows.reconstruct(self._places[entry]), dtype=np.float32)

    def _entries(self) -> NDArray[np.int64]:
        return np.asarray(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    def _nearest(self, vectors: Vectors, width: int) -> tuple[Vectors, NDArray[np.int64]]:
        share_out(len(vectors))
        similarities, entries = self._index.search(vectors, width)
        return similarities, entries // WAYS

    def _reaching(self, vector: Vectors, floor: np.float32) -> tuple[Vectors, NDArray[np.int64]]:
        # FAISS's own search by range was measured 6 to 25 times slower than its search for many.
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


def half_rows(dimension: int) -> Any:  # noqa: ANN401 - FAISS has no types
    """An empty FAISS index that searches vectors in half precision exactly."""
    quantiser = faiss.ScalarQuantizer.QT_fp16
    return faiss.IndexScalarQuantizer(dimension, quantiser, faiss.METRIC_INNER_PRODUCT)
