"""An archive on a file system that is read-only: read as it lies there, while nobody writes it."""

from __future__ import annotations

import os
from contextlib import suppress
from io import FileIO
from pathlib import Path

from service.errors import StoreError
from service.store.failures import SERVICE, store_failures
from service.store.lock import share_lock

_SERVED = (
    "{directory} is read-only from here and in use by process {holder}: end that, or run this "
    "where the directory can be written"
)


def is_read_only(path: Path) -> bool:
    """Whether nothing can be written where a file is."""
    with store_failures(path, SERVICE):
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def keep_at_rest(path: Path, lock: Path) -> FileIO | None:
    """Keep others from writing the archive elsewhere, as long as what is returned is open.

    None where there is no lock yet. Raises StoreError when the archive is in use, or when writes
    wait in its log, which are taken up by writing alone.
    """
    held = None
    with store_failures(path, SERVICE):
        with suppress(FileNotFoundError):
            held = share_lock(lock, _SERVED)
        log = path.with_name(f"{path.name}-wal")
        if log.is_file() and log.stat().st_size:
            if held is not None:
                held.close()
            raise StoreError(
                f"{log} holds writes that cannot be taken up on a read-only file system: copy "
                f"{path.parent} with all its files to another one and name that directory"
            )
    return held
