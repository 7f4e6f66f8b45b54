"""Memory that is computed in: in whole pages, taken from the system as they are first used.

numpy aligns to 16 bytes, so that registers of 64 reach over two cache lines: adding takes twice as
long. And for large arrays it asks for pages of 2 MB, which the system may have to join first: for
a table of 100 MB that took a quarter of a second of processor time.
"""

from __future__ import annotations

from math import prod
from mmap import ACCESS_COPY, mmap
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Scalar = TypeVar("Scalar", bound=np.generic)


def zeros(shape: tuple[int, ...], dtype: type[Scalar]) -> NDArray[Scalar]:
    """Return an array of zeros of its own pages."""
    memory = mmap(-1, prod(shape) * np.dtype(dtype).itemsize, access=ACCESS_COPY)
    return np.frombuffer(memory, dtype).reshape(shape)
