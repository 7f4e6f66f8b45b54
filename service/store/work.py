"""The working store of a batch run: one SQLite file in the output directory."""

from __future__ import annotations

from io import FileIO
from pathlib import Path
from typing import Self

from service.files import WORK, WORK_LOCK
from service.store.articles import Articles
from service.store.caches import Caches
from service.store.closing import Closing
from service.store.database import Database
from service.store.failures import store_failures
from service.store.links import Links
from service.store.lock import take_lock
from service.store.spool import Spool

APPLICATION_ID = int.from_bytes(b"swwk", "big")
"""What marks a working store."""


class WorkStore(Closing, Spool, Articles, Caches, Links):
    """Everything that a batch run need not hold in memory, and what later runs reuse.

    Use it from the thread that opened it. Added articles, rejections and links are committed in
    batches, by `finish_reading` and by `close`; every other write when its method returns.
    Any method raises StoreError, with the path and what to do, when the disk fails.
    """

    _database: Database

    def __init__(self, database: Database, lock: FileIO) -> None:
        self._database = database
        self._lock = lock

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open `work.db` in a directory, for this process alone; both are made if need be.

        Raises:
            StoreError: when it is in use, damaged, foreign, newer or cannot be written.
        """
        with store_failures(directory):
            directory.mkdir(parents=True, exist_ok=True)
            lock = take_lock(directory / WORK_LOCK)
        try:
            return cls(Database(directory / WORK, "work", APPLICATION_ID), lock)
        except BaseException:
            lock.close()
            raise

    @property
    def directory(self) -> Path:
        """Where the store is."""
        return self._database.path.parent

    def close(self) -> None:
        """Commit what is pending and let others use the directory; again does nothing."""
        if not self._lock.closed:
            try:
                self._database.close()
            finally:
                self._lock.close()
