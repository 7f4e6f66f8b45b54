"""`samewire backup` and `samewire restore`: all of it or nothing, and nothing is overwritten."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess

import pytest
from cli_helpers import run
from test_archive_failures import damage, everything, write_one

from service.api.keys import KeyFile
from service.cli.manifest import proof_of
from service.store import Archive

CONFIGURATION = {"engine": 1, "encoders": {"muse": "muse-1"}}


@pytest.fixture
def data(tmp_path):
    """A data directory with two articles and a key."""
    directory = tmp_path / "data"
    with Archive.open(directory) as archive:
        write_one(archive, 1)
        write_one(archive, 2)
        with archive.write() as tx:
            tx.set_fact("configuration", json.dumps(CONFIGURATION))
    KeyFile(directory / "keys.json").add("reader", "read")
    return directory


@pytest.fixture
def copy(data, tmp_path, capsys):
    """A backup of it."""
    assert run(capsys, "backup", "--data", data, "--out", tmp_path / "copy").code == 0
    return tmp_path / "copy"


def held(directory):
    with Archive.open(directory) as archive:
        return everything(archive)


def names(directory):
    return sorted(path.name for path in directory.iterdir())


def test_a_backup_says_what_it_holds(data, tmp_path, capsys):
    out = tmp_path / "copy"
    ended = run(capsys, "backup", "--data", data, "--out", out, "--json")
    about = json.loads(ended.out)
    assert json.loads((out / "backup.json").read_text()) == about
    assert (about["articles"], about["last_event"]) == (2, 2)
    assert about["configuration"] == CONFIGURATION
    assert set(about["files"]) == {"archive.db", "keys.json"}
    assert names(out) == ["archive.db", "backup.json", "keys.json"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE((out / name).stat().st_mode) for name in about["files"]} == {0o600}


def test_what_is_restored_is_what_was_backed_up(data, copy, tmp_path, capsys):
    before = held(data)
    with Archive.open(data) as archive:
        write_one(archive, 3)
    ended = run(capsys, "restore", "--from", copy, "--data", tmp_path / "again")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == f"samewire: 2 articles and its keys are in {tmp_path / 'again'}\n"
    assert names(tmp_path / "again") == ["archive.db", "archive.lock", "keys.json"]
    assert held(tmp_path / "again") == before
    again, kept = (KeyFile(place / "keys.json").list() for place in (tmp_path / "again", data))
    assert again == kept


@pytest.mark.parametrize("command", ["backup", "export"])
def test_a_store_that_is_damaged_in_its_middle_is_neither_backed_up_nor_exported(
    data, tmp_path, capsys, command
):
    damage(data, "event")
    ended = run(capsys, command, "--data", data, "--out", tmp_path / "out")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1
    assert ended.err.startswith(f"samewire: error: {data / 'archive.db'} is damaged")
    assert not (tmp_path / "out" / "run.json").exists()


@pytest.fixture
def read_only(data, tmp_path):
    """That directory on a file system that cannot be written."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "samewire-test", str(place)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    try:
        shutil.copytree(data, place / "data")
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        yield place / "data"
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_backup_is_taken_of_a_disk_that_is_read_only(data, read_only, tmp_path, capsys):
    ended = run(capsys, "backup", "--data", read_only, "--out", tmp_path / "copy")
    assert (ended.code, ended.err.count("\n")) == (0, 1), ended.err
    again = tmp_path / "again"
    assert run(capsys, "restore", "--from", tmp_path / "copy", "--data", again).code == 0
    assert held(again) == held(data)


def test_a_backup_is_taken_beside_a_service(data, tmp_path, capsys):
    with Archive.open(data) as archive, archive.write() as tx:
        tx.set_fact("pending", "not there yet")
        assert run(capsys, "backup", "--data", data, "--out", tmp_path / "copy").code == 0
    assert run(capsys, "restore", "--from", tmp_path / "copy", "--data", tmp_path / "a").code == 0
    assert held(tmp_path / "a") == held(data)


def test_without_keys_there_are_none_to_restore(data, tmp_path, capsys):
    (data / "keys.json").unlink()
    run(capsys, "backup", "--data", data, "--out", tmp_path / "copy")
    ended = run(capsys, "restore", "--from", tmp_path / "copy", "--data", tmp_path / "again")
    assert "2 articles and no keys" in ended.err
    assert not (tmp_path / "again" / "keys.json").exists()


def test_nothing_is_overwritten_by_a_backup(data, copy, capsys):
    before = (copy / "backup.json").read_bytes()
    ended = run(capsys, "backup", "--data", data, "--out", copy)
    assert ended.code == 1
    assert "copy is not empty (it holds archive.db)" in ended.err
    assert (copy / "backup.json").read_bytes() == before


@pytest.mark.parametrize("name", ["archive.db", "keys.json", "index.json", "anything"])
def test_nothing_is_overwritten_by_a_restore(copy, tmp_path, name, capsys):
    again = tmp_path / "again"
    again.mkdir()
    (again / name).write_text("Mine.")
    ended = run(capsys, "restore", "--from", copy, "--data", again)
    assert ended.code == 1
    assert f"again is not empty (it holds {name})" in ended.err
    assert {path.name: path.read_text() for path in again.iterdir()} == {name: "Mine."}


