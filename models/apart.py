"""Encoding in a process of its own: which encoders are small enough for each process to have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from models.bundled import MUSE
from models.cores import use_cores
from models.grid import on_grid
from models.kept_vectors import KeptVectors
from models.registry import load_encoder

LIGHT = frozenset({MUSE.name})
"""Encoders that are loaded in half a second into some 100 MB, and whose vectors are the same in
whatever batch, but for last bits where products are of AVX2."""


def load_apart(name: str) -> None:
    """Load an encoder in a worker process, which computes on one core; raises EncoderError."""
    use_cores(1)
    _encoder(name)


def encode_apart(name: str, sentences: Sequence[str]) -> NDArray[np.float16]:
    """Embed sentences in a worker process: (n, d) float16 on the grid; raises EncoderError."""
    return on_grid(_encoder(name).encode(sentences))


@cache
def _encoder(name: str) -> KeptVectors:
    return KeptVectors(load_encoder(name))
