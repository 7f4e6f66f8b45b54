"""The working store of a batch run, read by another process than the one that writes it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from service.store.articles import Articles
from service.store.caches import VectorReader
from service.store.closing import Closing
from service.store.failures import RUN_ADVICE, store_failures
from service.store.session import Session
from service.store.statements import read_statements


class WorkReader(Closing, Articles, VectorReader):
    """What was committed to the working store in a directory; nothing can be written.

    Use it from the thread that opened it. Any method raises StoreError, with the path and what
    to do, when the disk fails.
    """

    def __init__(self, directory: Path, mode: str = "mode=ro") -> None:
        """Open `work.db` of a directory, which another process may be writing.

        mode: how SQLite is to open it (https://sqlite.org/uri.html).

        Raises:
            StoreError: when it cannot be read.
        """
        path = directory / "work.db"
        with store_failures(path):
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
        self._connection = connection
        self._database = Session(path, connection, read_statements("work"), RUN_ADVICE)

    def close(self) -> None:
        """Close the file; again does nothing."""
        self._connection.close()
