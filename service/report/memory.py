"""What memory this process and those that it started have."""

from __future__ import annotations

import os
import re
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")
_SHARE = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


class Memory:
    """The most memory that this process and its workers were seen to have, in bytes.

    What several workers share counts once (Linux; elsewhere workers do not count).
    """

    def __init__(self) -> None:
        self._workers = 0

    def look(self) -> None:
        """See what the workers have now."""
        self._workers = max(self._workers, sum(map(_share_of, descendants(os.getpid()))))

    @property
    def peak(self) -> int:
        """The most of this process at any time, and of its workers when they were looked at."""
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return self._workers + (own if sys.platform == "darwin" else own * 1024)


def memory_now() -> int:
    """What this process and all below it have now, in bytes: shared pages count once."""
    own = os.getpid()
    return sum(map(_share_of, (own, *descendants(own))))


def descendants(process: int) -> Iterator[int]:
    """The processes that a process started, and those that these did; they may end meanwhile."""
    for started in _PROC.glob(f"{process}/task/*/children"):
        for child in map(int, _read(started).split()):
            yield child
            yield from descendants(child)


def _share_of(process: int) -> int:
    """Its pages, each by how many processes have it; 0 where it has ended."""
    found = _SHARE.search(_read(_PROC / str(process) / "smaps_rollup"))
    return int(found[1]) * 1024 if found else 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
