"""Write numbers that lie on a line, such as values and the same on another scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_FLOAT, _BITS = np.dtype("<f8"), np.dtype("<i8")
_POSITIVE = np.iinfo(_BITS).max


def encode_line(places: Sequence[float], values: Sequence[float]) -> bytes:
    """Write places and values, which are nearly `slope * place + offset`, in bytes that compress.

    The first bytes of all places, then the second ones and so on: those of single precision are
    zero in double precision. Of the values only how many of the least steps between two numbers
    they lie off the line through the outermost places.
    """
    at, of = np.array(places, _FLOAT), np.array(values, _FLOAT)
    ends = of[_outermost(at)]
    off = of.view(_BITS) - _line(at, ends).view(_BITS)
    # The sign as the last bit: the first bytes of small numbers are then zero.
    return ends.tobytes() + _columns(at) + _columns(off << 1 ^ off >> 63)


def decode_line(data: bytes, count: int) -> tuple[list[float], list[float]]:
    """Read what `encode_line` wrote of so many places: places and values."""
    ends = np.frombuffer(data, _FLOAT, min(count, 2))
    columns = np.frombuffer(data, np.uint8, 2 * 8 * count, ends.nbytes).reshape(2, 8, count)
    at = np.ascontiguousarray(columns[0].T).view(_FLOAT).ravel()
    off = np.ascontiguousarray(columns[1].T).view(_BITS).ravel()
    off = (off >> 1 & _POSITIVE) ^ -(off & 1)
    of = (_line(at, ends).view(_BITS) + off).view(_FLOAT)
    return at.tolist(), of.tolist()


def _outermost(at: NDArray[np.float64]) -> list[int]:
    return [int(at.argmin()), int(at.argmax())][: len(at)] if len(at) else []


def _line(at: NDArray[np.float64], ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values of a line at some places, of which the outermost have those at its ends."""
    if len(at) < 2:
        return np.zeros(len(at), _FLOAT)
    low, high = at[_outermost(at)]
    with np.errstate(all="ignore"):
        line = ends[0] + (at - low) * ((ends[1] - ends[0]) / (high - low))
    # The bits of what is no number depend on the machine.
    return np.where(np.isfinite(line), line, 0.0)


def _columns(numbers: NDArray[np.generic]) -> bytes:
    return numbers.view(np.uint8).reshape(-1, 8).T.tobytes()