def test_a_directory_in_use_is_not_restored_into(copy, tmp_path, capsys):
    with Archive.open(tmp_path / "again"):
        (tmp_path / "again" / "archive.db").unlink()
        for rest in (tmp_path / "again").glob("archive.db-*"):
            rest.unlink()
        ended = run(capsys, "restore", "--from", copy, "--data", tmp_path / "again")
    assert ended.code == 1
    assert "is in use" in ended.err


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("change", [flip, cut, lambda path: path.unlink()])
@pytest.mark.parametrize("name", ["archive.db", "keys.json"])
def test_a_backup_that_is_not_whole_is_refused_and_leaves_nothing(
    copy, tmp_path, name, change, capsys
):
    change(copy / name)
    ended = run(capsys, "restore", "--from", copy, "--data", tmp_path / "again")
    assert ended.code == 1
    assert name in ended.err
    assert not (tmp_path / "again").exists()


def about(**changes):
    def change(path):
        path.write_text(json.dumps(json.loads(path.read_text()) | changes))

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.unlink(),
        lambda path: path.write_text("{"),
        about(version=2),
        about(files={}),
        about(files={"archive.db": {"bytes": 1}}),
        about(
            files={
                "archive.db": {"bytes": 1, "sha256": "0"},
                "../outside": {"bytes": 1, "sha256": "0"},
            }
        ),
    ],
)
def test_a_backup_without_a_whole_description_is_refused(copy, tmp_path, change, capsys):
    change(copy / "backup.json")
    ended = run(capsys, "restore", "--from", copy, "--data", tmp_path / "again")
    assert ended.code == 1
    assert "backup.json" in ended.err
    assert not (tmp_path / "again").exists()


def test_a_store_that_is_damaged_inside_is_not_restored(copy, tmp_path, capsys):
    (copy / "archive.db").write_bytes((copy / "archive.db").read_bytes()[:8192] + b"\0" * 90_000)
    proof = proof_of(copy / "archive.db")
    files = json.loads((copy / "backup.json").read_text())["files"]
    about(files=files | {"archive.db": {"bytes": proof.bytes, "sha256": proof.sha256}})(
        copy / "backup.json"
    )
    ended = run(capsys, "restore", "--from", copy, "--data", tmp_path / "again")
    assert ended.code == 1
    assert "is damaged" in ended.err
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda data: (data / "archive.db").unlink(), "archive.db is not there"),
        (lambda data: (data / "keys.json").write_text("{"), "keys.json is damaged"),
        (lambda data: (data / "archive.db").write_bytes(b"no database" * 99), "archive.db"),
    ],
)
def test_a_backup_that_fails_leaves_nothing(data, tmp_path, spoil, words, capsys):
    spoil(data)
    for rest in data.glob("archive.db-*"):
        rest.unlink()
    ended = run(capsys, "backup", "--data", data, "--out", tmp_path / "copy")
    assert ended.code == 1
    assert words in ended.err
    assert not (tmp_path / "copy").exists() or names(tmp_path / "copy") == []


@pytest.mark.parametrize("name", ["archive.db", "keys.json"])
def test_what_is_missing_of_a_backup_is_named_before_anything_is_made(copy, tmp_path, name, capsys):
    (copy / name).unlink()
    ended = run(capsys, "restore", "--from", copy, "--data", tmp_path / "again")
    assert ended.err == f"samewire: error: {copy / name} is not there: use another backup\n"
    assert not (tmp_path / "again").exists()


def test_a_directory_that_was_there_stays_as_it_was_where_a_restore_fails(copy, tmp_path, capsys):
    flip(copy / "archive.db")
    (tmp_path / "again").mkdir()
    assert run(capsys, "restore", "--from", copy, "--data", tmp_path / "again").code == 1
    assert names(tmp_path / "again") == []


@pytest.mark.parametrize(
    "command",
    ["backup --out made", "export --out made", "reindex", "keys list", "keys revoke k-1"],
)
def test_a_mistyped_data_directory_is_told_and_not_made(tmp_path, monkeypatch, command, capsys):
    monkeypatch.chdir(tmp_path)
    ended = run(capsys, *command.split(), "--data", "mistyped")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("samewire: error: mistyped")
    assert ended.err.endswith(" is not there: name the data directory of a service\n")
    assert names(tmp_path) == []


@pytest.mark.usefixtures("copy")
@pytest.mark.parametrize(
    "command",
    ["backup --out made", "reindex", "keys list", "restore --from copy"],
)
def test_a_data_directory_that_may_not_be_looked_into_is_told(
    tmp_path, monkeypatch, command, capsys
):
    monkeypatch.chdir(tmp_path)
    real = os.stat

    def denied(path, *args, **options):
        if "locked" in str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", denied)
        ended = run(capsys, *command.split(), "--data", "locked/data")
    assert ended.code == 1
    assert ended.err.startswith("samewire: error: locked/data")
    assert "cannot be opened or written: check what it is and its permissions" in ended.err
    assert not (tmp_path / "locked").exists()


def test_a_backup_that_cannot_be_read_is_what_is_blamed(copy, tmp_path, capsys):
    (copy / "archive.db").unlink()
    # Reading from its beginning fails as a broken disk does.
    (copy / "archive.db").symlink_to("/proc/self/mem")
    ended = run(capsys, "restore", "--from", copy, "--data", tmp_path / "again")
    assert ended.code == 1
    assert ended.err.startswith(f"samewire: error: {copy / 'archive.db'} cannot be ")
    assert not (tmp_path / "again").exists()


def test_a_full_disk_leaves_nothing(copy, tmp_path, monkeypatch, capsys):
    def full(_path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("service.cli.restore.sync", full)
    ended = run(capsys, "restore", "--from", copy, "--data", tmp_path / "again")
    assert ended.code == 1
    assert "full: free some" in ended.err
    assert not (tmp_path / "again").exists()
