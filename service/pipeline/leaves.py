"""An order of articles in which those stand together that are near to each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def leaves(
    a: NDArray[np.int64], b: NDArray[np.int64], nearness: NDArray[np.float32]
) -> NDArray[np.int64]:
    """The place of each article in the order of the leaves of single linkage (Gower and Ross 1969).

    a, b, nearness: (n,), articles by their numbers and how near they are; the places: (m,) for the
    m numbers up to the greatest, no two the same.
    """
    groups = [[number] for number in range(max(a.max(initial=-1), b.max(initial=-1)) + 1)]
    nearest = np.argsort(-nearness, kind="stable")
    for one, other in zip(a[nearest].tolist(), b[nearest].tolist(), strict=True):
        larger, smaller = groups[one], groups[other]
        if larger is smaller:
            continue
        if len(larger) < len(smaller):
            larger, smaller = smaller, larger
        larger += smaller
        for number in smaller:
            groups[number] = larger
    order = [
        number for group in {id(group): group for group in groups}.values() for number in group
    ]
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places
