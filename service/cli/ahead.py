"""What a run needs is unpacked in another thread while the rest is imported."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from pathlib import Path

from service.text.languages.packed_model import unpack_ahead

_MUCH = 1 << 16
"""Bytes of input, some 30 articles, that are worth worker processes."""
_YOUNG = 50_000
"""Objects that may come before garbage is searched for: a run makes hardly any in cycles."""


def load_ahead() -> None:
    """Begin to load what every run needs."""
    gc.set_threshold(_YOUNG)
    unpack_ahead()


def is_large(inputs: Iterable[str]) -> bool:
    """Whether inputs are known to hold many articles, before any is read."""
    return sum(map(_size, inputs)) >= _MUCH


def _size(name: str) -> int:
    """The bytes of a file, or of the files in a directory; 0 of anything else."""
    path = Path(name)
    try:
        files = path.iterdir() if path.is_dir() else [path]
        return sum(file.stat().st_size for file in files if file.is_file())
    except (OSError, ValueError):
        # Whoever reads it says what is wrong with it.
        return 0
