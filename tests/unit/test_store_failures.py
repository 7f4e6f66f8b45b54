"""Whatever the disk, another process or a kill does: a clear error, and nothing corrupt."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from store_helpers import make_article, outcome, read_in

from service.article import Place, Rejection
from service.errors import NotFoundError, StoreError
from service.store import FinishedRun, WorkStore
from service.store.failures import store_failures

ADD_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from store_helpers import make_article
from service.store import WorkStore
store = WorkStore.open(Path(sys.argv[1]))
store.begin("run", False)
for n in count(1):
    store.add(make_article(f"{n:06}", line=n))
    if n % 1000 == 0:
        print(n, flush=True)
"""
ADD_UNTIL_THE_LIMIT = """
import resource, sys
from pathlib import Path
from random import Random
from store_helpers import make_article
from service.errors import NotFoundError, StoreError
from service.store import WorkStore
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
random = Random(0)
try:
    with WorkStore.open(Path(sys.argv[1])) as store:
        store.begin("run", False)
        for n in range(10_000):
            store.add(make_article(f"{n}", random.randbytes(10_000).hex(), n))
except StoreError as error:
    print(error)
"""


def _python(code, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=Path(__file__).parent,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("reports", [1, 2, 4])
def test_a_killed_process_loses_no_committed_batch(tmp_path, reports):
    with _python(ADD_FOR_EVER, tmp_path) as process:
        added = [int(process.stdout.readline()) for _ in range(reports)][-1]
        process.kill()
    with WorkStore.open(tmp_path) as store:
        assert store.begin("run", resume=True)
        assert not store.reading_done()
        count = store.count()
        assert count >= added
        assert store.ids() == [f"{n:06}" for n in range(1, count + 1)]
        articles = [make_article(f"{n:06}", line=n) for n in range(1, count + 501)]
        read_in(store, articles, resume=True)
        assert outcome(store) == (list(enumerate(articles)), [], 0)
        assert list(store.same_keys("exact")) == [list(range(count + 500))]


def test_a_second_process_is_told_who_is_there(tmp_path):
    with _python(ADD_FOR_EVER, tmp_path) as process:
        process.stdout.readline()
        with pytest.raises(StoreError, match=f"in use by process {process.pid}:"):
            WorkStore.open(tmp_path)
        process.kill()
    WorkStore.open(tmp_path).close()


def test_a_directory_opens_once_in_one_process_too(tmp_path):
    with WorkStore.open(tmp_path) as store:
        with pytest.raises(StoreError, match=f"{tmp_path} is in use by process {os.getpid()}:"):
            WorkStore.open(tmp_path)
        read_in(store, [make_article("a")])
    store.close()
    WorkStore.open(tmp_path).close()


def test_a_write_that_the_system_refuses_is_a_clear_error(tmp_path):
    with _python(ADD_UNTIL_THE_LIMIT, tmp_path) as process:
        message = process.stdout.read()
    assert process.returncode == 0
    assert re.match(rf"{tmp_path}/work\.db .*free space.* run again with --resume", message)
    with WorkStore.open(tmp_path) as store:
        articles = [make_article(f"{n}", line=n) for n in range(3)]
        read_in(store, articles)
        assert outcome(store) == (list(enumerate(articles)), [], 0)


def test_a_stream_that_outlives_its_store_ends_without_a_word(tmp_path):
    with WorkStore.open(tmp_path) as store:
        for line in (1, 2):
            store.reject(Rejection(Place("a.jsonl", line), "empty_text", "No text."))
        rejections = store.rejections()
        assert next(rejections).place.line == 1
    rejections.close()


def test_a_full_disk_is_named_as_such(tmp_path):
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA max_page_count = 2")
        connection.execute("CREATE TABLE t (x)")
        with (
            pytest.raises(StoreError, match=rf"{path} .* is full: free some"),
            store_failures(path),
        ):
            connection.execute("INSERT INTO t VALUES (zeroblob(100000))")


@pytest.mark.parametrize("garbage", [b"garbage", b"garbage" * 10_000, b"SQLite format 3\0" * 500])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path, garbage):
    path = tmp_path / "work.db"
    path.write_bytes(garbage)
    with pytest.raises(StoreError, match=rf"{path} is damaged, .* choose another output"):
        WorkStore.open(tmp_path)
    assert path.read_bytes() == garbage


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("CREATE TABLE theirs (x)", "another program's database: choose another"),
        ("PRAGMA application_id = 7", "another program's database: choose another"),
        ("PRAGMA user_version = 7", "another program's database: choose another"),
    ],
)
def test_another_program_s_database_is_refused_and_kept(tmp_path, script, message):
    path = tmp_path / "work.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=f"{path} .*{message}"):
        WorkStore.open(tmp_path)
    assert path.read_bytes() == before


