"""One process at a time on one directory, or any number of them that only read."""

from __future__ import annotations

import fcntl
import os
from io import FileIO
from pathlib import Path

from service.errors import StoreError
from service.store.failures import RUN_ADVICE, Advice


def take_lock(path: Path, advice: Advice = RUN_ADVICE) -> FileIO:
    """Lock a file until it is closed or the process ends, however it ends.

    Raises:
        StoreError: when another process holds it (the message names the process).
        OSError: when the file cannot be made or locked.
    """
    file = path.open("ab+", buffering=0)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        file.truncate(0)
        file.write(b"%d\n" % os.getpid())
    except BlockingIOError:
        message = _in_use(file, path.parent, advice)
        file.close()
        raise StoreError(message) from None
    except OSError:
        file.close()
        raise
    return file


def share_lock(path: Path, held: str) -> FileIO:
    """Lock a file against whoever writes, until it is closed or the process ends.

    held: what to say of the `directory` where a `holder` has it.

    Raises:
        StoreError: when another process holds it for itself (the message names the process).
        OSError: when the file cannot be opened.
    """
    file = path.open("rb", buffering=0)
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = _holder(file)
        file.close()
        raise StoreError(held.format(directory=path.parent, holder=holder)) from None
    return file


def _in_use(file: FileIO, directory: Path, advice: Advice) -> str:
    """What keeps a file from being locked for one process alone."""
    try:
        # Readers leave no number of a process behind.
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return (
            f"{directory} is in use by process {_holder(file)}: {advice.held}, or "
            f"{advice.elsewhere}"
        )
    return f"{directory} is being read by another samewire: {advice.held}, or {advice.elsewhere}"


def _holder(file: FileIO) -> str:
    file.seek(0)
    return file.read(32).decode("ascii", "replace").strip() or "(unknown)"
