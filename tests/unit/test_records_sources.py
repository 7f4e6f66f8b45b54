"""From arguments to files: what is found, in which order, under which ids."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from records_helpers import ids, start, write

from service.errors import UsageError
from service.records.sources import find_sources


def test_a_directory_is_read_in_order_and_ids_are_relative_to_it(tmp_path):
    write(tmp_path, "b.txt", "a/z.md", "a.txt", "a/b/c.html", "c.TXT")
    assert ids(tmp_path) == ["a/b/c.html", "a/z.md", "a.txt", "b.txt", "c.TXT"]
    places = [item.place.file for item in start(f"{tmp_path}/")]
    assert places[0] == f"{tmp_path}/a/b/c.html"


def test_ids_are_relative_to_the_deepest_directory_of_all_inputs(tmp_path):
    write(tmp_path, "x/a/1.txt", "x/b/2.txt", "x/b/c/3.txt")
    assert ids(tmp_path / "x/b/2.txt") == ["2.txt"]
    assert ids(tmp_path / "x/b/2.txt", tmp_path / "x/b/c/3.txt") == ["2.txt", "c/3.txt"]
    assert ids(tmp_path / "x/b", tmp_path / "x/a/1.txt") == ["b/2.txt", "b/c/3.txt", "a/1.txt"]
    assert ids(tmp_path / "x/a/../b/2.txt", tmp_path / "x/a/1.txt") == ["b/2.txt", "a/1.txt"]


def test_relative_arguments(tmp_path, monkeypatch):
    write(tmp_path, "in/a.txt", "in/b.txt")
    monkeypatch.chdir(tmp_path)
    assert [(i.id, i.place.file) for i in start("in/b.txt", "./in/a.txt")] == [
        ("b.txt", "in/b.txt"),
        ("a.txt", "in/a.txt"),
    ]
    monkeypatch.chdir(tmp_path / "in")
    assert ids(".") == ["a.txt", "b.txt"]


def test_globs(tmp_path, monkeypatch):
    write(tmp_path, "a/1.txt", "a/2.md", "b/c/3.txt", "b/.hidden.txt", "b/x.log", "b/README.md")
    assert ids(tmp_path / "*/*.txt") == ["1.txt"]
    assert ids(tmp_path / "**/*.txt") == ["a/1.txt", "b/c/3.txt"]
    monkeypatch.chdir(tmp_path)
    assert ids("[ab]/*") == ["a/1.txt", "a/2.md", "b/c/3.txt"]
    assert sorted(start("b/*").skipped) == [
        "b/README.md: a note beside the articles, not read as one",
        "b/x.log: the extension is none that samewire reads",
    ]


def test_a_name_that_looks_like_a_glob_is_a_name(tmp_path):
    write(tmp_path, "[1].txt", "1.txt")
    assert ids(tmp_path / "[1].txt") == ["[1].txt"]


def test_files_that_are_left_aside_are_named_as_skipped(tmp_path):
    write(
        tmp_path,
        "a.txt",
        ".b.txt",
        ".git/c.txt",
        "d.pdf",
        "e",
        "sub/Readme.TXT",
        "README.md",
        "readme.md.gz",
    )
    reading = start(tmp_path)
    assert [item.id for item in reading] == ["a.txt"]
    assert [line.split(": ")[0].removeprefix(f"{tmp_path}/") for line in reading.skipped] == [
        ".b.txt",
        ".git",
        "README.md",
        "d.pdf",
        "e",
        "readme.md.gz",
        "sub/Readme.TXT",
    ]
    assert reading.skipped[0] == f"{tmp_path}/.b.txt: hidden, since its name begins with a dot"


@pytest.mark.parametrize("mark", ["run.json", "work.db"])
@pytest.mark.parametrize("directory", [".", "out"])
def test_what_a_run_wrote_is_left_aside_and_named(tmp_path, mark, directory):
    names = (mark, "assignments.jsonl", "canonical.jsonl", "links.parquet", "added.txt")
    write(tmp_path, "a.txt", *(f"{directory}/{name}" for name in names))
    reading = start(tmp_path)
    assert sorted(item.id.removeprefix("out/") for item in reading) == ["a.txt", "added.txt"]
    why = "results of a run there are read only where named themselves"
    assert reading.skipped == (f"{tmp_path / directory}: {why}",)
    with pytest.raises(UsageError, match="results of a run there"):
        start(tmp_path / directory / "*.jsonl")


def test_a_file_of_a_run_is_read_where_it_is_named(tmp_path):
    names = ("run.json", "assignments.parquet", "canonical.jsonl")
    write(tmp_path, *names, data=b'{"id": "c", "text": "Word"}')
    assert ids(tmp_path / "canonical.jsonl") == ["c"]
    with pytest.raises(UsageError, match="results of a run there"):
        start(tmp_path)


def test_results_that_a_shell_names_beside_the_input_are_left_aside(tmp_path):
    write(tmp_path, "a.txt", "out/work.db", "out/canonical.jsonl", "more/work.db")
    reading = start(tmp_path / "a.txt", tmp_path / "more", tmp_path / "out")
    assert [item.id for item in reading] == ["a.txt"]
    assert [line.partition(": ")[0] for line in reading.skipped] == [
        f"{tmp_path}/more",
        f"{tmp_path}/out",
    ]
    with pytest.raises(UsageError, match=f"{tmp_path}/out: there is nothing here"):
        start(tmp_path / "out", tmp_path / "more")


def test_files_that_may_not_be_looked_at_are_not_the_end_of_all(tmp_path, monkeypatch):
    write(tmp_path, "a.txt", "in/canonical.jsonl", "in/e")
    real = os.stat

    def denied(path, *args, **options):
        if Path(path).parent == tmp_path / "in":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, *args, **options)

    monkeypatch.setattr(os, "stat", denied)
    found = find_sources([str(tmp_path)], None)
    assert [source.id for source in found.sources] == ["a.txt", "in/canonical.jsonl"]
    assert [line.partition(": ")[0] for line in found.skipped] == [f"{tmp_path}/in/e"]


def test_an_input_of_which_nothing_is_read_is_told_by_what_can_be_read_and_how_much(tmp_path):
    write(tmp_path, ".DS_Store", "b.pdf", "c.pdf")
    told = r"reads; skipped \S*/b.pdf: the extension .*, and 2 more; name a file itself"
    with pytest.raises(UsageError, match=told):
        start(tmp_path)


def test_names_of_a_run_are_any_files_where_there_was_none(tmp_path):
    names = ("links.jsonl", "canonical.jsonl", "run.json")
    write(tmp_path, *names, data=b'{"text": "Word"}')
    reading = start(tmp_path, format="jsonl")
    assert reading.skipped == ()
    assert len(list(reading)) == 3


def test_a_file_that_is_named_is_always_read(tmp_path):
    write(tmp_path, "README.md", ".hidden.txt", "notes.log", "none")
    names = ["README.md", ".hidden.txt", "notes.log", "none"]
    reading = start(*(tmp_path / name for name in names))
    assert [item.text for item in reading] == [f"Text of {name} in words." for name in names]
    assert reading.skipped == ()


def test_json_by_name_is_read_as_json_lines(tmp_path):
    write(tmp_path, "a.json", data=b'{"id": "j", "text": "Word"}')
    assert ids(tmp_path / "a.json") == ["j"]


def test_format_overrides_extensions_and_reads_unknown_ones(tmp_path):
    write(tmp_path, "a.txt", "b.log", data=b'{"text": "Word"}')
    assert [item.text for item in start(tmp_path, format="ndjson")] == ["Word", "Word"]
    assert [item.text for item in start(tmp_path, format=".htm")] == ['{"text": "Word"}'] * 2


def test_every_file_is_read_once(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "a.txt")
    assert ids(tmp_path, tmp_path / "b.txt", tmp_path, tmp_path / "*.txt") == ["a.txt", "b.txt"]


def test_what_a_link_leads_to_again_is_named(tmp_path):
    write(tmp_path, "b.txt", "d/c.txt", "e.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c").symlink_to(tmp_path / "d")
    (tmp_path / "f.log").symlink_to("e.txt")
    reading = start(tmp_path, tmp_path / "e.txt")
    assert [item.id for item in reading] == ["a.txt", "c/c.txt", "e.txt"]
    assert reading.skipped == (
        f"{tmp_path}/b.txt: the same as {tmp_path}/a.txt, which is read",
        f"{tmp_path}/d: the same as {tmp_path}/c, which is read",
        f"{tmp_path}/f.log: the same as {tmp_path}/e.txt, which is read",
    )


def test_loops_of_links_end(tmp_path):
    write(tmp_path, "a/1.txt", "elsewhere/2.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a")
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "a/self").symlink_to(tmp_path / "a/self")
    reading = start(tmp_path / "a")
    items = list(reading)
    assert [item.id for item in items] == ["1.txt", "up/elsewhere/2.txt"]
    loop, own = reading.skipped
    assert loop == f"{tmp_path}/a/loop: the same as {tmp_path}/a, which is read"
    assert own.startswith(f"{tmp_path}/a/self: ")


def test_what_is_no_regular_file_is_not_waited_for(tmp_path):
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    reading = start(tmp_path)
    assert [item.id for item in reading] == ["a.txt"]
    assert reading.skipped == (f"{tmp_path}/pipe.txt: not a regular file",)


def test_names_that_are_no_unicode_become_ids(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Words in a text.")
    assert ids(tmp_path) == ["caf\ufffd.txt"]


@pytest.mark.parametrize("argument", ["nothing.txt", "*.none", "empty", "only-pdf", "gone/a.txt"])
def test_an_argument_that_leads_to_nothing_is_a_usage_error(tmp_path, argument):
    write(tmp_path, "a.txt", "only-pdf/a.pdf")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError) as caught:
        start(tmp_path / "a.txt", tmp_path / argument)
    assert argument in str(caught.value)


def test_unknown_format_and_field_are_usage_errors(tmp_path):
    write(tmp_path, "a.txt")
    with pytest.raises(UsageError, match="jsonl"):
        start(tmp_path, format="docx")
    with pytest.raises(UsageError, match="body"):
        start(tmp_path, fields={"body": "text"})


# What cannot be read


def test_a_file_that_vanishes_is_a_rejection_and_the_rest_goes_on(tmp_path):
    write(tmp_path, "a.txt", "b.txt", "c.jsonl")
    reading = start(tmp_path)
    (tmp_path / "a.txt").unlink()
    (tmp_path / "c.jsonl").unlink()
    first, second, third = reading
    assert (first.reason, first.id, first.place.file) == (
        "unreadable",
        "a.txt",
        f"{tmp_path}/a.txt",
    )
    assert "No such file" in first.message
    assert second.id == "b.txt"
    assert (third.reason, third.id) == ("unreadable", None)


def test_a_broken_link_is_a_rejection(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (rejection,) = start(tmp_path / "a.txt")
    assert rejection.reason == "unreadable"


def test_a_link_in_a_circle_is_skipped_as_one(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "back")
    (tmp_path / "back").symlink_to(tmp_path / "loop")
    write(tmp_path, "a.txt")
    assert start(tmp_path).skipped == (
        f"{tmp_path}/back: a link that leads nowhere",
        f"{tmp_path}/loop: a link that leads nowhere",
    )


def test_a_directory_that_cannot_be_listed_is_a_rejection(tmp_path, monkeypatch):
    write(tmp_path, "a.txt", "locked/b.txt")
    listed = Path.iterdir

    def iterdir(path):
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    rejection, article = start(tmp_path)
    assert (rejection.reason, rejection.place.file) == ("unreadable", f"{tmp_path}/locked")
    assert "Permission denied" in rejection.message
    assert article.id == "a.txt"
