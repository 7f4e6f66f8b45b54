"""Connections to the file of the archive: one that writes, as many that read as are in use."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from service.errors import StoreError
from service.store.archive_checkpoints import Checkpoints
from service.store.digests import packed
from service.store.failures import SERVICE, Damage, StoreFailures, store_failures
from service.store.session import Session

_READING = ("PRAGMA query_only = ON", "PRAGMA cache_size = -8192")
_WRITING = (
    "PRAGMA journal_mode = WAL",
    # Every commit waits until the disk has it: what was acknowledged outlives a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -65536",
    # Checkpoints are made beside: this is for when they lag behind.
    "PRAGMA wal_autocheckpoint = 16384",
    "PRAGMA journal_size_limit = 67108864",
)
_NOTHING: Mapping[str, str] = {}


def connect(path: Path, mode: str = "mode=rw") -> sqlite3.Connection:
    """Open a file that is there; the caller sees to it that one thread at a time uses it.

    mode: how (https://sqlite.org/uri.html).
    `packed` of its statements writes a digest (store.digests) where it is one of many: each call
    takes Python's lock, for which all threads of a service wait.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.create_function("packed", 1, packed, deterministic=True)
    return connection


def make_lasting(connection: sqlite3.Connection) -> None:
    """Set a connection up for writes that last; the file must be known as ours."""
    for statement in _WRITING:
        connection.execute(statement)


class Readers:
    """Connections that only read, each lent to one thread at a time."""

    def __init__(self, path: Path, *, at_rest: bool = False) -> None:
        self._path = path
        # Beside a file that may change SQLite makes two others, and reads its log.
        self._mode = "mode=ro&immutable=1" if at_rest else "mode=rw"
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def borrow(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection, a new one if all are in use; what was begun is ended."""
        connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(connection)

    def close(self) -> None:
        """Close what is not in use now and the rest when it comes back; lend no more."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise StoreError(f"{self._path} is closed: the service is stopping")
            if self._idle:
                return self._idle.pop()
        with store_failures(self._path, SERVICE):
            connection = connect(self._path, self._mode)
            for statement in _READING:
                connection.execute(statement)
            return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):
            connection.rollback()
        with self._lock:
            if not (self._closed or connection.in_transaction):
                self._idle.append(connection)
                return
        connection.close()


class _Spoiling(StoreFailures):
    """Remembers that something failed inside."""

    spoiled = False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.spoiled = self.spoiled or isinstance(error, Exception)
        super().__exit__(kind, error, traceback)


class Transaction(Session):
    """A write transaction: a failure inside spoils it, whatever its user makes of the error.

    SQLite ends a transaction by itself on some failures; statements after that would be
    kept one by one.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        statements: Mapping[str, str],
        damage: Damage,
    ) -> None:
        super().__init__(path, connection, statements, SERVICE)
        self._failures = self._spoiling = _Spoiling(path, SERVICE, damage)

    def commit(self) -> None:
        """Put what was written on the disk."""
        with self.failures():
            self.end_streams()
            self._connection.execute("COMMIT")

    def failures(self) -> StoreFailures:
        """Raise what fails inside as a StoreError, and everything after it too."""
        if self._spoiling.spoiled:
            raise StoreError(f"{self.path} takes no more of a write that has failed: try it again")
        return super().failures()


class WritingConnection:
    """The connection that writes, lent to one thread at a time."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        statements: Mapping[str, str],
        damage: Damage,
    ) -> None:
        self._path = path
        self._damage = damage
        self._connection = connection
        self._statements = statements
        self._checkpoints = Checkpoints(lambda: connect(path))
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def transaction(self, instead: Mapping[str, str] = _NOTHING) -> Iterator[Session]:
        """Lend a transaction: committed when the block ends, undone when it raises.

        instead: statements by the names of those in whose place they are run.
        """
        with self._lock:
            if self._closed:
                raise StoreError(f"{self._path} is closed: the service is stopping")
            with store_failures(self._path, SERVICE):
                self._connection.execute("BEGIN IMMEDIATE")
            statements = {**self._statements, **instead} if instead else self._statements
            transaction = Transaction(self._path, self._connection, statements, self._damage)
            try:
                yield transaction
                transaction.commit()
                self._checkpoints.due()
            finally:
                transaction.end()
                self._undo()

    def close(self) -> None:
        """Wait for the transaction that is open, then close; again does nothing."""
        with self._lock, store_failures(self._path, SERVICE):
            self._closed = True
            self._checkpoints.close()
            self._connection.close()

    def _undo(self) -> None:
        """Undo what was not committed."""
        with suppress(sqlite3.Error):
            self._connection.rollback()
