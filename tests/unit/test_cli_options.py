from __future__ import annotations

from typing import get_args

import pytest
from cli_helpers import run

from service.cli.options import fields_from, settings_from
from service.errors import SettingsError, UsageError
from service.settings import Settings
from service.verdict import LinkRelation, Relation


def test_options_that_were_not_given_leave_the_defaults():
    given = {"encoder": None, "false_merge_rate": None, "collapse": None, "sources": []}
    assert settings_from(given) == Settings()


def test_options_override_the_environment(monkeypatch):
    monkeypatch.setenv("SAMEWIRE_FALSE_MERGE_RATE", "0.0006")
    monkeypatch.setenv("SAMEWIRE_NEIGHBOURS", "7")
    settings = settings_from(
        {"false_merge_rate": 0.0009, "collapse": [Relation.EXACT], "sources": ["x"]}
    )
    assert (settings.false_merge_rate, settings.neighbours) == (0.0009, 7)
    assert (settings.collapse, settings.sources) == ((Relation.EXACT,), ("x",))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"false_merge_rate": 1.5}, r"^--false-merge-rate 1\.5: must be 0\.001 or less$"),
        ({"false_merge_rate": float("nan")}, "^--false-merge-rate nan: must be a finite number$"),
        ({"neighbours": 0}, "^--neighbours 0: must be 1 or more$"),
        ({"collapse": ["exact", "none"]}, "--collapse 'none': must be one of exact"),
        (
            {"collapse": [Relation.COPY, Relation.EXCERPT]},
            "^--collapse copy, excerpt: exact must be among them",
        ),
    ],
)
def test_an_option_that_cannot_be_used_is_named(given, words):
    with pytest.raises(SettingsError, match=words):
        settings_from(given)


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(SettingsError, match=r"--false-merge-rate .*; --neighbours "):
        settings_from({"false_merge_rate": 2.0, "neighbours": 0})


def test_a_variable_that_cannot_be_used_is_named(monkeypatch):
    monkeypatch.setenv("SAMEWIRE_FALSE_MERGE_RATE", "high")
    with pytest.raises(
        SettingsError, match=r"^SAMEWIRE_FALSE_MERGE_RATE 'high': must be a number$"
    ):
        settings_from({})


def test_no_relation_at_all_cannot_collapse_since_equal_texts_always_do(monkeypatch):
    monkeypatch.setenv("SAMEWIRE_COLLAPSE", "[]")
    with pytest.raises(SettingsError, match=r"^SAMEWIRE_COLLAPSE \[\]: exact must be among them"):
        settings_from({})


def test_a_variable_that_is_no_list_is_told_how_to_write_one(monkeypatch):
    monkeypatch.setenv("SAMEWIRE_COLLAPSE", "exact,copy")
    with pytest.raises(
        SettingsError, match=r"^SAMEWIRE_COLLAPSE 'exact,copy': write a list as JSON, such as"
    ):
        settings_from({})


def test_fields_are_read_as_pairs():
    assert fields_from(["text=body", "id=meta.key=x"]) == {"text": "body", "id": "meta.key=x"}


@pytest.mark.parametrize("option", ["text", "=body", "text=", ""])
def test_a_field_that_is_no_pair_is_told_how_to_write_it(option):
    with pytest.raises(UsageError, match=f"^--field {option}: write NAME=COLUMN"):
        fields_from([option])


def test_a_field_is_mapped_once():
    with pytest.raises(UsageError, match="text is already read from 'body'"):
        fields_from(["text=body", "text=content"])


@pytest.mark.parametrize(
    "command",
    [
        ("dedupe", "in", "--out", ""),
        ("explain", "a", "b", "--run", ""),
        ("import", "in", "--data", ""),
        ("export", "--out", ""),
        ("restore", "--from", ""),
    ],
)
def test_an_empty_path_is_not_the_current_directory(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    ended = run(capsys, *command)
    assert (ended.code, ended.out) == (2, "")
    assert "the path is empty" in ended.err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "command",
    [
        ("settings", "--config", ""),
        ("dedupe", "in", "--out", "out", "--calibration", ""),
        ("calibrate", "muse", "--parallel", "in", "--out", ""),
    ],
)
def test_no_directory_is_advised_for_an_empty_path_of_a_file(command, capsys):
    ended = run(capsys, *command)
    assert (ended.code, ended.out) == (2, "")
    assert "the path is empty; name a file" in ended.err


def test_an_empty_input_is_named_as_such(tmp_path, capsys):
    ended = run(capsys, "dedupe", "", "--out", tmp_path / "out")
    assert (ended.code, ended.err.partition(":")[2]) == (
        2,
        " error: an input is empty: name a file, a directory or a glob, or - for stdin\n",
    )


def test_relations_that_collapse_are_all_but_none(capsys):
    assert get_args(LinkRelation) == tuple(r.value for r in Relation if r is not Relation.NONE)
    offers = " ".join(run(capsys, "dedupe", "--help").out.replace("│", " ").split())
    offered = ", ".join(get_args(LinkRelation))
    assert f"any number of times, exact among them: {offered}." in offers
    for wrong in ("none", "alike"):
        ended = run(capsys, "dedupe", "in", "--out", "out", "--collapse", wrong)
        assert ended.code == 2
        assert f"--collapse {wrong!r}: must be one of {offered}\n" in ended.err
