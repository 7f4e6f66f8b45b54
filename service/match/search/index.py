"""The vector index over all languages: nearest articles as candidates, never as verdicts."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

REACH = 64
"""Articles with a lexical or fact key in common are compared with this many next by id."""
WAYS = 32
"""More than the most vectors of one article: of the whole and of the stories that it tells
(service.match.coverage.stories), for each of two ways into the space."""


class VectorIndex(Protocol):
    """Finds the nearest of the articles whose vectors it holds, by inner product of unit vectors.

    An article may have several vectors, up to `WAYS`: it is as near as the nearest of them.
    Vectors are kept in half precision, which holds what is on the grid of models.grid, so that
    the similarity of two is the same number from whichever side it is asked. Equal similarities
    are in the order of numbers.
    """

    def add(self, numbers: NDArray[np.int64], vectors: Vectors) -> None:
        """Add vectors, (n, d) float32 unit rows, under the numbers of new articles, (n,) int64.

        All vectors of an article come at one time.
        """
        ...

    def search(self, vectors: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """The k nearest of each row: similarities and numbers, (n, k); -1 where there are fewer."""
        ...

    def within(self, vectors: Vectors, floor: float) -> tuple[Vectors, NDArray[np.int64]]:
        """Those that are at least as similar as `floor` to one of the vectors (m, d) of an
        article, nearest first: all of them, or as many of the nearest as the index says.
        """
        ...

    def remove(self, numbers: NDArray[np.int64]) -> None:
        """Forget the vectors of numbers; those it does not hold are no error."""
        ...

    def vectors(self, number: int) -> Vectors:
        """The vectors of a number that it holds, (m, d) float32."""
        ...

    def numbers(self) -> NDArray[np.int64]:
        """All numbers it holds, (n,), ascending."""
        ...

    def __len__(self) -> int:
        """How many vectors it holds."""
        ...
