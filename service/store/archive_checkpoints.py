"""Bring what was written from the log of writes into the file, beside the writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from threading import Event, Thread

_SECONDS = 1.0
"""What is written in so long a time is brought over at once: pages written often, only once."""


class Checkpoints:
    """A thread that empties SQLite's write-ahead log, so that no commit has to wait for that.

    What fails here is left to the writer, which does the same when the log grows too long. Call
    `due` after a commit, from one thread, and `close` before the last connection of the writer
    is closed.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """connect: opens the file."""
        self._connect = connect
        self._due = Event()
        self._closing = Event()
        self._thread = Thread(target=self._run, name="checkpoints", daemon=True)

    def due(self) -> None:
        """Say that something was written."""
        if self._thread.ident is None:
            self._thread.start()
        self._due.set()

    def close(self) -> None:
        """End the thread; again does nothing."""
        self._closing.set()
        self._due.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        with suppress(sqlite3.Error), closing(self._connect()) as connection:
            while self._due.wait() and not self._closing.wait(_SECONDS):
                self._due.clear()
                # The log may be full of what a failure of the disk has left: that will pass.
                with suppress(sqlite3.Error):
                    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
