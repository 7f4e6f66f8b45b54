"""The article store of a service in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Self

from service.errors import StoreError
from service.store.archive_articles import ArticleReads, ArticleWrites
from service.store.archive_at_rest import is_read_only, keep_at_rest
from service.store.archive_backup import check_pages, copy_database
from service.store.archive_clusters import ClusterReads, ClusterWrites
from service.store.archive_connections import Readers, WritingConnection
from service.store.archive_log import LogReads, LogWrites
from service.store.archive_nodes import SORTED_AT_ONCE, NodeReads, NodeWrites
from service.store.archive_opening import check_archive, open_archive
from service.store.archive_pairs import PairReads, PairWrites
from service.store.closing import Closing
from service.store.failures import SERVICE, Damage, store_failures
from service.store.lock import take_lock
from service.store.port import ArticleStore, ArticleWriter
from service.store.reader_port import ArticleReader
from service.store.session import Session
from service.store.statements import read_statements

_FILE = "archive.db"
_LOCK = "archive.lock"


class _Reader(ArticleReads, NodeReads, PairReads, ClusterReads, LogReads):
    def __init__(self, database: Session) -> None:
        self._database = database


class _Writer(ArticleWrites, NodeWrites, PairWrites, ClusterWrites, LogWrites):
    def __init__(self, database: Session) -> None:
        self._database = database
        self._sparse = set()


class Archive(Closing, ArticleStore):
    """An ArticleStore in `archive.db`: its contract is that of the port, for any thread.

    Readers and writers belong to their blocks; using one after its block is an error.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection | None,
        lock: FileIO | None,
        *,
        at_rest: bool = False,
    ) -> None:
        self.path = path
        self._statements = read_statements("archive")
        self._damage = Damage()
        self._readers = Readers(path, at_rest=at_rest)
        self._writer = (
            None
            if connection is None
            else WritingConnection(path, connection, self._statements, self._damage)
        )
        self._lock = lock

    @classmethod
    def open(cls, directory: Path, *, new: bool = True) -> Self:
        """Open the store in a directory for this process alone; both are made if need be.

        new: whether there need be none.

        Raises:
            StoreError: when it is in use, damaged, foreign, newer or cannot be written.
        """
        path = directory / _FILE
        if not new:
            _must_be_there(path)
        with store_failures(directory, SERVICE):
            directory.mkdir(parents=True, exist_ok=True)
            lock = take_lock(directory / _LOCK, SERVICE)
        try:
            return cls(path, open_archive(path), lock)
        except BaseException:
            lock.close()
            raise

    @classmethod
    def attach(cls, directory: Path) -> Self:
        """Open the store that is there for reading and copying, also while a service uses it.

        On a read-only file system it may not be in use, and has to have been closed before.

        Raises:
            StoreError: when there is none, or it is damaged, foreign, newer or older.
        """
        path = directory / _FILE
        _must_be_there(path)
        at_rest = is_read_only(path)
        lock = keep_at_rest(path, directory / _LOCK) if at_rest else None
        archive = cls(path, None, lock, at_rest=at_rest)
        try:
            with archive._readers.borrow() as connection:
                check_archive(connection, path)
        except BaseException:
            archive.close()
            raise
        return archive

    @property
    def damage(self) -> str:
        """What a read or a write found damaged since the store was opened, empty if nothing."""
        return self._damage.found

    @contextmanager
    def read(self) -> Iterator[ArticleReader]:
        """A snapshot for the time of the block; from any thread, never waiting for the writer."""
        with self._readers.borrow() as connection:
            session = Session(self.path, connection, self._statements, SERVICE, self._damage)
            with session.failures():
                connection.execute("BEGIN")
                # The snapshot is taken by the first read.
                connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            try:
                yield _Reader(session)
            finally:
                session.end()

    @contextmanager
    def write(self) -> Iterator[ArticleWriter]:
        """A transaction, on the disk when the block ends, undone when it raises."""
        if self._writer is None:
            raise StoreError(f"{self.path} was opened for reading alone: the service writes it")
        with self._writer.transaction() as transaction:
            yield _Writer(transaction)

    @contextmanager
    def fill(self) -> Iterator[ArticleWriter]:
        """A transaction that brings in very many new nodes; no node has a neighbour under a key
        before it ends.

        Keys come in random order: to sort them once takes far less than to keep them sorted.
        """
        if self._writer is None:
            raise StoreError(f"{self.path} was opened for reading alone: the service writes it")
        late = {"put_key": self._statements["put_late_key"]}
        late["put_ids"] = self._statements["put_no_ids"]
        with self._writer.transaction(late) as transaction:
            transaction.write("make_late_keys")
            yield _Writer(transaction)
            transaction.write("put_late_keys", few=SORTED_AT_ONCE)
            transaction.write("drop_late_keys")

    def backup(self, to: Path) -> None:
        """Copy the store into a new file while it is in use.

        Raises:
            StoreError: when the file is there already or cannot be written.
        """
        with self._readers.borrow() as connection:
            copy_database(connection, self.path, to)

    def check(self) -> None:
        """Read all of the store; raises StoreError where it is damaged."""
        with self._readers.borrow() as connection:
            check_pages(connection, self.path)

    def close(self) -> None:
        """Finish what is being written and let others use the directory; again does nothing."""
        try:
            self._readers.close()
            if self._writer is not None:
                self._writer.close()
        finally:
            if self._lock is not None:
                self._lock.close()


def _must_be_there(path: Path) -> None:
    with store_failures(path, SERVICE):
        there = path.is_file()
    if not there:
        raise StoreError(f"{path} is not there: name the data directory of a service")
