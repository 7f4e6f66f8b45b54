from __future__ import annotations

import json
import os
import stat
import threading

import pytest

from service.api.keys import KeyFile
from service.errors import NotFoundError, StoreError, UsageError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "keys.json"


def test_a_directory_without_a_file_has_no_keys(path):
    keys = KeyFile(path)
    assert (keys.any(), keys.list(), keys.check("sw_anything")) == (False, (), None)
    assert not path.exists()


def test_a_token_opens_its_own_key_and_no_other_one(path):
    keys = KeyFile(path)
    made = [keys.add(name, role) for name, role in [("a", "read"), ("b", "write"), ("c", "admin")]]
    assert keys.any()
    assert [keys.check(token) for _, token in made] == [key for key, _ in made]
    assert keys.list() == tuple(key for key, _ in made)
    assert [key.role for key in keys.list()] == ["read", "write", "admin"]
    assert len({key.id for key, _ in made}) == 3
    for wrong in ("", "sw_", made[0][1][:-1], made[0][1] + "x", made[0][1].upper(), "\udc80", "é"):
        assert keys.check(wrong) is None


def test_a_token_is_random_and_kept_nowhere(path):
    keys = KeyFile(path)
    tokens = {keys.add(str(number), "read")[1] for number in range(20)}
    assert len(tokens) == 20
    for token in tokens:
        assert token.startswith("sw_")
        assert len(token) == 3 + 43  # 32 bytes in base 64
    for file in path.parent.iterdir():
        content = file.read_text("utf-8")
        assert not [token for token in tokens if token in content or token[3:] in content]


def test_the_file_is_its_owners_alone(path):
    before = os.umask(0)
    try:
        KeyFile(path).add("a", "read")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(file.name for file in path.parent.iterdir()) == ["keys.json", "keys.lock"]


def test_a_running_server_notices_what_changes(path):
    running, operator = KeyFile(path), KeyFile(path)
    assert not running.any()
    key, token = operator.add("a", "write")
    assert running.any()
    assert running.check(token) == key
    operator.revoke(key.id)
    assert running.check(token) is None


def test_revoking_the_last_key_closes_a_running_server(path):
    running = KeyFile(path)
    key, token = running.add("a", "admin")
    assert running.check(token) == key
    KeyFile(path).revoke(key.id)
    assert running.any()
    assert not KeyFile(path).any()


def test_revoking_leaves_the_other_keys(path):
    keys = KeyFile(path)
    first, first_token = keys.add("a", "read")
    second, second_token = keys.add("b", "read")
    assert keys.revoke(first.id) == first
    assert (keys.check(first_token), keys.check(second_token)) == (None, second)
    with pytest.raises(NotFoundError, match=first.id):
        keys.revoke(first.id)


@pytest.mark.parametrize("name", ["", " a", "a ", "a\nb", "\x1b[31m", "x" * 65])
def test_a_name_that_cannot_be_shown_is_refused(path, name):
    with pytest.raises(UsageError, match="key name"):
        KeyFile(path).add(name, "read")
    assert not path.exists()


def test_two_keys_never_share_a_name(path):
    keys = KeyFile(path)
    key, _ = keys.add("a", "read")
    with pytest.raises(UsageError, match="another key has it"):
        keys.add("a", "admin")
    keys.revoke(key.id)
    assert keys.add("a", "admin")[0].role == "admin"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o602, 0o610])
def test_a_file_that_others_may_open_is_refused(path, mode):
    keys = KeyFile(path)
    _, token = keys.add("a", "admin")
    path.chmod(mode)
    with pytest.raises(StoreError, match="chmod 600"):
        KeyFile(path)
    assert keys.check(token) is None
    assert keys.any()
    path.chmod(0o600)
    assert keys.check(token) is not None


DAMAGED = [
    b"",
    b"{",
    b"null",
    b'{"version": 2, "keys": []}',
    b'{"version": 1}',
    b'{"version": 1, "keys": [{"sha256": "00"}]}',
    b'{"version": 1, "keys": [{"sha256": "00", "key": {"id": "k", "name": "n", "role": "root", '
    b'"created_at": "2026-01-01T00:00:00Z"}}]}',
    b"\xff\xfe",
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_told_and_closes_a_running_server(path, content):
    keys = KeyFile(path)
    _, token = keys.add("a", "admin")
    whole = path.read_bytes()
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"keys\.json is damaged"):
        KeyFile(path)
    with pytest.raises(StoreError, match=r"keys\.json is damaged"):
        keys.add("b", "read")
    assert (keys.check(token), keys.any()) == (None, True)
    path.write_bytes(whole)
    assert keys.check(token) is not None


def test_a_server_that_was_open_is_closed_by_a_damaged_file(path):
    keys = KeyFile(path)
    path.parent.mkdir()
    path.write_bytes(b"{")
    assert keys.any()


def test_a_removed_file_closes_a_running_server(path):
    keys = KeyFile(path)
    _, token = keys.add("a", "admin")
    assert keys.any()
    path.unlink()
    assert (keys.check(token), keys.any()) == (None, True)


def test_a_failed_write_leaves_the_earlier_keys(path, monkeypatch):
    keys = KeyFile(path)
    _, token = keys.add("a", "admin")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreError, match=r"keys\.json cannot be written: No space left"):
        keys.add("b", "read")
    monkeypatch.undo()
    assert [key.name for key in KeyFile(path).list()] == ["a"]
    assert keys.check(token) is not None
    assert sorted(file.name for file in path.parent.iterdir()) == ["keys.json", "keys.lock"]


def test_keys_that_are_added_at_the_same_time_are_all_kept(path):
    names = [f"key {number}" for number in range(16)]
    begin = threading.Barrier(len(names))

    def add(name):
        keys = KeyFile(path)
        begin.wait()
        keys.add(name, "read")

    threads = [threading.Thread(target=add, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(key.name for key in KeyFile(path).list()) == sorted(names)


def test_the_file_is_readable_json(path):
    key, _ = KeyFile(path).add("a", "read")
    (kept,) = json.loads(path.read_text("utf-8"))["keys"]
    assert kept["key"]["id"] == key.id
    assert len(kept["sha256"]) == 64
