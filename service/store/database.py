"""A SQLite file of ours: opened with care, migrated, written in batches."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from service.errors import StoreError
from service.store.failures import store_failures
from service.store.statements import read_migrations, read_statements

Row = tuple[Any, ...]

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


class Database:
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
        self.path = path
        self._statements = read_statements(schema)
        self._units = 0
        self._begun = 0.0
        self._failed = False
        with store_failures(path):
            self._connection = sqlite3.connect(path, isolation_level=None)
            try:
                self._prepare(read_migrations(schema), application_id)
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Commit what is pending and close the file."""
        with store_failures(self.path):
            try:
                self.commit()
            finally:
                self._connection.close()

    def rows(self, name: str, **values: object) -> Iterator[Row]:
        """Run a query and stream its rows."""
        with store_failures(self.path):
            yield from self._connection.execute(self._statements[name], values)

    def row(self, name: str, **values: object) -> Row | None:
        """Run a query and return its first row."""
        with store_failures(self.path):
            row: Row | None = self._connection.execute(self._statements[name], values).fetchone()
            return row

    def write(self, name: str, **values: object) -> int:
        """Run a statement inside `unit` or `transaction`; returns the row id it inserted."""
        return self._connection.execute(self._statements[name], values).lastrowid or 0

    def write_many(self, name: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Run a statement for every row, inside `unit` or `transaction`."""
        self._connection.executemany(self._statements[name], rows)

    @contextmanager
    def unit(self) -> Iterator[None]:
        """Write a unit of a batch; the batch is committed by count or by age."""
        with store_failures(self.path), self._undo_on_failure():
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
        with store_failures(self.path), self._undo_on_failure():
            with self.unit():
                yield
            self.commit()

    def commit(self) -> None:
        """Commit the pending batch."""
        if self._connection.in_transaction:
            with store_failures(self.path), self._undo_on_failure():
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

    def _prepare(self, migrations: tuple[str, ...], application_id: int) -> None:
        version = self._version(application_id)
        if version > len(migrations):
            raise StoreError(
                f"{self.path} was written by a newer samewire (version {version}, this one knows "
                f"{len(migrations)}): use that one, or choose another output directory"
            )
        for statement in _SETUP:
            self._connection.execute(statement)
        for number, migration in enumerate(migrations[version:], start=version + 1):
            self._connection.executescript(
                f"BEGIN IMMEDIATE;\nPRAGMA application_id = {application_id};\n{migration}\n"
                f"PRAGMA user_version = {number};\nCOMMIT;"
            )

    def _version(self, application_id: int) -> int:
        found, version, tables = self._connection.execute(
            "SELECT application_id, user_version, (SELECT COUNT(*) FROM sqlite_master) "
            "FROM pragma_application_id, pragma_user_version"
        ).fetchone()
        if found != application_id and (found or version or tables):
            raise StoreError(
                f"{self.path} is another program's database: choose another output directory"
            )
        return int(version)
