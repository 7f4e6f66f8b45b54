"""An index that is exact while it is small and moves to approximate search by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread
from typing import IO, Self

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.search.codes import ROUNDS, SAMPLE_EACH, Centres, Codes, lists_for
from service.match.search.entry_index import EntryIndex, share_out
from service.match.search.flat_index import EXACT_UP_TO, FlatIndex
from service.match.search.index_file import read_vectors, write_vectors
from service.match.search.listed_index import ListedIndex

_PIECE = 64
"""Articles that are copied at one time: whoever searches meanwhile waits for 3 ms at most."""


class GrowingIndex:
    """Searches exactly up to a size and over lists beyond, with longer lists made anew in time.

    While it moves, all searches are answered by what it had, and what is added or removed goes
    into both. Any thread may search; one adds and removes.
    """

    def __init__(self, dimension: int, exact: int = EXACT_UP_TO, *, beside: bool = False) -> None:
        """Make an empty index.

        exact: the most vectors that are searched exactly.
        beside: move in a thread of its own instead of while adding; `close` ends it.
        """
        self._beside = beside
        self._exact = exact
        self._held: EntryIndex = FlatIndex(dimension)
        self._next: EntryIndex | None = None
        self._changed: set[int] = set()
        self._lock = Lock()
        """Held for a search, and while what is searched changes."""
        self._changing = Lock()
        """Held for a change, taken before the other one: what is next is not searched."""
        self._mover: Thread | None = None
        self._closing = False
        self._at_rest = False
        self.moves = 0
        """How often it has moved."""

    @classmethod
    def read(cls, file: IO[bytes], exact: int = EXACT_UP_TO, *, beside: bool = False) -> Self:
        """Read what `write` wrote; raises ValueError, EOFError or RuntimeError where damaged.

        Where it has to move it does so with the next change, or at the end of `at_rest`.
        """
        values = read_vectors(file)
        entries, codes = (npy.read_array(file, allow_pickle=False) for _ in range(2))
        grown = cls(values.shape[1], exact, beside=beside)
        if len(codes):
            grown._held = ListedIndex(grown.dimension, Codes.of(codes))
        grown._held.restore(values, entries)
        return grown

    def write(self, file: IO[bytes]) -> None:
        """Write the index into a file of `index_file`; raises OSError where the disk fails.

        Others may search meanwhile, nobody may add or remove.
        """
        held = self._held
        codes = held.codes.data() if isinstance(held, ListedIndex) else np.empty(0, np.uint8)
        values, entries = held.rows()
        write_vectors(file, values)
        for part in (entries, codes):
            npy.write_array(file, part, allow_pickle=False)

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Let many be added and removed, and move once after the last where that is due then."""
        self._at_rest = True
        try:
            yield
        finally:
            self._at_rest = False
        self._move_if_due()

    def add(self, numbers: NDArray[np.int64], vectors: Vectors) -> None:
        """Add vectors under the numbers of articles that the index does not hold yet."""
        with self._changing:
            with self._lock:
                self._held.add(numbers, vectors)
            if self._next is not None:
                self._next.add(numbers, vectors)
                self._changed.update(numbers.tolist())
        self._move_if_due()

    def remove(self, numbers: NDArray[np.int64]) -> None:
        """Forget the vectors of numbers; those it does not hold are no error."""
        with self._changing:
            with self._lock:
                self._held.remove(numbers)
            if self._next is not None:
                self._next.remove(numbers)
                self._changed.update(numbers.tolist())
        self._move_if_due()

    def search(self, vectors: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The k nearest of each row, nearest first, then by number."""
        with self._lock:
            return self._held.search(vectors, k)

    def within(self, vectors: Vectors, floor: float) -> tuple[Vectors, NDArray[np.int64]]:
        """Those that are at least as similar as `floor`, nearest first, then by number.

        All of them where it is exact, `listed_index.WIDEST` at most where it is not.
        """
        with self._lock:
            return self._held.within(vectors, floor)

    def vectors(self, number: int) -> Vectors:
        """The vectors of a number that it holds, (m, d) float32."""
        with self._lock:
            return self._held.vectors(number)

    def numbers(self) -> NDArray[np.int64]:
        """All numbers it holds, (n,), ascending."""
        with self._lock:
            return self._held.numbers()

    @property
    def dimension(self) -> int:
        """The dimension of its vectors."""
        return self._held.dimension

    @property
    def exact(self) -> bool:
        """Whether searches are exact at present."""
        return isinstance(self._held, FlatIndex)

    def settle(self) -> None:
        """Wait for a move to end."""
        mover = self._mover
        if mover is not None:
            mover.join()

    def close(self) -> None:
        """End a move that is under way; the index may still be searched and written."""
        self._closing = True
        self.settle()

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, number: int) -> bool:
        return number in self._held

    def _move_if_due(self) -> None:
        if self._closing or self._at_rest or not self._due():
            return
        if not self._beside:
            self._move()
        # A move that failed is not tried again: the index serves as before, if more slowly.
        elif self._mover is None:
            self._mover = Thread(target=self._move, name="index mover")
            self._mover.start()

    def _due(self) -> bool:
        if isinstance(self._held, ListedIndex):
            # Not at the size itself: it would move to and fro.
            return self._held.crowded or len(self._held) < self._exact // 2
        return len(self._held) > self._exact

    def _move(self) -> None:
        share_out(1)
        following = self._following()
        if following is None:
            return
        with self._changing:
            # Whatever comes or goes from here on does so in both.
            numbers = self._held.numbers()
            self._next = following
        try:
            self._fill(following, numbers)
        finally:
            with self._changing:
                if self._next is following:
                    self._next = None
                    self._changed.clear()

    def _fill(self, following: EntryIndex, numbers: NDArray[np.int64]) -> None:
        """Copy what is held, and hold the copy; nothing changes where it is closed meanwhile."""
        for start in range(0, len(numbers), _PIECE):
            if self._closing:
                return
            self._copy(following, numbers[start : start + _PIECE])
        with self._changing, self._lock:
            self._held, self._next = following, None
            self._changed.clear()
            self._mover = None
            self.moves += 1

    def _copy(self, following: EntryIndex, numbers: NDArray[np.int64]) -> None:
        owners, vectors = self._taken(numbers)
        with self._changing:
            unchanged = ~np.isin(owners, list(self._changed))
            following.add(owners[unchanged], vectors[unchanged])

    def _following(self) -> EntryIndex | None:
        """An empty index of the kind that is due; None where it is closed meanwhile."""
        size = len(self._held)
        if size <= self._exact:
            return FlatIndex(self.dimension)
        lists = lists_for(size)
        sample = self._sample(lists * SAMPLE_EACH)
        learned = Centres(sample, lists)
        for _ in range(ROUNDS):
            if self._closing:
                return None
            centres = learned.learn()
        return ListedIndex(self.dimension, Codes.learned(sample, centres))

    def _sample(self, size: int) -> Vectors:
        """The same vectors whenever the same ones are held."""
        drawn = np.random.default_rng(0).permutation(self.numbers())[:size]
        pieces = range(0, len(drawn), _PIECE)
        return np.concatenate([self._taken(drawn[start : start + _PIECE])[1] for start in pieces])

    def _taken(self, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], Vectors]:
        """Those of some numbers that are still held, once for each of their vectors, and these."""
        with self._lock:
            left = [n for n in numbers.tolist() if n in self._held]
            found = [self._held.vectors(n) for n in left]
        owners = np.repeat(np.array(left, dtype=np.int64), [len(one) for one in found])
        return owners, np.concatenate([np.empty((0, self.dimension), np.float32), *found])
