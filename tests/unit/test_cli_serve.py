from __future__ import annotations

import socket

import pytest
from cli_helpers import run


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_what_other_machines_reach_needs_keys(data, host, capsys):
    ended = run(capsys, "serve", "--host", host, "--data", data)
    assert (ended.code, ended.out) == (2, "")
    assert f"--host {host}: other machines reach that address" in ended.err
    assert f"samewire keys add NAME --role write --data {data}" in ended.err
    assert not data.exists()


def test_a_port_in_use_is_told(data, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run(capsys, "serve", "--port", port, "--data", data)
    assert (ended.code, ended.out) == (1, "")
    assert f"http://127.0.0.1:{port} cannot be listened on: another program" in ended.err
    assert not data.exists()


def test_damaged_keys_are_told(data, capsys):
    data.mkdir()
    (data / "keys.json").touch(0o600)
    ended = run(capsys, "serve", "--port", "0", "--data", data)
    assert (ended.code, ended.out) == (1, "")
    assert "keys.json is damaged" in ended.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--port", "65536"], "--port 65536"),
        (["--port", "http"], "valid"),
        (["--log-level", "loud"], "loud"),
        (["--config", "nowhere.toml"], "nowhere.toml: the settings cannot be read"),
    ],
)
def test_a_bad_setting_is_wrong_usage(data, options, words, capsys):
    ended = run(capsys, "serve", *options, "--data", data)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
