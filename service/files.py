"""Files that last, and those of a run."""

from __future__ import annotations

import os
from pathlib import Path

RUN = "run.json"
WORK = "work.db"
WORK_LOCK = "work.lock"
TABLE_NAMES = ("assignments", "clusters", "links", "canonical", "rejected")
# The account of the run comes first, so that it goes first: without it a run is not finished.
RESULTS = (RUN, *(f"{name}.{suffix}" for name in TABLE_NAMES for suffix in ("jsonl", "parquet")))
_ASSIGNMENTS = tuple(name for name in RESULTS if name.startswith("assignments."))
_OF_A_RUN = frozenset((*RESULTS, WORK, f"{WORK}-wal", f"{WORK}-shm", WORK_LOCK))


def is_of_a_run(path: Path) -> bool:
    """Whether a run or an export wrote this file, by its name and what is beside it."""
    return path.name in _OF_A_RUN and (
        _beside(path, WORK)
        # Others may call a file of theirs run.json, too.
        or (_beside(path, RUN) and _beside(path, *_ASSIGNMENTS))
        or _is_half_published(path)
    )


def partial(path: Path) -> Path:
    """Where the next version of a result is written before it is published."""
    return path.with_name(f".{path.name}.partial")


def _is_half_published(path: Path) -> bool:
    """Whether a run was killed while it replaced results, so that its account is gone."""
    tables = (path.with_name(f"{name}.jsonl") for name in TABLE_NAMES)
    # Each is either published or still waits beside its place.
    return all(_beside(table, table.name, partial(table).name) for table in tables)


def _beside(path: Path, *names: str) -> bool:
    # Unlike Path.is_file, which raises where a path may not be looked at.
    return any(os.path.isfile(path.with_name(name)) for name in names)  # noqa: PTH113


def sync(path: Path) -> None:
    """Wait until a file, or the names in a directory, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
