from __future__ import annotations

import json
from importlib.metadata import version

from cli_helpers import fake_dedupe, run


def test_the_version_is_that_of_the_installation(capsys):
    ended = run(capsys, "--version")
    assert (ended.code, ended.out) == (0, f"samewire {version('samewire')}\n")


def test_help_names_every_command(capsys):
    ended = run(capsys, "--help")
    assert ended.code == 0
    assert "--version" in ended.out
    shown = {line.split()[1] for line in ended.out.splitlines() if line.startswith("│ ")}
    commands = "dedupe explain encoders serve settings keys backup restore export import reindex"
    assert set(commands.split()) <= shown


def test_an_unknown_command_is_wrong_usage(capsys):
    assert run(capsys, "dedup").code == 2


def test_an_unforeseen_failure_is_one_line(tmp_path, monkeypatch, capsys):
    fake_dedupe(monkeypatch).failure = ZeroDivisionError("division\x1b by zero")
    monkeypatch.delenv("SAMEWIRE_DEBUG", raising=False)
    ended = run(capsys, "dedupe", "in", "--out", tmp_path, "--quiet")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        "samewire: error: an unforeseen failure, ZeroDivisionError: division\\x1b by zero; "
        "SAMEWIRE_DEBUG=1 shows the details\n"
    )


def test_details_are_shown_when_asked_for(tmp_path, monkeypatch, capsys):
    fake_dedupe(monkeypatch).failure = ZeroDivisionError("division by zero")
    monkeypatch.setenv("SAMEWIRE_DEBUG", "1")
    ended = run(capsys, "dedupe", "in", "--out", tmp_path, "--quiet")
    assert ended.code == 1
    assert ended.err.startswith("Traceback (most recent call last):")
    assert ended.err.rstrip().splitlines()[-1].startswith("samewire: error: an unforeseen failure")


def test_encoders_are_listed(capsys):
    ended = run(capsys, "encoders")
    assert ended.code == 0
    assert all(name in ended.out for name in ("muse", "e5", "fingerprint", "languages"))


def test_encoders_are_listed_as_json(capsys):
    encoders = json.loads(run(capsys, "encoders", "--json").out)
    assert [encoder["name"] for encoder in encoders] == ["muse", "e5"]
    assert all(encoder["languages"] == sorted(encoder["languages"]) for encoder in encoders)
