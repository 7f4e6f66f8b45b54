"""Nearest neighbours of every article of a set."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.index import VectorIndex

_BATCH = 512


def neighbours(
    index: VectorIndex, numbers: NDArray[np.int64], vectors: Vectors, k: int, floor: float
) -> Iterator[tuple[int, int]]:
    """Pairs of numbers, the smaller first, of which one is among the k nearest of the other.

    The vectors of one number stand together. Pairs less similar than `floor` are left out. A
    pair may come twice.
    """
    for own, rows in groupby(_found(index, numbers, vectors, k, floor), key=itemgetter(0)):
        near: dict[int, float] = {}
        for _, found in rows:
            for other, similarity in found:
                near[other] = max(similarity, near.get(other, -np.inf))
        nearest = sorted(near, key=lambda other: (-near[other], other))
        yield from ((min(own, other), max(own, other)) for other in nearest[:k])


def _found(
    index: VectorIndex, numbers: NDArray[np.int64], vectors: Vectors, k: int, floor: float
) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Each number, once for each of its vectors, with others that are near that one."""
    least = float(np.float32(floor))
    for start in range(0, len(numbers), _BATCH):
        rows = slice(start, start + _BATCH)
        # Among many equal ones an article need not be its own nearest.
        similarities, found = index.search(vectors[rows], k + 1)
        for own, others, values in zip(numbers[rows], found, similarities, strict=True):
            near = zip(others.tolist(), values.tolist(), strict=True)
            yield int(own), [(n, s) for n, s in near if n not in (-1, own) and s >= least]