def test_a_newer_version_is_refused_and_kept(tmp_path):
    path = tmp_path / "work.db"
    WorkStore.open(tmp_path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer samewire \(version 999, .*use that one"):
        WorkStore.open(tmp_path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path):
    (tmp_path / "work.db").touch()
    with WorkStore.open(tmp_path) as store:
        read_in(store, [make_article("a")])
        assert store.ids() == ["a"]


def test_a_truncated_file_is_an_error_that_says_what_to_do(tmp_path):
    with WorkStore.open(tmp_path) as store:
        read_in(store, [make_article(f"{n}", line=n) for n in range(2000)])
    path = tmp_path / "work.db"
    os.truncate(path, path.stat().st_size // 2)
    with (
        pytest.raises(StoreError, match=rf"{path} is damaged, .* run again"),
        WorkStore.open(tmp_path) as store,
    ):
        assert len(list(store.articles())) < 2000
        list(store.same_keys("exact"))


def test_a_damaged_article_is_an_error_that_says_what_to_do(tmp_path):
    with WorkStore.open(tmp_path) as store:
        read_in(store, [make_article("a")])
    with closing(sqlite3.connect(tmp_path / "work.db")) as connection, connection:
        connection.execute("UPDATE body SET body = zeroblob(100)")
    with WorkStore.open(tmp_path) as store, pytest.raises(StoreError, match=r"work\.db is damaged"):
        store.article(0)


def test_a_directory_in_place_of_the_file(tmp_path):
    (tmp_path / "work.db").mkdir()
    with pytest.raises(StoreError, match=rf"{tmp_path}/work\.db cannot be opened .* permissions"):
        WorkStore.open(tmp_path)
    (tmp_path / "work.db").rmdir()
    WorkStore.open(tmp_path).close()


@pytest.mark.parametrize("below", [".", "deeper"])
def test_a_file_in_place_of_the_directory(tmp_path, below):
    (tmp_path / "out").write_text("A file.")
    with pytest.raises(StoreError, match=r"out.* cannot be opened or written: .* choose another"):
        WorkStore.open(tmp_path / "out" / below)


@contextmanager
def _nobody():
    """Give up the rights of root for a moment: root may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked():
    """A directory that may be entered by all and written by its owner."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        WorkStore.open(directory).close()
        yield directory
        directory.chmod(0o700)


def test_a_directory_without_permission_is_a_clear_error(locked):
    for file in locked.iterdir():
        file.unlink()
    locked.chmod(0o555)
    with _nobody(), pytest.raises(StoreError, match=rf"{locked} cannot be .* its permissions"):
        WorkStore.open(locked)


def test_a_read_only_database_is_a_clear_error(locked):
    (locked / "work.lock").chmod(0o666)
    (locked / "work.db").chmod(0o444)
    locked.chmod(0o555)
    with (
        _nobody(),
        pytest.raises(StoreError, match=rf"{locked}/work\.db cannot be .* its permissions"),
        WorkStore.open(locked) as store,
    ):
        store.begin("run", resume=False)


def files(directory):
    return {file.name: file.read_bytes() for file in directory.iterdir()}


def test_a_finished_run_is_read_by_many_and_left_as_it_is(locked):
    with WorkStore.open(locked) as store:
        read_in(store, [make_article("a")])
    before = files(locked)
    locked.chmod(0o555)
    with _nobody(), FinishedRun(locked) as one, FinishedRun(locked) as other:
        assert one.ids() == other.ids() == ["a"]
    assert files(locked) == before


def test_what_a_run_that_was_killed_has_left_is_read(tmp_path):
    with WorkStore.open(tmp_path / "run") as store:
        read_in(store, [make_article("a")])
        shutil.copytree(tmp_path / "run", tmp_path / "killed")
    with FinishedRun(tmp_path / "killed") as found:
        assert found.ids() == ["a"]


def test_readers_and_runs_keep_each_other_out_and_say_so(tmp_path):
    with WorkStore.open(tmp_path):
        told = f"a run in {tmp_path} is still going on, by process {os.getpid()}: "
        with pytest.raises(StoreError, match=told):
            FinishedRun(tmp_path)
    with FinishedRun(tmp_path), pytest.raises(StoreError, match="is being read by another"):
        WorkStore.open(tmp_path)
    WorkStore.open(tmp_path).close()


def test_a_finished_run_of_another_version_or_without_its_store_is_told(tmp_path):
    WorkStore.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "work.db")) as connection:
        connection.execute("PRAGMA user_version = 2")
    with pytest.raises(StoreError, match="written by an earlier samewire: repeat the run"):
        FinishedRun(tmp_path)
    (tmp_path / "work.db").unlink()
    with pytest.raises(NotFoundError, match=r"work\.db is not there .*export"):
        FinishedRun(tmp_path)
