"""`samewire restore`: bring a backup into an empty data directory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

from service.api.keys import KEY_FILE
from service.cli.console import write_notice
from service.cli.manifest import (
    ADVICE,
    ARCHIVE_FILE,
    Manifest,
    proof_of,
    read_manifest,
    require_empty,
)
from service.errors import StoreError
from service.files import sync
from service.store.failures import SERVICE, store_failures
from service.store.lock import take_lock

_LOCK = "archive.lock"
_BLOCK = 2**20


def restore(source: Path, data: Path) -> None:
    """Copy a whole backup, checked on its way, or nothing.

    The index is no part of it: the service builds it from the store.

    Raises:
        StoreError: the backup is not whole, or the data directory holds anything.
    """
    manifest = read_manifest(source)
    _require_all(source, manifest)
    with store_failures(data, ADVICE):
        made = not data.exists()
    require_empty(data, frozenset((_LOCK,)))
    try:
        _restore(source, manifest, data)
    except BaseException:
        with suppress(OSError):
            if made:
                data.rmdir()
        raise
    keys = "its keys" if KEY_FILE in manifest.files else "no keys"
    write_notice(f"{manifest.articles:,} articles and {keys} are in {data}")


def _require_all(source: Path, manifest: Manifest) -> None:
    for name in sorted(manifest.files):
        if not (source / name).is_file():
            raise StoreError(f"{source / name} is not there: use another backup")


def _restore(source: Path, manifest: Manifest, data: Path) -> None:
    written = [name for name in (ARCHIVE_FILE, KEY_FILE, _LOCK) if not (data / name).exists()]
    with store_failures(data, SERVICE):
        lock = take_lock(data / _LOCK, SERVICE)
    with closing(lock):
        try:
            _bring(source, manifest, data)
        except BaseException:
            _clear(data, written)
            raise


def _bring(source: Path, manifest: Manifest, data: Path) -> None:
    # The store last: with its name the data directory is one.
    names = sorted(manifest.files, key=lambda name: name == ARCHIVE_FILE)
    for name in names:
        _copy(source / name, _part(data / name))
        if proof_of(_part(data / name)) != manifest.files[name]:
            raise StoreError(f"{source / name} is not what was backed up: use another backup")
    _check(_part(data / ARCHIVE_FILE))
    with store_failures(data, ADVICE):
        for name in names:
            _part(data / name).replace(data / name)
        sync(data)


def _copy(source: Path, to: Path) -> None:
    with store_failures(source, ADVICE):
        opened = source.open("rb")
    with opened, store_failures(to, ADVICE):
        to.touch(mode=0o600, exist_ok=False)
        with to.open("wb") as target:
            while block := _read(opened, source):
                target.write(block)
        sync(to)


def _read(file: BinaryIO, path: Path) -> bytes:
    # A failure is told of the file that fails, not of the one that is written.
    with store_failures(path, ADVICE):
        return file.read(_BLOCK)


def _check(path: Path) -> None:
    with store_failures(path, ADVICE):
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise StoreError(f"{path} is damaged ({found[0]}): use another backup")


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _clear(data: Path, written: Iterable[str]) -> None:
    """Remove what was written; nothing of that was there before."""
    with suppress(OSError):
        for name in written:
            for path in (data / name, _part(data / name)):
                path.unlink(missing_ok=True)
