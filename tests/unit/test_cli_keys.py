from __future__ import annotations

import json

from cli_helpers import run

from service.api.keys import KeyFile


def test_a_key_is_made_listed_and_revoked(tmp_path, capsys):
    data = tmp_path / "data"
    made = run(capsys, "keys", "add", "ingest", "--role", "write", "--data", data)
    assert made.code == 0
    keys = KeyFile(data / "keys.json")
    key = keys.check(made.out.removesuffix("\n"))
    assert (key.name, key.role) == ("ingest", "write")
    assert made.err.startswith(f"samewire: {key.id} may write; keep the token now")
    listed = run(capsys, "keys", "list", "--data", data)
    assert key.id in listed.out
    assert "ingest" in listed.out
    assert made.out.strip() not in listed.out
    revoked = run(capsys, "keys", "revoke", key.id, "--data", data)
    assert (revoked.code, revoked.out) == (0, "")
    assert revoked.err == f"samewire: {key.id} (ingest) is revoked\n"
    assert keys.check(made.out.strip()) is None


def test_keys_are_written_as_json(tmp_path, capsys):
    made = json.loads(
        run(capsys, "keys", "add", "a", "--role", "read", "--data", tmp_path, "--json").out
    )
    assert KeyFile(tmp_path / "keys.json").check(made.pop("token")).id == made["id"]
    assert json.loads(run(capsys, "keys", "list", "--data", tmp_path, "--json").out) == [made]


def test_the_data_directory_is_a_setting(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SAMEWIRE_DATA", str(tmp_path / "here"))
    assert run(capsys, "keys", "add", "a", "--role", "admin").code == 0
    assert (tmp_path / "here" / "keys.json").is_file()


def test_what_cannot_be_done_is_told(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    cases = {
        ("add", "a", "--role", "root"): 2,
        ("add", "a"): 2,
        ("add", "", "--role", "read"): 2,
        ("revoke", "k-0"): 1,
    }
    for arguments, code in cases.items():
        ended = run(capsys, "keys", *arguments, "--data", tmp_path)
        assert (ended.code, ended.out) == (code, ""), arguments
        assert ended.err
    ended = run(capsys, "keys", "add", "a", "--role", "read", "--data", tmp_path / "file")
    assert (ended.code, ended.out) == (1, "")
    assert "file" in ended.err
