"""Memory that is computed in: it begins at a cache line and is taken from the system as it is used.

numpy aligns to 16 bytes, so that registers of 64 reach over two lines: adding takes twice as
long. And it asks for pages of 2 MB, which the system may have to clear and join first: a
table of 100 MB then took a quarter of a second of processor time.
"""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

_LINE = 64


def zeros(*shape: int) -> NDArray[np.float32]:
    """Return zeros (shape) float32."""
    size = prod(shape) * np.dtype(np.float32).itemsize
    memory = np.frombuffer(bytearray(size + _LINE), np.uint8)
    start = -memory.ctypes.data % _LINE
    return memory[start : start + size].view(np.float32).reshape(shape)
