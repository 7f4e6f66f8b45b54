"""Opening the file of the archive: made as a whole, checked before it is used."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from os import SEEK_CUR
from pathlib import Path

from service.errors import StoreError
from service.files import sync
from service.store.archive_connections import connect, make_lasting
from service.store.failures import SERVICE, store_failures
from service.store.schema import Schema

_SCHEMA = Schema("archive", int.from_bytes(b"swar", "big"), SERVICE)
_LOG_HEAD, _FRAME_HEAD = 32, 24
"""Bytes before the first page of SQLite's write-ahead log, and before each page."""


def open_archive(path: Path) -> sqlite3.Connection:
    """Open the file for writing, of the newest version; make it if there is none.

    Raises:
        StoreError: when it is damaged, foreign, newer or cannot be written.
    """
    with store_failures(path, SERVICE):
        if not path.exists():
            _make(path)
        connection = connect(path)
        try:
            version = _version(connection, path)
            # First of all: what is written makes the file longer, with holes in it.
            _check_length(connection, path)
            make_lasting(connection)
            _SCHEMA.migrate(connection, version)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection


def check_archive(connection: sqlite3.Connection, path: Path) -> None:
    """Check that a file can be read as it is.

    Raises:
        StoreError: when it is damaged, foreign, newer or older.
    """
    with store_failures(path, SERVICE):
        if _version(connection, path) < _SCHEMA.newest:
            raise StoreError(
                f"{path} was written by an older samewire: start the service once, which "
                "brings it up to date"
            )
        _check_length(connection, path)


def _make(path: Path) -> None:
    """Make the file under another name first: one that is empty is then a damaged one."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    part.touch()
    with closing(connect(part)) as connection:
        make_lasting(connection)
        _SCHEMA.migrate(connection, 0)
    part.replace(path)
    sync(path.parent)


def _version(connection: sqlite3.Connection, path: Path) -> int:
    version = _SCHEMA.version(connection, path)
    if version == 0:
        raise StoreError(f"{path} {SERVICE.damaged} (it is empty)")
    return version


def _check_length(connection: sqlite3.Connection, path: Path) -> None:
    """Find what was cut off now, not when a page that is missing is read at last."""
    pages, size = connection.execute(
        "SELECT page_count, page_size FROM pragma_page_count, pragma_page_size"
    ).fetchone()
    # Before the length is asked for: a service that runs may bring them over in between.
    logged = _logged_pages(path.with_name(f"{path.name}-wal"), size)
    if not logged.issuperset(range(path.stat().st_size // size + 1, pages + 1)):
        raise StoreError(f"{path} {SERVICE.damaged} (it should have {pages * size} bytes)")


def _logged_pages(log: Path, size: int) -> set[int]:
    """The numbers of the pages that stand in the log of writes, and may not be in the file yet."""
    found = set()
    with suppress(FileNotFoundError), log.open("rb") as file:
        file.seek(_LOG_HEAD)
        while len(head := file.read(_FRAME_HEAD)) == _FRAME_HEAD:
            found.add(int.from_bytes(head[:4], "big"))
            file.seek(size, SEEK_CUR)
    return found
