"""Whatever the disk, another process or a kill does to the archive: whole transactions only."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from store_helpers import make_article

from service.errors import StoreError
from service.store import Archive
from service.store.archive_opening import open_archive

AT = datetime(2026, 1, 2, tzinfo=UTC)
WRITE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from test_archive_failures import AT, write_one
from service.store import Archive
archive = Archive.open(Path(sys.argv[1]))
for n in count(1):
    write_one(archive, n)
    print(n, flush=True)
"""
WRITE_UNTIL_THE_LIMIT = """
import resource, sys
from pathlib import Path
from random import Random
from test_archive_failures import fill, write_one
from service.errors import StoreError
from service.store import Archive
with Archive.open(Path(sys.argv[1])) as archive:
    write_one(archive, 1)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        fill(archive)
    except StoreError as error:
        print(error)
    with archive.read() as reader:
        print(reader.count())
    write_one(archive, 2)
"""


def write_one(archive, n, text="A text."):
    """Write a transaction of several parts."""
    with archive.write() as writer:
        writer.add_article(make_article(f"{n:06}", text), b"digest", f"{n}", None, AT)
        assert writer.add_event("assigned", AT, {"n": n}).sequence == n
        assert writer.new_cluster(AT) == n


def fill(archive):
    """Write more in one transaction than fits in a megabyte."""
    random = Random(0)
    with archive.write() as writer:
        for n in range(100):
            article = make_article(f"large {n}", random.randbytes(20_000).hex())
            writer.add_article(article, b"digest", f"large {n}", None, AT)


def test_a_stream_that_outlives_its_store_ends_without_a_word(tmp_path):
    with Archive.open(tmp_path) as archive:
        write_one(archive, 1)
        write_one(archive, 2)
    with Archive.attach(tmp_path) as archive, archive.read() as reader:
        entries = reader.all_entries()
        assert next(entries).id == "000001"
    entries.close()


def everything(archive):
    """What the transactions of `write_one` have left."""
    with archive.read() as reader:
        events = [event.body["n"] for event in reader.events(0, 10**6)]
        articles = [reader.article(entry.number) for entry in reader.all_entries()]
        assert reader.count() == len(articles)
        return events, [article.article.id for article in articles]


