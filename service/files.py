"""Files that last, and those of a run."""

from __future__ import annotations

import os
from pathlib import Path

RUN = "run.json"
WORK = "work.db"
WORK_LOCK = "work.lock"
TABLES = ("assignments", "clusters", "links", "canonical", "rejected")
# The account of the run comes first, so that it goes first: without it a run is not finished.
RESULTS = (RUN, *(f"{name}.{suffix}" for name in TABLES for suffix in ("jsonl", "parquet")))
_OF_A_RUN = frozenset((*RESULTS, WORK, f"{WORK}-wal", f"{WORK}-shm", WORK_LOCK))


def is_of_a_run(path: Path) -> bool:
    """Whether a run or an export wrote this file, by its name and what is beside it."""
    beside = (path.with_name(RUN), path.with_name(WORK))
    # Unlike Path.is_file, which raises where a path may not be looked at.
    return path.name in _OF_A_RUN and any(map(os.path.isfile, beside))


def sync(path: Path) -> None:
    """Wait until a file, or the names in a directory, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
