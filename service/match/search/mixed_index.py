"""An index of articles of two kinds, each kind searched for itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.search.flat_index import EXACT_UP_TO
from service.match.search.growing_index import GrowingIndex
from service.match.search.index_file import reading, writing
from service.match.search.kind import Kind


class MixedIndex:
    """Holds the articles of each kind in an index of their own; one that is empty costs nothing.

    Any thread may search; one adds and removes.
    """

    def __init__(self, dimension: int, exact: int = EXACT_UP_TO, *, beside: bool = False) -> None:
        """Make an empty index; `exact` and `beside` are those of GrowingIndex."""
        self._of = [GrowingIndex(dimension, exact, beside=beside) for _ in Kind]

    @classmethod
    def read(cls, path: str, exact: int = EXACT_UP_TO, *, beside: bool = False) -> Self:
        """Read what `write` wrote; raises ValueError, EOFError or RuntimeError where damaged."""
        with reading(path) as file:
            of = [GrowingIndex.read(file, exact, beside=beside) for _ in Kind]
        index = cls(of[Kind.NATIVE].dimension, exact, beside=beside)
        index._of = of
        return index

    def write(self, path: str) -> None:
        """Write the index into a file; raises OSError where the disk fails.

        Others may search meanwhile, nobody may add or remove.
        """
        with writing(path) as file:
            for one in self._of:
                one.write(file)

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """See GrowingIndex."""
        native, carried = self._of
        with native.at_rest(), carried.at_rest():
            yield

    def add(self, numbers: NDArray[np.int64], vectors: Vectors, carried: NDArray[np.bool_]) -> None:
        """Add vectors, (n, d), under the numbers of new articles, (n,), which are of the kind
        that a mask, (n,), names; all vectors of an article come at one time."""
        for kind in Kind:
            own = carried == bool(kind)
            if own.any():
                self._of[kind].add(numbers[own], vectors[own])

    def remove(self, numbers: NDArray[np.int64]) -> None:
        """Forget the vectors of numbers; those it does not hold are no error."""
        for one in self._of:
            one.remove(numbers)

    def of(self, kind: Kind) -> GrowingIndex:
        """The articles of a kind, to be searched."""
        return self._of[kind]

    def kinds(self) -> list[Kind]:
        """The kinds of which it holds articles."""
        return [kind for kind in Kind if len(self._of[kind])]

    def kind(self, number: int) -> Kind:
        """The kind of an article; NATIVE where it does not hold it."""
        return Kind.CARRIED if number in self._of[Kind.CARRIED] else Kind.NATIVE

    def vectors(self, number: int) -> Vectors:
        """The vectors of a number that it holds, (m, d) float32."""
        return self._of[self.kind(number)].vectors(number)

    def numbers(self) -> NDArray[np.int64]:
        """All numbers it holds, (n,), ascending."""
        return np.sort(np.concatenate([one.numbers() for one in self._of]))

    @property
    def dimension(self) -> int:
        """The dimension of its vectors."""
        return self._of[Kind.NATIVE].dimension

    @property
    def moves(self) -> int:
        """How often it has moved to another way of searching."""
        return sum(one.moves for one in self._of)

    def settle(self) -> None:
        """Wait for moves to end."""
        for one in self._of:
            one.settle()

    def close(self) -> None:
        """End moves that are under way; the index may still be searched and written."""
        for one in self._of:
            one.close()

    def __len__(self) -> int:
        """How many vectors it holds."""
        return sum(map(len, self._of))
