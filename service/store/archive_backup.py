"""A copy of the archive while it is in use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from service.errors import StoreError
from service.files import sync
from service.store.failures import SERVICE, Advice, store_failures

_COPY = replace(
    SERVICE, damaged="is damaged: check the disk that it was written to, then take the backup again"
)


def copy_database(source: sqlite3.Connection, path: Path, to: Path) -> None:
    """Copy a snapshot of `path` into a new file, checked and on the disk before it has its name.

    Raises:
        StoreError: when there is such a file already, the disk fails or one of both is damaged.
    """
    if to.exists():
        raise StoreError(f"{to} is there already: name a new file for the backup")
    part = to.with_name(f"{to.name}.part")
    with store_failures(to, SERVICE):
        try:
            with closing(sqlite3.connect(part)) as target:
                check_pages(source, path)
                source.backup(target)
                check_pages(target, to, _COPY)
            sync(part)
            part.replace(to)
            sync(to.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def check_pages(connection: sqlite3.Connection, path: Path, advice: Advice = SERVICE) -> None:
    """Read all pages of a database; raises StoreError, of the file `path`, where one is damaged."""
    with store_failures(path, advice):
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise StoreError(f"{path} {advice.damaged} ({found})")
