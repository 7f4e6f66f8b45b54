from __future__ import annotations

import io
import json
import sys

import pytest
from cli_helpers import fake_dedupe, run

from service import pipeline
from service.errors import EncoderError, StoreError, UsageError
from service.verdict import Relation


def test_it_shows_the_clusters_and_where_the_results_are(tmp_path, monkeypatch, capsys):
    fake_dedupe(monkeypatch)
    ended = run(capsys, "dedupe", "in", "--out", tmp_path)
    assert ended.code == 0
    assert "c-1: 2 articles" in ended.out
    assert "3 articles in 2 clusters, 1 collapsed." in ended.out
    assert "2 encoded, 1 reused; 1.5 s, 2.0 articles/s, 500.0 MB of memory." in ended.out
    assert ended.out.endswith(f"Results are in {tmp_path}, described by run.json.\n")
    assert ended.err == "reading\ncontinuing the interrupted run\n"


def test_options_become_the_job(tmp_path, monkeypatch, capsys):
    fake = fake_dedupe(monkeypatch)
    ended = run(
        capsys,
        *("dedupe", "one", "two*", "-", "--out", tmp_path, "--format", "jsonl"),
        *(
            "--field",
            "text=body",
            "--field",
            "id=key",
            "--encoder",
            "e5",
            "--false-merge-rate",
            "0.0009",
        ),
        *("--collapse", "exact", "--collapse", "excerpt", "--neighbours", "5"),
        *("--prefer-source", "AFP", "--prefer-source", "TASS", "--resume", "--parquet"),
    )
    assert ended.code == 0
    job = fake.job
    assert (job.inputs, job.out, job.format) == (("one", "two*", "-"), tmp_path, "jsonl")
    assert job.fields == {"text": "body", "id": "key"}
    assert (job.resume, job.parquet) == (True, True)
    assert (job.settings.encoder, job.settings.false_merge_rate) == ("e5", 0.0009)
    assert job.settings.collapse == (Relation.EXACT, Relation.EXCERPT)
    assert (job.settings.neighbours, job.settings.sources) == (5, ("AFP", "TASS"))
    assert (tmp_path / "links.parquet").is_file()


