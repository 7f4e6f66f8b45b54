"""Copies of the archive while it is in use, and reading beside the service."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from test_archive_failures import damage, everything, write_one

from service.errors import StoreError
from service.store import Archive
from service.store.archive_backup import copy_database


def restored(copy, directory):
    """What an archive made of a copy holds."""
    directory.mkdir()
    copy.rename(directory / "archive.db")
    with Archive.open(directory) as archive:
        return everything(archive)


def test_a_copy_is_a_whole_archive(tmp_path):
    with Archive.open(tmp_path / "data") as archive:
        write_one(archive, 1)
        archive.backup(tmp_path / "copy.db")
        write_one(archive, 2)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "data"]
    assert restored(tmp_path / "copy.db", tmp_path / "restored") == ([1], ["000001"])


def test_copies_beside_a_busy_service_hold_whole_transactions(tmp_path):
    done = Event()

    def copy():
        copies = []
        with Archive.attach(tmp_path / "data") as attached:
            while not copies or not done.is_set():
                copies.append(tmp_path / f"{len(copies)}.db")
                attached.backup(copies[-1])
        return copies

    with Archive.open(tmp_path / "data") as archive, ThreadPoolExecutor(1) as pool:
        write_one(archive, 1)
        copying = pool.submit(copy)
        for n in range(2, 60):
            write_one(archive, n)
        done.set()
        copies = copying.result()
    for copy in copies:
        events, ids = restored(copy, tmp_path / copy.stem)
        assert events == list(range(1, len(events) + 1))
        assert ids == [f"{n:06}" for n in events]


def test_a_file_that_is_there_is_kept(tmp_path):
    (tmp_path / "copy.db").write_text("Mine.")
    with Archive.open(tmp_path) as archive:
        with pytest.raises(StoreError, match=r"copy\.db is there already: name a new file"):
            archive.backup(tmp_path / "copy.db")
        with pytest.raises(StoreError, match=r"none/copy\.db cannot be opened or written"):
            archive.backup(tmp_path / "none" / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "Mine."


def test_a_damaged_archive_gives_no_copy(tmp_path):
    path = tmp_path / "archive.db"
    with Archive.open(tmp_path) as archive:
        for n in range(1, 40):
            write_one(archive, n)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)
    with Archive.open(tmp_path) as archive, pytest.raises(StoreError, match=rf"^{path} is damaged"):
        archive.backup(tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy.db*"))


class Elsewhere(sqlite3.Connection):
    """Gives the pages of the damaged archive beside its own for its own."""

    def backup(self, target):
        (_, _, path), *_ = self.execute("PRAGMA database_list")
        with closing(sqlite3.connect(Path(path).parents[1] / "bad" / "archive.db")) as bad:
            bad.backup(target)


@pytest.mark.parametrize(
    ("source", "blamed"),
    [
        ("good", r"copy\.db is damaged: check the disk .*, then take the backup again"),
        ("bad", r"bad/archive\.db is damaged, .* restore a backup"),
    ],
)
def test_the_file_that_is_damaged_is_blamed_the_archive_or_its_copy(tmp_path, source, blamed):
    for name in ("good", "bad"):
        with Archive.open(tmp_path / name) as archive:
            write_one(archive, 1)
    damage(tmp_path / "bad", "event")
    path, to = tmp_path / source / "archive.db", tmp_path / "copy.db"
    with (
        closing(sqlite3.connect(path, factory=Elsewhere)) as connection,
        pytest.raises(StoreError, match=f"^{tmp_path}/{blamed}"),
    ):
        copy_database(connection, path, to)
    assert not list(tmp_path.glob("copy.db*"))


def test_what_is_attached_reads_beside_the_service_and_cannot_write(tmp_path):
    with Archive.open(tmp_path) as archive, Archive.attach(tmp_path) as attached:
        write_one(archive, 1)
        assert everything(attached) == ([1], ["000001"])
        with pytest.raises(StoreError, match="opened for reading alone"), attached.write():
            pass
    with Archive.attach(tmp_path) as attached:
        assert everything(attached) == ([1], ["000001"])


def test_what_is_at_rest_is_read_with_nothing_made_beside_it(tmp_path, monkeypatch):
    with Archive.open(tmp_path) as archive:
        write_one(archive, 1)
    monkeypatch.setattr("service.store.archive.is_read_only", lambda _: True)
    with Archive.attach(tmp_path) as attached, Archive.attach(tmp_path) as again:
        assert everything(attached) == everything(again) == ([1], ["000001"])
        assert sorted(p.name for p in tmp_path.iterdir()) == ["archive.db", "archive.lock"]
        attached.backup(tmp_path / "copy.db")
    assert restored(tmp_path / "copy.db", tmp_path / "restored") == ([1], ["000001"])


def test_what_is_not_at_rest_is_not_read_as_if_it_were(tmp_path, monkeypatch):
    monkeypatch.setattr("service.store.archive.is_read_only", lambda _: True)
    with Archive.open(tmp_path) as archive:
        write_one(archive, 1)
        with pytest.raises(StoreError, match=f"read-only from here .* process {os.getpid()}: end"):
            Archive.attach(tmp_path)
    (tmp_path / "archive.db-wal").write_bytes(b"log")
    (tmp_path / "archive.lock").unlink()
    with pytest.raises(StoreError, match=r"archive\.db-wal holds writes .*: copy .* with all its"):
        Archive.attach(tmp_path)


def test_what_is_not_there_cannot_be_attached_to(tmp_path):
    with pytest.raises(StoreError, match=r"archive\.db is not there: name the data directory"):
        Archive.attach(tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_older_archive_is_not_read_as_a_newest_one(tmp_path, monkeypatch):
    Archive.open(tmp_path).close()
    monkeypatch.setattr("service.store.schema.Schema.newest", 6)
    with pytest.raises(StoreError, match="older samewire: start the service once"):
        Archive.attach(tmp_path)
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)
