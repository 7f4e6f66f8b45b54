"""An interrupted run goes on where it stopped and ends as if nothing had happened."""

import errno
import os
import sqlite3

import pytest
from newsroom import corpus, run, tables, write_lines

from service.errors import StoreError
from service.progress import NoProgress


class InterruptIn(NoProgress):
    """Interrupts a stage when it has advanced so many times."""

    def __init__(self, stage, after=1):
        self._stage, self._left, self._here = stage, after, False
        self.notes = []

    def stage(self, name, total, unit):  # noqa: ARG002
        self._here = name == self._stage

    def advance(self, n):  # noqa: ARG002
        if self._here:
            self._left -= 1
            if self._left == 0:
                raise KeyboardInterrupt

    def note(self, message):
        self.notes.append(message)


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory):
    directory = tmp_path_factory.mktemp("whole")
    path = write_lines(directory / "in.jsonl", corpus())
    summary = run(directory / "out", path)
    return path, tables(directory / "out"), summary


@pytest.mark.parametrize(
    ("stage", "after", "kept"),
    [("reading", 3, 0), ("encoding", 1, 1), ("verifying", 1, 10)],
)
def test_an_interrupted_run_is_resumed(uninterrupted, tmp_path, stage, after, kept):
    path, expected, whole = uninterrupted
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run(out, path, progress=InterruptIn(stage, after))
    assert not (out / "clusters.jsonl").exists()
    progress = InterruptIn("never")
    summary = run(out, path, progress=progress, resume=True)
    assert len(progress.notes) == 1
    assert progress.notes[0].startswith("continuing")
    assert summary.reused >= kept
    assert summary.encoded + summary.reused == whole.encoded + whole.reused
    assert summary.encoded < whole.encoded or kept == 0
    assert tables(out) == expected


def test_a_run_whose_results_cannot_be_written_says_that_it_can_be_resumed(tmp_path, monkeypatch):
    path = write_lines(tmp_path / "in.jsonl", corpus()[:1])

    def refuse(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch, pytest.raises(StoreError) as caught:
        patch.setattr(os, "fsync", refuse)
        run(tmp_path / "out", path)
    assert str(caught.value) == (
        f"{tmp_path}/out/assignments.jsonl: the disk is full; free some space and run the same "
        "command again; what is done is kept, --resume continues"
    )
    assert run(tmp_path / "out", path, resume=True).encoded == 0


def test_a_store_that_fails_while_results_are_written_says_itself_what_is_kept(
    tmp_path, monkeypatch
):
    path = write_lines(tmp_path / "in.jsonl", corpus()[:1])

    def damaged(*_):
        raise StoreError("work.db is damaged: move it away") from sqlite3.DatabaseError()

    monkeypatch.setattr("service.pipeline.run.write_results", damaged)
    with pytest.raises(StoreError, match=r"move it away$"):
        run(tmp_path / "out", path)


def test_resuming_a_finished_run_encodes_nothing(uninterrupted, tmp_path):
    path, expected, _ = uninterrupted
    run(tmp_path / "out", path)
    assert run(tmp_path / "out", path, resume=True).encoded == 0
    assert tables(tmp_path / "out") == expected


def test_without_resume_the_vectors_are_reused_all_the_same(uninterrupted, tmp_path):
    path, expected, _ = uninterrupted
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "out", path, progress=InterruptIn("encoding"))
    progress = InterruptIn("never")
    summary = run(tmp_path / "out", path, progress=progress)
    assert progress.notes == []
    assert summary.reused > 0
    assert tables(tmp_path / "out") == expected
