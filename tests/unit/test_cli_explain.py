from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_helpers import run
from report_shapes import aligned, comparison, prepared

from service import pipeline
from service.errors import NotFoundError

A = prepared("a.txt", "", ["It rained."])
B = prepared("b.txt", "", ["Il a plu."], lang="fr")
FOUND = comparison(A, B, [aligned(A, 0, B, 0)])


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """Return what the pipeline was asked to compare, in a directory with two files."""
    calls = []

    def explain_files(*arguments):
        calls.append(("files", *arguments[:2]))
        return FOUND

    def explain_run(*arguments):
        calls.append(("run", *arguments))
        return FOUND

    monkeypatch.setattr(pipeline, "explain_files", explain_files)
    monkeypatch.setattr(pipeline, "explain_run", explain_run)
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("x")
    return calls


def test_two_files_are_compared(asked, capsys):
    ended = run(capsys, "explain", "a.txt", "b.txt")
    assert ended.code == 0
    assert asked == [("files", Path("a.txt"), Path("b.txt"))]
    assert ended.out.startswith("translation, score 0.980\n")
    assert "It rained." in ended.out


def test_a_named_run_is_meant_even_where_files_have_the_names(asked, capsys):
    run(capsys, "explain", "a.txt", "b.txt", "--run", "out")
    assert asked == [("run", Path("out"), "a.txt", "b.txt")]


def test_ids_are_looked_for_in_the_demo(asked, capsys):
    Path("demo-out").mkdir()
    run(capsys, "explain", "a.txt", "other")
    assert asked == [("run", Path("demo-out"), "a.txt", "other")]


def test_without_a_run_the_missing_file_is_named_with_what_to_do(asked, capsys):
    ended = run(capsys, "explain", "a.txt", "other")
    assert (ended.code, ended.out, asked) == (2, "", [])
    assert ended.err.startswith("samewire: error: other: there is no such file")
    assert "--run DIR" in ended.err


def test_what_stands_in_place_of_a_file_is_named(asked, capsys):
    Path("loop").symlink_to("loop")
    for name, what in (
        (".", ".: this is a directory"),
        ("loop", "loop: this is a link that leads nowhere"),
        ("", "the name of a file is empty"),
        ("/dev/null", "/dev/null: this is no regular file"),
    ):
        ended = run(capsys, "explain", "a.txt", name)
        assert (ended.code, ended.out, asked) == (2, "", [])
        assert ended.err.startswith(f"samewire: error: {what}")


def test_the_file_that_is_no_article_is_named(tmp_path, capsys):
    for name, text in (("a.txt", "It rained on Monday."), ("empty.txt", ""), ("blank.txt", "\n")):
        (tmp_path / name).write_text(text)
    for name in ("empty.txt", "blank.txt"):
        ended = run(capsys, "explain", tmp_path / "a.txt", tmp_path / name)
        assert ended.code == 1
        assert ended.err.startswith(f"samewire: error: {tmp_path / name}: ")


def test_json_holds_the_comparison(asked, capsys):
    ended = run(capsys, "explain", "a.txt", "b.txt", "--json")
    assert len(asked) == 1
    row = json.loads(ended.out)
    assert (row["relation"], row["b"]["lang"]) == ("translation", "fr")
    assert row["aligned"][0]["b"][0]["text"] == "Il a plu."


@pytest.mark.usefixtures("asked")
def test_an_unknown_id_is_an_error(monkeypatch, capsys):
    def nothing(*_):
        raise NotFoundError("the run in out has no article 'x'")

    monkeypatch.setattr(pipeline, "explain_run", nothing)
    ended = run(capsys, "explain", "x", "y", "--run", "out")
    assert (ended.code, ended.err) == (
        1,
        "samewire: error: the run in out has no article 'x'\n",
    )
