from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys

import pytest
from cli_process import (
    ENGLISH,
    FRENCH,
    OTHER,
    SAMEWIRE,
    SCRIPT,
    environment,
    record,
    rows,
    samewire,
    story,
    write_articles,
)

TABLES = ("assignments", "clusters", "links", "canonical", "rejected")


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A finished run: where it ran, and how it ended."""
    directory = tmp_path_factory.mktemp("finished")
    write_articles(directory / "articles")
    return directory, samewire("dedupe", "articles", "--out", "out", cwd=directory)


@pytest.fixture
def directory(finished, tmp_path):
    """A copy of the directory with the finished run, to go on from: its vectors are there."""
    shutil.copytree(finished[0], tmp_path, dirs_exist_ok=True)
    return tmp_path


def tables(out):
    return {name: (out / f"{name}.jsonl").read_bytes() for name in TABLES}


def test_one_story_in_two_languages_is_one_cluster(finished):
    directory, ended = finished
    assert ended.code == 0, ended.err
    clusters = rows(directory / "out" / "clusters.jsonl")
    assert sorted(cluster["members"] for cluster in clusters) == [
        ["en.txt", "fr.txt"],
        ["other.txt"],
    ]
    assigned = {row["id"]: row for row in rows(directory / "out" / "assignments.jsonl")}
    assert {row["relation"] for row in assigned.values()} == {None, "translation"}
    assert [assigned[name]["lang"] for name in ("en.txt", "fr.txt", "other.txt")] == [
        "en",
        "fr",
        "en",
    ]
    assert len(rows(directory / "out" / "canonical.jsonl")) == 2


def test_the_table_is_shown_and_the_note_is_told(finished):
    _, ended = finished
    assert "2 articles" in ended.out
    assert "3 articles in 2 clusters, 1 collapsed." in ended.out
    assert "samewire: skipped articles/README.md" in ended.err
    assert "Traceback" not in ended.err


def test_a_second_run_encodes_nothing_and_finds_the_same(bundled, finished):
    directory, _ = finished
    before = tables(directory / "out")
    ended = bundled.samewire(
        "dedupe", "articles", "--out", "out", "--json", "--quiet", cwd=directory
    )
    assert (ended.code, ended.err) == (0, "")
    summary = json.loads(ended.out)
    assert (summary["articles"], summary["encoded"], summary["reused"]) == (3, 0, 3)
    assert tables(directory / "out") == before
    assert json.loads((directory / "out" / "run.json").read_text()) == summary


def test_two_articles_of_the_run_are_explained(bundled, finished):
    directory, _ = finished
    ended = bundled.samewire("explain", "en.txt", "fr.txt", "--run", "out", "--json", cwd=directory)
    assert ended.code == 0, ended.err
    row = json.loads(ended.out)
    (link,) = [link for link in rows(directory / "out" / "links.jsonl") if link["b"] == "fr.txt"]
    assert {key: row[key] for key in link if key not in "ab"} == {
        key: value for key, value in link.items() if key not in "ab"
    }


def test_an_id_that_the_run_does_not_have_is_named(bundled, finished):
    directory, _ = finished
    ended = bundled.samewire("explain", "en.txt", "de.txt", "--run", "out", cwd=directory)
    assert (ended.code, ended.out) == (1, "")
    assert "'de.txt'" in ended.err
    assert len(ended.err.splitlines()) == 1


def test_two_files_are_explained_side_by_side(bundled, finished):
    directory, _ = finished
    ended = bundled.samewire("explain", "articles/en.txt", "articles/fr.txt", cwd=directory)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("translation, score ")
    (line,) = [line for line in ended.out.splitlines() if "Engineers removed" in line]
    assert "Les ingénieurs ont retiré" in line


def test_the_script_is_the_same_command_and_reads_standard_input(tmp_path):
    lines = [
        record(id="en", body=ENGLISH, title="\x1b[31m[bold]\u202e", desk={"floor": 3}),
        record(id="fr", body=FRENCH, lang="fr"),
        b'{"id": "broken", "body": \n',
        record(id="empty", body=" "),
        record(id=7, body=["no", "text"]),
        record(id="other", body=OTHER),
    ]
    ended = samewire(
        *("-", "--out", "out", "--field", "text=body", "--parquet"),
        stdin=b"".join(lines),
        cwd=tmp_path,
        program=[sys.executable, str(SCRIPT)],
    )
    assert ended.code == 3, ended.err
    assert "\x1b" not in ended.out + ended.err
    assert "\u202e" not in ended.out + ended.err
    assert "3 inputs rejected: out/rejected.jsonl" in ended.err
    rejected = rows(tmp_path / "out" / "rejected.jsonl")
    assert [(row["file"], row["line"]) for row in rejected] == [("-", 3), ("-", 4), ("-", 5)]
    clusters = rows(tmp_path / "out" / "clusters.jsonl")
    assert sorted(cluster["members"] for cluster in clusters) == [["en", "fr"], ["other"]]
    kept = {row["id"]: row for row in rows(tmp_path / "out" / "canonical.jsonl")}
    assert kept["other"] == {"id": "other", "body": OTHER}
    assert all((tmp_path / "out" / f"{name}.parquet").is_file() for name in TABLES)


def _ended_while_reading(directory, number):
    """How a run ends that is told to while it waits for the rest of its standard input."""
    command = [*SAMEWIRE, "dedupe", "-", "--out", "out"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=directory,
        env=environment(),
    ) as running:
        running.stdin.write(story("one", ENGLISH))
        running.stdin.flush()
        assert running.stderr.readline() == b"reading\n"
        running.send_signal(number)
        out, err = running.communicate(timeout=60)
    assert out == b""
    return running.returncode, err.decode()


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (
            signal.SIGINT,
            130,
            "samewire: interrupted; what is done is kept: the same command with --resume "
            "continues\n",
        ),
        # A shell tells it as 143.
        (signal.SIGTERM, -signal.SIGTERM, ""),
    ],
)
def test_a_run_that_is_ended_leaves_the_results_before_and_resume_goes_on(
    bundled, directory, number, code, said
):
    before = tables(directory / "out")
    assert before
    assert _ended_while_reading(directory, number) == (code, said)
    assert tables(directory / "out") == before
    whole = story("one", ENGLISH) + story("two", FRENCH)
    resumed = bundled.samewire(
        "dedupe", "-", "--out", "out", "--resume", stdin=whole, cwd=directory
    )
    assert resumed.code == 0, resumed.err
    fresh = bundled.samewire("dedupe", "-", "--out", "fresh", stdin=whole, cwd=directory)
    assert fresh.code == 0, fresh.err
    assert tables(directory / "out") == tables(directory / "fresh")
    (cluster,) = rows(directory / "out" / "clusters.jsonl")
    assert cluster["members"] == ["one", "two"]


def test_what_cannot_be_done_is_one_line_and_no_traceback(bundled, tmp_path):
    articles = write_articles(tmp_path / "articles")
    (tmp_path / "taken").write_text("mine")
    cases = {
        ("missing", "--out", "out"): (2, "missing: there is no such file"),
        (articles, "--out", "taken"): (1, "taken"),
        (articles, "--out", "out", "--format", "docx"): (2, "--format docx"),
        (articles, "--out", "out", "--field", "headline=x"): (2, "--field headline=x"),
        (articles, "--out", "out", "--encoder", "./nowhere"): (1, "nowhere"),
    }
    for arguments, (code, words) in cases.items():
        ended = bundled.samewire("dedupe", *arguments, "--quiet", cwd=tmp_path)
        assert (ended.code, ended.out) == (code, ""), ended.err
        assert ended.err.startswith("samewire: error: ")
        assert words in ended.err
        assert len(ended.err.splitlines()) == 1
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_full_disk_is_told_and_leaves_the_earlier_results(directory):
    before = tables(directory / "out")
    more = record(id="long", text=ENGLISH * 2_000)
    # The system refuses what would make a file larger than this many blocks of 1,024 bytes.
    limited = ["bash", "-c", 'ulimit -f 600; exec "$@"', "limited", *SAMEWIRE]
    ended = samewire(
        *("dedupe", "articles", "-", "--out", "out", "--quiet"),
        stdin=more,
        cwd=directory,
        program=limited,
    )
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("samewire: error: ")
    assert len(ended.err.splitlines()) == 1
    assert tables(directory / "out") == before