@pytest.mark.parametrize(
    ("size", "options", "expected"),
    [(70_000, (), True), (70_000, ("--resume",), False), (60_000, (), False)],
)
@pytest.mark.parametrize("within", [True, False])
def test_large_inputs_have_workers_from_the_beginning(
    tmp_path, monkeypatch, capsys, size, options, expected, within
):
    fake, forked = fake_dedupe(monkeypatch), []
    monkeypatch.setattr(pipeline, "fork_ready", lambda workers, _: forked.append(workers))
    directory = tmp_path / "in"
    directory.mkdir()
    for name in ("a", "b"):
        (directory / name).write_bytes(b" " * (size // 2))
    inputs = [directory] if within else [*directory.iterdir(), "-", "no such\0file"]
    run(capsys, "dedupe", *inputs, "--out", tmp_path / "out", *options)
    assert forked == [fake.workers] * expected


def test_without_options_the_defaults_hold(tmp_path, monkeypatch, capsys):
    fake = fake_dedupe(monkeypatch)
    run(capsys, "dedupe", "in", "--out", tmp_path)
    assert (fake.job.format, fake.job.fields) == (None, {})
    assert (fake.job.resume, fake.job.parquet) == (False, False)


def test_json_is_all_there_is_on_standard_output(tmp_path, monkeypatch, capsys):
    fake_dedupe(monkeypatch, skipped_files=("\x1b.bin: unknown",), rejected=1)
    ended = run(capsys, "dedupe", "in", "--out", tmp_path, "--json")
    summary = json.loads(ended.out)
    assert ended.code == 3
    assert (summary["articles"], summary["rejected"]) == (3, 1)
    assert "\x1b" not in ended.out + ended.err


def test_quiet_says_nothing_at_all(tmp_path, monkeypatch, capsys):
    fake_dedupe(monkeypatch, rejected=1, skipped_files=("a",), warnings={"short": 1})
    ended = run(capsys, "dedupe", "in", "--out", tmp_path, "--quiet")
    assert (ended.code, ended.out, ended.err) == (3, "", "")


def test_quiet_json_is_only_json(tmp_path, monkeypatch, capsys):
    fake_dedupe(monkeypatch)
    ended = run(capsys, "dedupe", "in", "--out", tmp_path, "--quiet", "--json")
    assert json.loads(ended.out)["articles"] == 3
    assert ended.err == ""


def test_rejected_input_is_told_with_its_own_exit_code(tmp_path, monkeypatch, capsys):
    fake_dedupe(monkeypatch, rejected=2)
    ended = run(capsys, "dedupe", "in", "--out", tmp_path)
    assert ended.code == 3
    assert f"2 inputs rejected: {tmp_path}/rejected.jsonl says where and why" in ended.err


def test_skipped_files_and_warnings_are_told_but_not_without_end(tmp_path, monkeypatch, capsys):
    skipped = tuple(f"{number}.bin: unknown" for number in range(25))
    fake_dedupe(monkeypatch, skipped_files=skipped, warnings={"language_unsupported": 1})
    ended = run(capsys, "dedupe", "in", "--out", tmp_path)
    assert ended.code == 0
    assert ended.err.count(".bin: unknown") == 10
    assert "skipped 15 more files; run.json names all of them" in ended.err
    assert "language_unsupported: 1 article; assignments.jsonl says which" in ended.err


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (StoreError("out/links.jsonl: the disk is full"), 1),
        (EncoderError("e5: the weights are missing"), 1),
        (UsageError("nothing: there is no such file"), 2),
    ],
)
def test_a_failure_is_one_line_and_its_exit_code(tmp_path, monkeypatch, capsys, failure, code):
    fake_dedupe(monkeypatch).failure = failure
    ended = run(capsys, "dedupe", "in", "--out", tmp_path, "--quiet")
    assert (ended.code, ended.out, ended.err) == (code, "", f"samewire: error: {failure}\n")


def test_the_message_of_a_failure_cannot_steer_the_terminal(tmp_path, monkeypatch, capsys):
    fake_dedupe(monkeypatch).failure = StoreError("\x1b[2J\u202e\udcff\nsecond")
    ended = run(capsys, "dedupe", "in", "--out", tmp_path, "--quiet")
    assert ended.err == "samewire: error: \\x1b[2J\\u202e\\udcff second\n"


def test_an_interrupt_says_how_to_go_on(tmp_path, monkeypatch, capsys):
    fake_dedupe(monkeypatch).failure = KeyboardInterrupt()
    ended = run(capsys, "dedupe", "in", "--out", tmp_path)
    assert ended.code == 130
    assert ended.err.endswith(
        "samewire: interrupted; what is done is kept: the same command with --resume continues\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("dedupe",),
        ("dedupe", "in"),
        ("dedupe", "in", "--out", "x", "--false-merge-rate", "high"),
        ("dedupe", "in", "--out", "x", "--false-merge-rate", "7"),
        ("dedupe", "in", "--out", "x", "--collapse", "nearly"),
        ("dedupe", "in", "--out", "x", "--field", "text"),
        ("dedupe", "in", "--out", "x", "--unknown"),
    ],
)
def test_wrong_usage_ends_with_two_and_runs_nothing(monkeypatch, capsys, arguments):
    fake = fake_dedupe(monkeypatch)
    ended = run(capsys, *arguments)
    assert (ended.code, ended.out, fake.job) == (2, "", None)
    assert ended.err


def test_a_process_without_standard_input_reads_nothing_from_it(tmp_path, monkeypatch, capsys):
    fake = fake_dedupe(monkeypatch)
    monkeypatch.setattr(sys, "stdin", None)
    assert run(capsys, "dedupe", "-", "--out", tmp_path).code == 0
    assert fake.stdin.read() == b""


def test_standard_input_is_passed_as_bytes(tmp_path, monkeypatch, capsys):
    fake = fake_dedupe(monkeypatch)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00")))
    run(capsys, "dedupe", "-", "--out", tmp_path)
    assert fake.stdin.read() == b"\xff\x00"
