"""Saying on stderr how far the measuring is."""

from __future__ import annotations

import sys
from time import perf_counter

_START = perf_counter()


def progress(what: str, done: int = 0, total: int = 0) -> None:
    """Say what is measured now, with how much of it is done where that is known."""
    far = f": {done:,} of {total:,}" if total else ""
    print(f"[{perf_counter() - _START:5.0f} s] {what}{far}", file=sys.stderr, flush=True)
