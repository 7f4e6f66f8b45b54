"""The grid on which vectors are kept: whole steps of 1/256 in every dimension.

Values of unit vectors are as good as normally distributed. For such the even grid whose steps
are then written by how often each occurs comes within a quarter of a bit of the least that any
quantiser needs for its error (Gish and Pierce 1968). A cosine is off by 0.0016, root mean square;
the products of two rows of steps are whole numbers, so their sum is the same in any order.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

STEPS = 256
"""Steps to a length of 1: as a power of two they are values of half precision without a loss."""


def on_grid(vectors: Vectors | NDArray[np.float16]) -> NDArray[np.float16]:
    """The nearest vectors on the grid, float16 of the same shape; those on it stay as they are."""
    return (np.rint(vectors.astype(np.float32) * STEPS) / STEPS).astype(np.float16)


def steps_of(vectors: NDArray[np.float16]) -> NDArray[np.int16]:
    """The steps of each value, int16; raises ValueError where one is not on the grid."""
    scaled = vectors.astype(np.float32) * STEPS
    with np.errstate(invalid="ignore"):
        steps = scaled.astype(np.int16)
    if not np.array_equal(steps, scaled):
        raise ValueError("a vector is not on the grid of models.grid, or far from length 1")
    return steps
