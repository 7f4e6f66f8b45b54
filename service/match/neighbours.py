"""Nearest neighbours of the articles of an index."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from service.match.index import VectorIndex


def neighbours(
    index: VectorIndex, numbers: NDArray[np.int64], k: int, floor: float
) -> Iterator[tuple[int, int]]:
    """Pairs of numbers, the smaller first, of which one is among the k nearest of the other.

    numbers: (n,), articles in the index whose neighbours are wanted: one at least, some hundred.
    Pairs less similar than `floor` are left out. A pair may come twice.
    """
    vectors = [index.vectors(number) for number in numbers.tolist()]
    # Among many equal ones an article need not be its own nearest.
    similarities, found = index.search(np.concatenate(vectors), k + 1)
    ends = np.cumsum([len(own) for own in vectors])[:-1]
    rows = zip(np.split(found, ends), np.split(similarities, ends), strict=True)
    least = float(np.float32(floor))
    for own, (others, values) in zip(numbers.tolist(), rows, strict=True):
        near: dict[int, float] = {}
        for other, similarity in zip(others.ravel().tolist(), values.ravel().tolist(), strict=True):
            if other not in (-1, own) and similarity >= least:
                near[other] = max(similarity, near.get(other, similarity))
        nearest = sorted(near, key=lambda other: (-near[other], other))
        yield from ((min(own, other), max(own, other)) for other in nearest[:k])
