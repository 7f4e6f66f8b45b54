"""A SQLite file of ours: opened with care, migrated, written in batches."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from service.errors import StoreError
from service.store.failures import RUN_ADVICE, store_failures
from service.store.schema import Schema
from service.store.session import Session
from service.store.statements import read_statements

_BATCH_UNITS = 1000
_BATCH_SECONDS = 5.0
_SETUP = (
    "PRAGMA journal_mode = WAL",
    # A crash of the process loses nothing; one of the machine, at most the last moments.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -32768",
    "PRAGMA wal_autocheckpoint = 8192",
    "PRAGMA journal_size_limit = 67108864",
)


class Database(Session):
    """A connection that runs named statements; use it from the thread that opened it.

    Writes are units: one is kept as a whole or not at all. Units are committed in
    batches, a transaction at its end. When a write fails, its whole batch is undone and
    every later write is refused, so that nothing is missing without an error.

    Every method raises StoreError with the path and what to do when the file or the disk
    fails.
    """

    def __init__(self, path: Path, schema: str, application_id: int) -> None:
        """Open or create the file and bring it to the newest version of `schema`.

        `application_id` marks the file as ours (https://sqlite.org/pragma.html).

        Raises:
            StoreError: also when the file is damaged, another program's or a newer version's.
        """
        self._units = 0
        self._begun = 0.0
        self._failed = False
        with store_failures(path):
            connection = sqlite3.connect(path, isolation_level=None)
            try:
                _prepare(connection, path, Schema(schema, application_id, RUN_ADVICE))
            except BaseException:
                connection.close()
                raise
        super().__init__(path, connection, read_statements(schema), RUN_ADVICE)

    def close(self) -> None:
        """Commit what is pending and close the file."""
        with self.failures():
            try:
                self.end_streams()
                self.commit()
            finally:
                self._connection.close()

    @contextmanager
    def unit(self) -> Iterator[None]:
        """Write a unit of a batch; the batch is committed by count or by age."""
        with self.failures(), self._undo_on_failure():
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
                self._units, self._begun = 0, time.monotonic()
            yield
            self._units += 1
            if self._units >= _BATCH_UNITS or time.monotonic() - self._begun >= _BATCH_SECONDS:
                self.commit()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write a unit and commit it together with what was pending."""
        with self.failures(), self._undo_on_failure():
            with self.unit():
                yield
            self.commit()

    def commit(self) -> None:
        """Commit the pending batch."""
        if self._connection.in_transaction:
            with self.failures(), self._undo_on_failure():
                self._connection.execute("COMMIT")

    @contextmanager
    def _undo_on_failure(self) -> Iterator[None]:
        if self._failed:
            raise StoreError(f"{self.path} takes no more writes after one has failed: run again")
        try:
            yield
        except BaseException:
            self._failed = True
            with suppress(sqlite3.Error):
                self._connection.rollback()
            raise


def _prepare(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    version = schema.version(connection, path)
    for statement in _SETUP:
        connection.execute(statement)
    schema.migrate(connection, version)