def python(code, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=Path(__file__).parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("reports", [1, 7, 200])
def test_a_killed_process_leaves_whole_transactions_and_all_it_acknowledged(tmp_path, reports):
    with python(WRITE_FOR_EVER, tmp_path) as process:
        written = [int(process.stdout.readline()) for _ in range(reports)][-1]
        process.kill()
    with Archive.open(tmp_path) as archive:
        events, ids = everything(archive)
        assert len(events) >= written
        assert events == list(range(1, len(events) + 1))
        assert ids == [f"{n:06}" for n in events]
        write_one(archive, len(events) + 1)


def test_a_second_service_on_one_directory_is_told_who_is_there(tmp_path):
    with (
        Archive.open(tmp_path),
        pytest.raises(
            StoreError,
            match=rf"^{tmp_path} is in use by process {os.getpid()}: only one service .* data dir",
        ),
    ):
        Archive.open(tmp_path)
    Archive.open(tmp_path).close()


def test_a_full_disk_undoes_the_write_and_the_next_one_works(tmp_path):
    with python(WRITE_UNTIL_THE_LIMIT, tmp_path) as process:
        message, count = process.stdout.read().splitlines()
    assert process.returncode == 0
    assert re.match(rf"{tmp_path}/archive\.db .*free space.* then try again", message)
    assert count == "1"
    with Archive.open(tmp_path) as archive:
        assert everything(archive) == ([1, 2], ["000001", "000002"])


def damage(directory, table):
    """Overwrite the first page of a table."""
    path = directory / "archive.db"
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        named = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(named, (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(Random(0).randbytes(size))


def test_what_was_found_damaged_stays_known(tmp_path):
    with Archive.open(tmp_path) as archive:
        write_one(archive, 1)
    damage(tmp_path, "event")
    with Archive.open(tmp_path) as archive:
        assert archive.damage == ""
        with archive.read() as reader, pytest.raises(StoreError) as told:
            reader.events(0, 9)
        assert archive.damage == str(told.value)
        assert archive.damage.startswith(f"{tmp_path / 'archive.db'} is damaged")
        with archive.read() as reader:
            assert reader.count() == 1
        assert archive.damage
    with Archive.open(tmp_path) as archive:
        with pytest.raises(StoreError), archive.write() as writer:
            writer.add_event("assigned", AT, {})
        assert archive.damage


def test_a_failure_inside_a_block_cannot_be_swallowed(tmp_path):
    with Archive.open(tmp_path) as archive:
        write_one(archive, 1)
        with (
            pytest.raises(StoreError, match="takes no more of a write that has failed"),
            archive.write() as writer,
        ):
            writer.set_fact("name", "value")
            with pytest.raises(sqlite3.IntegrityError):
                writer.add_article(make_article("000001"), b"", "", None, AT)
        assert everything(archive) == ([1], ["000001"])
        with archive.read() as reader:
            assert reader.fact("name") is None
        write_one(archive, 2)


def test_a_reader_is_of_no_use_after_its_block(tmp_path):
    with Archive.open(tmp_path) as archive:
        write_one(archive, 1)
        write_one(archive, 2)
        with archive.read() as reader:
            stream = reader.all_entries()
            assert next(stream).id == "000001"
        write_one(archive, 3)
        with archive.read() as other:
            assert other.count() == 3
        with pytest.raises(sqlite3.ProgrammingError):
            next(stream)
        for use in (reader.count, open_block(archive).count):
            with pytest.raises(sqlite3.ProgrammingError, match=r"block .* has ended"):
                use()


def open_block(archive):
    with archive.write() as writer:
        return writer


def test_every_commit_waits_for_the_disk(tmp_path):
    with closing(open_archive(tmp_path / "archive.db")) as connection:
        (full,) = connection.execute("PRAGMA synchronous").fetchone()
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    assert (full, mode) == (2, "wal")


def test_a_reader_cannot_write(tmp_path):
    with (
        Archive.open(tmp_path) as archive,
        archive.read() as reader,
        pytest.raises(StoreError, match="cannot be opened or written"),
    ):
        reader._database.write("set_fact", name="name", value=b"")


@pytest.mark.parametrize("garbage", [b"", b"garbage" * 10_000, b"SQLite format 3\0" * 500])
def test_a_file_that_is_no_archive_is_refused_and_kept(tmp_path, garbage):
    path = tmp_path / "archive.db"
    path.write_bytes(garbage)
    for opening in (Archive.open, Archive.attach):
        with pytest.raises(StoreError, match=rf"^{path} is damaged, .* restore a backup"):
            opening(tmp_path)
    assert path.read_bytes() == garbage


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("CREATE TABLE theirs (x)", "another program's database: choose another data directory"),
        ("PRAGMA application_id = 7", "another program's database"),
        ("PRAGMA user_version = 7", "another program's database"),
    ],
)
def test_another_program_s_database_is_refused_and_kept(tmp_path, script, message):
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    before = path.read_bytes()
    for opening in (Archive.open, Archive.attach):
        with pytest.raises(StoreError, match=f"{path} is {message}"):
            opening(tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("version", "message"),
    [
        (999, r"newer samewire \(version 999, .*use that one"),
        (1, r"early samewire in another layout \(version 1"),
        (2, r"early samewire in another layout \(version 2"),
        (0, "is damaged"),
    ],
)
def test_another_version_is_refused_and_kept(tmp_path, version, message):
    path = tmp_path / "archive.db"
    Archive.open(tmp_path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    for opening in (Archive.open, Archive.attach):
        with pytest.raises(StoreError, match=message):
            opening(tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(tmp_path, share):
    path = tmp_path / "archive.db"
    with Archive.open(tmp_path) as archive:
        for n in range(1, 40):
            write_one(archive, n, Random(n).randbytes(4000).hex())
    os.truncate(path, int(path.stat().st_size * share))
    for opening in (Archive.open, Archive.attach):
        with pytest.raises(StoreError, match=rf"{path} is damaged, .* restore a backup"):
            opening(tmp_path)


def test_a_file_truncated_below_its_log_is_refused(tmp_path):
    path = tmp_path / "archive.db"
    with Archive.open(tmp_path) as archive:
        for n in range(1, 40):
            write_one(archive, n, Random(n).randbytes(4000).hex())
    with python(WRITE_AND_WAIT, tmp_path) as process:
        process.stdout.readline()
        process.kill()
    assert (tmp_path / "archive.db-wal").stat().st_size
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(StoreError, match=rf"{path} is damaged, .* restore a backup"):
        Archive.open(tmp_path)


WRITE_AND_WAIT = """
import sys
from pathlib import Path
from service.store import Archive
with Archive.open(Path(sys.argv[1])) as archive:
    with archive.write() as writer:
        writer.set_fact("name", "value")
    print("written", flush=True)
    sys.stdin.read()
"""


def test_a_damaged_article_is_an_error_that_says_what_to_do(tmp_path):
    with Archive.open(tmp_path) as archive:
        write_one(archive, 1)
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection, connection:
        connection.execute("UPDATE body SET body = zeroblob(100)")
        connection.execute("UPDATE article SET summary = substr(summary, 1, 20)")
    with Archive.open(tmp_path) as archive, archive.read() as reader:
        for read in (lambda: reader.article(1), lambda: reader.entry("000001")):
            with pytest.raises(StoreError, match=r"archive\.db is damaged"):
                read()


def test_a_making_that_was_interrupted_is_begun_again(tmp_path):
    (tmp_path / "archive.db.part").write_bytes(b"half of it")
    with Archive.open(tmp_path) as archive:
        write_one(archive, 1)
    assert not (tmp_path / "archive.db.part").exists()


def test_a_file_in_place_of_the_directory(tmp_path):
    (tmp_path / "data").write_text("A file.")
    with pytest.raises(StoreError, match=r"cannot be opened .* choose another data directory"):
        Archive.open(tmp_path / "data")
