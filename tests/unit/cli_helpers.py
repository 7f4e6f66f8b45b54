"""What the tests of the command line share: running a command inside the process."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from report_shapes import some_results

from service import pipeline
from service.cli import main
from service.report.results import write_results
from service.report.summary import Summary

SUMMARY = Summary(
    articles=3,
    clusters=2,
    collapsed=1,
    rejected=0,
    skipped_files=(),
    links={"translation": 1, "same_story": 1},
    languages={"en": 2, "fr": 1},
    encoded=2,
    reused=1,
    encoder={"muse": "muse-1"},
    uncalibrated=(),
    settings={"false_merge_rate": 1e-4},
    configuration="abc",
    timings={"reading": 0.5, "encoding": 1.0},
    articles_per_second=2.0,
    peak_memory_bytes=500_000_000,
    version="0.1.0",
    warnings={},
)


@dataclass
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


class FakeDedupe:
    """Stands for the pipeline: writes a small run, or raises what it is told to."""

    def __init__(self, **changes):
        self.summary = replace(SUMMARY, **changes)
        self.failure: BaseException | None = None
        self.job = None

    def __call__(self, job, progress, stdin, workers):
        self.job = job
        self.stdin, self.workers = stdin, workers
        progress.stage("reading", 10, "bytes")
        progress.advance(10)
        progress.note("continuing the interrupted run")
        if self.failure is not None:
            raise self.failure
        write_results(job.out, some_results(), job.parquet)
        return self.summary


def fake_dedupe(monkeypatch, **changes):
    """Put a FakeDedupe into the place of the pipeline."""
    fake = FakeDedupe(**changes)
    monkeypatch.setattr(pipeline, "dedupe", fake)
    return fake


@contextmanager
def _own_umask():
    """Undo what `serve` makes of the mask for new files, which is of the whole process."""
    before = os.umask(0o022)
    os.umask(before)
    try:
        yield
    finally:
        os.umask(before)


def run(capsys, *arguments):
    """Run `samewire` with arguments, without a terminal whatever the environment claims."""
    patch, ending = pytest.MonkeyPatch.context(), pytest.raises(SystemExit)
    with _own_umask(), patch as environment, ending as ended:
        environment.delenv("FORCE_COLOR", raising=False)
        environment.setenv("TTY_COMPATIBLE", "0")
        environment.setenv("COLUMNS", "100")
        main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return Ended(ended.value.code or 0, out, err)
