"""`samewire dedupe`: run the job, show its clusters, say where the results are."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.filesize import decimal
from rich.text import Text

from service import pipeline
from service.cli.ahead import is_large
from service.cli.console import show, write_json, write_notice
from service.cli.exits import DONE, INTERRUPTED, SOME_REJECTED
from service.cli.interrupts import interruptible
from service.cli.options import fields_from, settings_from
from service.cli.progress import shown_progress
from service.report.cluster_table import cluster_table, counted
from service.report.json_lines import document
from service.report.overview import read_overview
from service.report.prose import visible
from service.report.summary import Summary, summary_row, uncalibrated_notice

_SKIPPED_SHOWN = 10


@dataclass(frozen=True, slots=True)
class DedupeRequest:
    """The command as it was typed; `settings` are None or empty where not given."""

    inputs: tuple[str, ...]
    out: Path
    format: str | None
    fields: tuple[str, ...]
    settings: Mapping[str, Any]
    config: Path | None
    resume: bool
    parquet: bool
    json: bool
    quiet: bool

    def job(self) -> pipeline.Job:
        """Return what the pipeline is asked to do; raises UsageError."""
        return pipeline.Job(
            inputs=self.inputs,
            out=self.out,
            settings=settings_from(self.settings, self.config),
            format=self.format,
            fields=fields_from(self.fields),
            resume=self.resume,
            parquet=self.parquet,
        )


def run(request: DedupeRequest) -> int:
    """Do it, and return the exit code; raises SamewireError."""
    job = request.job()
    stdin = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    try:
        with pipeline.workers_for(job.settings) as workers:
            if is_large(request.inputs) and not request.resume:
                pipeline.fork_ready(workers, job.settings)
            with (
                shown_progress(quiet=request.quiet) as shown,
                interruptible(shown) as progress,
            ):
                summary = pipeline.dedupe(job, progress, stdin, workers)
    except KeyboardInterrupt:
        write_notice("interrupted; what is done is kept: the same command with --resume continues")
        return INTERRUPTED
    if request.json:
        write_json(document(summary_row(summary)))
    elif not request.quiet:
        _show(request.out, summary)
    if not request.quiet:
        _show_leftovers(request.out, summary)
    return SOME_REJECTED if summary.rejected else DONE


def _show(out: Path, summary: Summary) -> None:
    place = visible(f"Results are in {out}, described by run.json.")
    lines = [*_account(summary), place]
    show(cluster_table(read_overview(out)), *map(Text, lines))


def _account(summary: Summary) -> list[str]:
    seconds = sum(summary.timings.values())
    return [
        f"{counted(summary.articles, 'article')} in {counted(summary.clusters, 'cluster')}, "
        f"{summary.collapsed:,} collapsed.",
        f"{summary.encoded:,} encoded, {summary.reused:,} reused; {seconds:,.1f} s, "
        f"{summary.articles_per_second:,.1f} articles/s, "
        f"{decimal(summary.peak_memory_bytes)} of memory.",
    ]


def _show_leftovers(out: Path, summary: Summary) -> None:
    """Say what is not as it should be: inputs not read or only in part, no calibration."""
    for line in summary.skipped_files[:_SKIPPED_SHOWN]:
        write_notice(f"skipped {line}")
    if (more := len(summary.skipped_files) - _SKIPPED_SHOWN) > 0:
        write_notice(f"skipped {counted(more, 'more file')}; run.json names all of them")
    for encoder in summary.uncalibrated:
        write_notice(uncalibrated_notice(encoder))
    for warning, count in summary.warnings.items():
        write_notice(f"{warning}: {counted(count, 'article')}; assignments.jsonl says which")
    if summary.rejected:
        write_notice(
            f"{counted(summary.rejected, 'input')} rejected: "
            f"{out / 'rejected.jsonl'} says where and why"
        )
