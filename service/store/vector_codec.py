"""Write vectors on the grid in some 5.6 bits a value, and read them back to the bit."""

from __future__ import annotations

from math import log2, sqrt

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from models.grid import STEPS, steps_of
from service.store.zstd import Zstd

_COARSE = 4
"""Steps to one of what vectors have in common: its error is small beside what they differ in."""
_NORMAL = 2.05
"""Bits of a value that is normally distributed with a deviation of one step."""
_MIDDLE = np.uint16(128)


def encode_vectors(vectors: NDArray[np.float16]) -> bytes:
    """Write vectors (n, d): a byte a value, coded by how often each occurs.

    Before them stands one row that is taken off all others: the mean, as far as what vectors of
    an encoder have in common is worth it, else nothing. Where a value does not fit into a byte,
    which is rare from a hundred dimensions on, the high bytes of all follow. Raises ValueError
    where vectors are not on the grid.
    """
    steps = steps_of(vectors)
    common = np.zeros((1, steps.shape[1]), np.int16)
    if steps.size:
        mean = np.rint(steps.mean(axis=0, dtype=np.float32) / _COARSE).astype(np.int16)[None]
        if _bits(mean) + _bits(steps - _COARSE * mean) < _bits(steps):
            common = mean
    # What is beyond sixteen bits is cut off here and comes back where both are added up.
    values = np.concatenate([common, steps - _COARSE * common]).view(np.uint16) + _MIDDLE
    high = values >> 8
    written = values.astype(np.uint8).tobytes()
    return _ZSTD.compress(written + (high.astype(np.uint8).tobytes() if high.any() else b""))


def decode_vectors(data: bytes, rows: int, columns: int) -> Vectors:
    """Read what `encode_vectors` wrote of (rows, columns): float32, read-only."""
    size = (rows + 1) * columns
    written = _ZSTD.decompress(data)
    steps = np.frombuffer(written, np.uint8, size).astype(np.uint16)
    if len(written) > size:
        steps += np.frombuffer(written, np.uint8, size, size).astype(np.uint16) << 8
    common, steps = np.split(steps.reshape(rows + 1, columns) - _MIDDLE, [1])
    vectors: Vectors = (steps + _COARSE * common).view(np.int16).astype(np.float32)
    vectors /= STEPS
    vectors.flags.writeable = False
    return vectors


def _bits(steps: NDArray[np.int16]) -> float:
    """About how many bits such steps take."""
    deviation = sqrt(np.mean(np.square(steps, dtype=np.float32)))
    return steps.size * (log2(max(1.0, deviation)) + _NORMAL)


_ZSTD = Zstd(level=1)
