"""Full disks, files that cannot be written, damaged files: a clear error or a self-repair."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from newswire import article
from nursery import NOBODY
from stored_state import check_snapshot, check_whole, records

STORIES = 6
MEGABYTE = 2**20


def stop(server):
    server.signal(signal.SIGTERM)
    return server.ended()


def error_of(server):
    """The one line with which a server ended that could not begin."""
    assert server.ended() == 1
    assert not any("Traceback" in line for line in server.lines)
    (line,) = [line for line in server.lines if line.startswith("samewire: error: ")]
    assert server.lines[-1] == line
    return line


def fill(server, sent):
    """Put two versions of some stories."""
    for story in range(STORIES):
        for version in range(2):
            put(server, sent, f"s{story}-{version}", article(story, version), 201)


def put(server, sent, id, record, status=200):
    """Put an article and remember it."""
    sent[id] = {"id": id} | record
    assert server.put(id, sent[id]) == status


def seen(server):
    """What a server answers about its articles, and about articles that it does not have."""
    articles = {
        name: server.get(f"/v1/articles/{name}")
        for name in (f"s{story}-{version}" for story in range(STORIES) for version in range(2))
    }
    server.until_ready()
    checked = [
        server.ask("POST", "/v1/articles:check", article(story, 4))[2] for story in range(STORIES)
    ]
    assert all(verdict["matches"] for verdict in checked)
    return articles, checked, server.get("/v1/clusters"), server.get("/v1/changes")


@pytest.fixture(scope="module")
def filled(forks, tmp_path_factory):
    """A data directory, and what its server answered."""
    data = tmp_path_factory.mktemp("filled") / "data"
    with forks.serving(data) as server:
        fill(server, {})
        answers = seen(server)
        assert stop(server) == 0
    check_whole(data)
    return data, answers


@pytest.fixture
def data(filled, tmp_path):
    """A copy of that directory, to be damaged."""
    return shutil.copytree(filled[0], tmp_path / "data")


class SmallDisk:
    """A file system of its own with little space, filled by a file beside the data."""

    def __init__(self, place):
        self.data = place / "data"
        self._filler = place / "filler"

    def take(self, _):
        with self._filler.open("ab", buffering=0) as file:
            for size in (MEGABYTE, 4096):
                try:
                    while file.write(bytes(size)) == size:
                        pass
                except OSError:
                    continue

    def give(self, _):
        self._filler.unlink()


class LimitedFiles:
    """Nothing is written to any file of the server: its log of writes may just have been emptied,
    and what it held before would be room."""

    def __init__(self, place):
        self.data = place / "data"

    def take(self, server):
        server.limit_files(0)

    def give(self, server):
        server.limit_files(None)


@pytest.fixture(params=[SmallDisk, LimitedFiles])
def disk(request, tmp_path):
    """A disk that can be made full."""
    if request.param is LimitedFiles:
        yield LimitedFiles(tmp_path)
        return
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "samewire-test", str(tmp_path)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield SmallDisk(tmp_path)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def refused(server, method, path, body=None):
    """Whether a write is refused as it should be on a full disk."""
    status, kind, problem = server.ask(method, path, body)
    assert (status, kind) in {(503, "application/problem+json"), (200, "application/json")}
    assert status == 200 or problem["type"] == "/problems/store"
    return status == 503


def until_full(server, sent):
    """Put articles until one is refused: SQLite may have had a page to spare."""
    for number in range(200):
        record = {"id": "s0-0"} | article(100 + number, 0)
        if refused(server, "PUT", "/v1/articles/s0-0", record):
            return
        sent["s0-0"] = record
    raise AssertionError("the disk is never full")


def test_a_full_disk_refuses_writes_and_nothing_else(forks, disk):
    sent = {}
    with forks.serving(disk.data) as server:
        fill(server, sent)
        disk.take(server)
        until_full(server, sent)
        # What was too little for an article may be enough for a decision.
        disk.take(server)
        before = seen(server)
        record = article(300, 0)
        assert refused(server, "PUT", "/v1/articles/s1-0", record)
        assert refused(server, "DELETE", "/v1/articles/s2-0")
        decision = {"kind": "different", "articles": ["s3-0", "s3-1"]}
        assert refused(server, "POST", "/v1/decisions", decision)
        lines = b"".join(json.dumps(record | {"id": f"s{n}-1"}).encode() + b"\n" for n in range(5))
        status, _, answer = server.ask("POST", "/v1/articles:bulk", lines, "application/x-ndjson")
        assert status == 200
        assert [json.loads(line)["status_code"] for line in answer.splitlines()] == [503] * 5
        assert seen(server) == before
        assert server.get("/readyz")["ready"]
        disk.give(server)
        assert seen(server) == before
        put(server, sent, "s1-0", record)
        assert server.ask("DELETE", "/v1/articles/s2-0")[0] == 200
        del sent["s2-0"]
        assert server.ask("POST", "/v1/decisions", decision)[0] == 201
        assert stop(server) == 0
        # Read at the start, and not again for each write that was refused.
        assert sum("index of" in line for line in server.lines) == 1
    assert records(disk.data)[0] == sent
    check_whole(disk.data)
    check_snapshot(disk.data)


def test_what_a_full_disk_refused_is_not_in_the_snapshot(forks, disk):
    sent = {}
    with forks.serving(disk.data) as server:
        fill(server, sent)
        disk.take(server)
        until_full(server, sent)
        assert refused(server, "PUT", "/v1/articles/s1-0", article(300, 0))
        assert refused(server, "DELETE", "/v1/articles/s2-0")
        disk.give(server)
        assert stop(server) == 0
    assert records(disk.data)[0] == sent
    check_whole(disk.data)
    check_snapshot(disk.data)


def test_a_server_that_ends_on_a_full_disk_ends_well(forks, disk):
    sent = {}
    with forks.serving(disk.data) as server:
        fill(server, sent)
        disk.take(server)
        until_full(server, sent)
        before = seen(server)
        assert stop(server) == 0
        disk.give(server) if isinstance(disk, SmallDisk) else None
    with forks.serving(disk.data) as server:
        server.until("index of ")
        assert seen(server) == before
        assert stop(server) == 0
    assert records(disk.data)[0] == sent
    check_whole(disk.data)


@pytest.mark.parametrize("there", [True, False])
def test_a_directory_that_cannot_be_written_is_an_error_of_one_line(forks, filled, there):
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        if there:
            shutil.copytree(filled[0], data)
        for path in (Path(place), *Path(place).rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        server = forks.start(data, user=None if os.geteuid() else NOBODY)
        try:
            error = error_of(server)
        finally:
            Path(place).chmod(0o755)
            if there:
                data.chmod(0o755)
    assert str(data) in error
    assert "permission" in error.lower()


def test_two_servers_do_not_share_a_directory(forks, data, filled):
    other = data.parent / "other name"
    other.symlink_to(data)
    with forks.serving(data) as server:
        server.until("index of ")
        for place in (data, other):
            error = error_of(forks.start(place))
            assert f"in use by process {server.pid}" in error
            assert "end that one" in error
        assert seen(server) == filled[1]
        server.signal(signal.SIGKILL)
        server.ended()
        with forks.serving(data) as next_server:
            next_server.until("index of ")
            assert seen(next_server) == filled[1]


def flip(path, place):
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.write_bytes(content)


def restamp(path, **changes):
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


SNAPSHOTS = {
    "a flipped bit in a vector": lambda index, _: flip(index, len(index.read_bytes()) // 2),
    "a flipped bit in the head": lambda index, _: flip(index, 5),
    "half of it": lambda index, _: os.truncate(index, index.stat().st_size // 2),
    "nothing in it": lambda index, _: os.truncate(index, 0),
    "no index": lambda index, _: index.unlink(),
    "no stamp": lambda _, stamp: stamp.unlink(),
    "half a stamp": lambda _, stamp: os.truncate(stamp, stamp.stat().st_size // 2),
    "a stamp that is a list": lambda _, stamp: stamp.write_text("[1, 2]"),
    "a stamp of bytes": lambda _, stamp: stamp.write_bytes(bytes(range(128, 256))),
    "another configuration": lambda _, stamp: restamp(stamp, stamp="0123456789abcdef"),
    "another file": lambda _, stamp: restamp(stamp, file="archive.db"),
    "a change that is none": lambda _, stamp: restamp(stamp, change="many"),
}


@pytest.mark.parametrize("damage", SNAPSHOTS)
def test_a_damaged_snapshot_is_made_anew(forks, data, filled, damage):
    (index,) = data.glob("index-*.faiss")
    SNAPSHOTS[damage](index, data / "index.json")
    with forks.serving(data) as server:
        assert "rebuilt" in server.until("index of ")["event"]
        assert seen(server) == filled[1]
        assert stop(server) == 0
    check_snapshot(data)
    with forks.serving(data) as server:
        assert "read from its snapshot" in server.until("index of ")["event"]


def test_a_snapshot_that_was_never_finished_is_cleared_away(forks, data):
    (data / "index-7.faiss.new").write_bytes(b"half an ind")
    with forks.serving(data) as server:
        assert server.put("one-more", article(50, 0)) == 201
        assert stop(server) == 0
    check_snapshot(data)


def test_a_snapshot_older_than_the_store_is_caught_up(forks, data):
    older = {path: path.read_bytes() for path in data.glob("index*")}
    with forks.serving(data) as server:
        for story in range(STORIES):
            assert server.put(f"s{story}-0", article(story + 1, 2)) == 200
            assert server.ask("DELETE", f"/v1/articles/s{story}-1")[0] == 200
        server.signal(signal.SIGKILL)
        server.ended()
    for path in data.glob("index*"):
        path.unlink()
    for path, content in older.items():
        path.write_bytes(content)
    with forks.serving(data) as server:
        assert "read from its snapshot" in server.until("index of ")["event"]
        assert server.put("one-more", article(50, 0)) == 201
        assert stop(server) == 0
    check_whole(data)
    check_snapshot(data)


@pytest.mark.parametrize("crashed", [False, True])
@pytest.mark.parametrize("kept", [0.0, 0.01, 0.6, 0.9])
def test_a_database_that_was_cut_off_is_an_error_of_one_line(forks, data, kept, crashed):
    path = data / "archive.db"
    whole = path.stat().st_size
    with forks.serving(data) as server:
        assert server.put("one-more", article(50, 0)) == 201
        server.signal(signal.SIGKILL if crashed else signal.SIGTERM)
        server.ended()
    assert path.with_name("archive.db-wal").exists() == crashed
    os.truncate(path, int(whole * kept))
    error = error_of(forks.start(data))
    assert str(path) in error
    assert "samewire restore" in error


def test_a_database_that_is_damaged_in_its_middle_is_no_longer_ready(forks, data):
    path = data / "archive.db"
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        named = "SELECT rootpage FROM sqlite_master WHERE name = 'decision'"
        (page,) = connection.execute(named).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with forks.serving(data) as server:
        server.until_ready()
        assert server.ask("GET", "/v1/decisions")[0] == 503
        status, _, told = server.ask("GET", "/readyz")
        assert (status, told["ready"], told["store"]) == (503, False, False)
        assert told["detail"].startswith(f"{path} is damaged")
        assert "samewire restore" in told["detail"]
        assert server.ask("GET", "/healthz")[0] == 200
        server.signal(signal.SIGKILL)
        server.ended()
