"""Vectors of an index in a file, compressed: they are for the most part on a grid (models.grid)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np
import zstandard
from numpy.lib import format as npy
from numpy.typing import NDArray

_BLOCK = 16_384
"""Vectors that are written and read at one time: all at once would be all of them twice."""


@contextmanager
def writing(path: str) -> Iterator[IO[bytes]]:
    """A file that compresses what is written into it; raises OSError where the disk fails."""
    with (
        Path(path).open("wb") as file,
        zstandard.ZstdCompressor(1).stream_writer(file, closefd=False) as packed,
    ):
        yield packed


@contextmanager
def reading(path: str) -> Iterator[IO[bytes]]:
    """A file that `writing` made; raises ValueError inside where it is damaged."""
    with Path(path).open("rb") as file:
        try:
            yield zstandard.ZstdDecompressor().stream_reader(file, closefd=False)
        except zstandard.ZstdError as error:
            raise ValueError(f"{path} is damaged ({error})") from error


def write_vectors(file: IO[bytes], vectors: NDArray[np.float16]) -> None:
    """Write vectors (n, d): the low bytes of a block of them, then the high ones."""
    npy.write_array(file, np.array(vectors.shape), allow_pickle=False)
    for start in range(0, len(vectors), _BLOCK):
        pairs = _bytes_of(vectors[start : start + _BLOCK])
        npy.write_array(file, np.moveaxis(pairs, -1, 0).copy(), allow_pickle=False)


def read_vectors(file: IO[bytes]) -> NDArray[np.float16]:
    """Read what `write_vectors` wrote."""
    shape = tuple(npy.read_array(file, allow_pickle=False))
    vectors = np.empty(shape, np.dtype("<f2"))
    for start in range(0, len(vectors), _BLOCK):
        pairs = _bytes_of(vectors[start : start + _BLOCK])
        pairs[:] = np.moveaxis(npy.read_array(file, allow_pickle=False), 0, -1)
    return vectors


def _bytes_of(vectors: NDArray[np.float16]) -> NDArray[np.uint8]:
    """The two bytes of each value, (n, d, 2), sharing its memory."""
    halves = np.ascontiguousarray(vectors, np.dtype("<f2"))
    return halves.view(np.uint8).reshape(*vectors.shape, 2)
