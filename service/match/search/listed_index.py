"""Approximate search: short codes tell which vectors to look at, these say how near they are."""

from __future__ import annotations

from typing import TypeVar

import faiss
import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.search.codes import Codes
from service.match.search.entry_index import EntryIndex, share_out
from service.match.search.flat_index import half_rows
from service.match.search.index import WAYS

_Value = TypeVar("_Value", np.float16, np.int64)

WIDEST = 1_024
"""So many vectors are looked at for a query: those that the codes rank first. The 32 nearest are
among them even where 2,000 articles tell one story; whoever is farther than a thousand others
is hardly ever one to which the query is among the 32 nearest."""
_STALE = 4
"""Of so many codes one may belong to a vector that is gone before the lists are made anew."""


class ListedIndex(EntryIndex):
    """The vectors in half precision by row, and short codes of them in lists.

    A similarity is the very number that exact search gives. Which vectors are looked at depends
    on the centres of the lists and not on the order in which others were added since. A row whose
    vector is forgotten is used again; its codes stay in their lists and are passed over.
    """

    def __init__(self, dimension: int, codes: Codes) -> None:
        super().__init__(dimension)
        self.codes = codes
        self._values = np.empty((0, dimension), np.float16)
        self._owners = np.empty(0, np.int64)
        self._used = 0
        self._free: list[int] = []
        self._rows_of = np.empty(0, np.int32)
        self._other_rows: dict[int, int] = {}
        self._desk = half_rows(dimension)

    def __len__(self) -> int:
        return self._used - len(self._free)

    @property
    def crowded(self) -> bool:
        """Whether its lists have become too long, or too many of their codes are stale."""
        stale = len(self.codes) - len(self)
        return len(self.codes) > self.codes.room or stale > len(self) // _STALE + WIDEST

    def __contains__(self, number: int) -> bool:
        return self._row(number * WAYS) >= 0

    def rows(self) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
        """Its rows, those of its codes: vectors (n, d) and entries (n,), -1 where there is none."""
        return self._values[: self._used], self._owners[: self._used]

    def _restore(self, values: NDArray[np.float16], entries: NDArray[np.int64]) -> None:
        self._values, self._owners, self._used = values, entries, len(entries)
        held = np.flatnonzero(entries >= 0)
        self._free = np.flatnonzero(entries < 0).tolist()
        self._name(entries[held], held)

    def _put(self, entries: NDArray[np.int64], vectors: Vectors) -> None:
        rows = self._unused(len(entries))
        self._values[rows] = vectors
        self._owners[rows] = entries
        self._name(entries, rows)
        self.codes.add(rows, vectors)

    def _unused(self, wanted: int) -> NDArray[np.int64]:
        again = self._free[-wanted:] if wanted else []
        del self._free[len(self._free) - len(again) :]
        first, used = self._used, self._used + wanted - len(again)
        if used > len(self._owners):
            size = used + used // 16
            self._values, self._owners = _grown(self._values, size), _grown(self._owners, size)
        self._used = used
        return np.array([*again, *range(first, self._used)], dtype=np.int64)

    def _drop(self, entries: list[int]) -> None:
        for entry in entries:
            row = self._row(entry)
            if row >= 0:
                self._forget(entry)
                self._owners[row] = -1
                self._free.append(row)

    def _name(self, entries: NDArray[np.int64], rows: NDArray[np.int64]) -> None:
        numbers, ways = np.divmod(entries, WAYS)
        size = int(numbers.max(initial=-1)) + 1
        if size > len(self._rows_of):
            more = np.full(size + size // 4, -1, np.int32)
            more[: len(self._rows_of)] = self._rows_of
            self._rows_of = more
        # Hardly an article has more than one vector: only the first ones have an array.
        first = ways == 0
        self._rows_of[numbers[first]] = rows[first]
        others = zip(entries[~first].tolist(), rows[~first].tolist(), strict=True)
        self._other_rows.update(others)

    def _row(self, entry: int) -> int:
        number, way = divmod(entry, WAYS)
        if way:
            return self._other_rows.get(entry, -1)
        return int(self._rows_of[number]) if number < len(self._rows_of) else -1

    def _forget(self, entry: int) -> None:
        number, way = divmod(entry, WAYS)
        if way:
            del self._other_rows[entry]
        else:
            self._rows_of[number] = -1

    def _vector(self, entry: int) -> Vectors:
        return np.asarray(self._values[self._row(entry)], dtype=np.float32)

    def _entries(self) -> NDArray[np.int64]:
        owners = self._owners[: self._used]
        return owners[owners >= 0]

    def _nearest(self, vectors: Vectors, width: int) -> tuple[Vectors, NDArray[np.int64]]:
        similarities = np.full((len(vectors), width), -np.inf, np.float32)
        numbers = np.full((len(vectors), width), -1, np.int64)
        likely = self.codes.likely(vectors, WIDEST)
        # From here on one by one: other threads would be waited for each time.
        share_out(1)
        for place, (vector, rows) in enumerate(zip(vectors, likely, strict=True)):
            found, owners = self._compared(vector, rows, width)
            similarities[place, : len(found)], numbers[place, : len(found)] = found, owners // WAYS
        return similarities, numbers

    def _compared(
        self, vector: Vectors, rows: NDArray[np.int64], width: int
    ) -> tuple[Vectors, NDArray[np.int64]]:
        """The nearest of the vectors in some rows, and whose they are."""
        rows = np.sort(rows)
        # A row that was used again has two codes; -1 is none.
        rows = rows[np.diff(rows, prepend=-1) > 0]
        rows = rows[self._owners[rows] >= 0]
        size = self._desk.code_size
        self._desk.codes.resize(len(rows) * size)
        self._desk.ntotal = len(rows)
        if not len(rows):
            return np.empty(0, np.float32), rows
        desk = faiss.rev_swig_ptr(self._desk.codes.data(), len(rows) * size).view(np.float16)
        # Compared by the same arithmetic as in exact search, so that the numbers are the same.
        np.take(self._values, rows, axis=0, out=desk.reshape(len(rows), -1), mode="clip")
        found, places = self._desk.search(vector[None], min(width, len(rows)))
        return found[0], self._owners[rows[places[0]]]

    def _reaching(self, vector: Vectors, floor: np.float32) -> tuple[Vectors, NDArray[np.int64]]:
        similarities, numbers = self._nearest(vector[None], min(WIDEST, len(self)))
        near = similarities[0] >= floor
        return similarities[0, near], numbers[0, near]


def _grown(rows: NDArray[_Value], size: int) -> NDArray[_Value]:
    """Rows with room for so many, in small steps and where they are: twice the memory is not
    there to be had. What was read from a file cannot grow where it is, and is copied once."""
    if rows.flags.owndata:
        rows.resize((size, *rows.shape[1:]), refcheck=False)
        return rows
    more = np.zeros((size, *rows.shape[1:]), rows.dtype)
    more[: len(rows)] = rows
    return more
