"""Nearest neighbours of the articles of an index."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.search.index import VectorIndex
from service.match.search.kind import asks, room
from service.match.search.mixed_index import MixedIndex


def neighbours(
    index: MixedIndex, numbers: NDArray[np.int64], k: int, floor: float
) -> Iterator[tuple[int, int]]:
    """Pairs of numbers, the smaller first, of which one is a neighbour of the other: among the
    nearest of a kind (service.match.search.kind says of which, and how many).

    numbers: (n,), articles in the index whose neighbours are wanted: one at least, some hundred.
    Pairs less similar than `floor` are left out. A pair may come twice.
    """
    kinds = np.array([index.kind(number) for number in numbers.tolist()])
    for own, of in product(index.kinds(), repeat=2):
        asking = numbers[kinds == own].tolist()
        if asking and asks(own, of):
            vectors = [index.vectors(number) for number in asking]
            wanted = room(k, beyond=own is not of)
            yield from _nearest(index.of(of), asking, vectors, wanted, floor)


def _nearest(
    index: VectorIndex, numbers: list[int], vectors: list[Vectors], k: int, floor: float
) -> Iterator[tuple[int, int]]:
    """Each number with the k nearest to its vectors."""
    # Among many equal ones an article need not be its own nearest.
    similarities, found = index.search(np.concatenate(vectors), k + 1)
    ends = np.cumsum([len(own) for own in vectors])[:-1]
    rows = zip(np.split(found, ends), np.split(similarities, ends), strict=True)
    least = float(np.float32(floor))
    for own, (others, values) in zip(numbers, rows, strict=True):
        near: dict[int, float] = {}
        for other, similarity in zip(others.ravel().tolist(), values.ravel().tolist(), strict=True):
            if other not in (-1, own) and similarity >= least:
                near[other] = max(similarity, near.get(other, similarity))
        nearest = sorted(near, key=lambda other: (-near[other], other))
        yield from ((min(own, other), max(own, other)) for other in nearest[:k])
