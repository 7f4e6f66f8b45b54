"""Write half-precision vectors in five sixths of their size, and read them back to the bit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from service.store.zstd import Zstd

_HALF = np.dtype("<f2")


def encode_half(vectors: NDArray[np.float16]) -> bytes:
    """Write vectors (n, d): the low bytes of all values, then the high ones compressed.

    Half of a high byte is an exponent, which is nearly the same for all values of unit vectors;
    the low bytes are as good as random.
    """
    pairs = vectors.astype(_HALF, copy=False).reshape(-1, 1).view(np.uint8)
    return pairs[:, 0].tobytes() + _ZSTD.compress(pairs[:, 1].tobytes())


def decode_half(data: bytes, rows: int, columns: int) -> NDArray[np.float16]:
    """Read what `encode_half` wrote of (rows, columns); the result is read-only."""
    size = rows * columns
    values = np.frombuffer(_ZSTD.decompress(data[size:]), np.uint8).astype("<u2")
    values <<= 8
    values |= np.frombuffer(data, np.uint8, size)
    vectors = values.view(_HALF).reshape(rows, columns)
    vectors.flags.writeable = False
    return vectors


_ZSTD = Zstd(level=1)
