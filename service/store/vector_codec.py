"""Write vectors on the grid in about 6.6 bits a value, and read them back to the bit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.grid import STEPS, steps_of
from service.store.zstd import Zstd

_MIDDLE = 128
_BYTE = (np.arange(256) - _MIDDLE).astype(np.float16) / np.float16(STEPS)
"""The value that each byte stands for."""


def encode_vectors(vectors: NDArray[np.float16]) -> bytes:
    """Write vectors (n, d): a byte a value, coded by how often each occurs.

    Where one has 128 steps or more, which is rare from a hundred dimensions on, the high bytes
    of all values follow. Raises ValueError where vectors are not on the grid.
    """
    steps = steps_of(vectors) + np.int32(_MIDDLE)
    high = (steps >> 8).astype(np.int8).tobytes() if np.any(steps >> 8) else b""
    return _ZSTD.compress((steps & 255).astype(np.uint8).tobytes() + high)


def decode_vectors(data: bytes, rows: int, columns: int) -> NDArray[np.float16]:
    """Read what `encode_vectors` wrote of (rows, columns); the result is read-only."""
    size = rows * columns
    written = _ZSTD.decompress(data)
    # Every byte has a value: not to look for those without takes half the time.
    vectors = _BYTE.take(np.frombuffer(written, np.uint8, size), mode="wrap")
    if len(written) > size:
        # A high byte is worth half the grid's 512 steps.
        vectors += np.frombuffer(written, np.int8, size, size) * np.float16(256 / STEPS)
    vectors = vectors.reshape(rows, columns)
    vectors.flags.writeable = False
    return vectors


_ZSTD = Zstd(level=1)
