"""Giving freed memory back to the system while a process goes on encoding.

glibc keeps what threads freed between blocks that are still in use. Batches of ever other
shapes tear such holes faster than they fill them: a long run with `e5` grew by some 90 MB
every thousand sentences, and was back where it began once the holes were given back.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache

_TOKENS = 32_768
"""Encoded between two returns: a return takes milliseconds, so many tokens take seconds."""


class FreedMemory:
    """Returns freed memory to the system once in a while, by the tokens that were encoded."""

    def __init__(self) -> None:
        self._tokens = 0

    def after(self, tokens: int) -> None:
        """Count tokens that were encoded, and return what is free where they are enough."""
        self._tokens += tokens
        if self._tokens >= _TOKENS:
            self._tokens = 0
            return_freed_memory()


def return_freed_memory() -> None:
    """Return freed memory to the system; nothing happens where the allocator is not glibc's."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    trim: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim
