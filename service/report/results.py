"""Write what a run found: five tables, replaced together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.article import Rejection
from service.cluster import Assignment, Cluster
from service.files import RESULTS, TABLE_NAMES
from service.report.json_lines import encoded
from service.report.rows import (
    assignment_row,
    canonical_row,
    cluster_row,
    link_row,
    rejection_row,
)
from service.report.staging import Staging, storing
from service.verdict import Link

if TYPE_CHECKING:
    from service.report.parquet import ParquetTable


@dataclass(frozen=True, slots=True)
class Results:
    """What a run found; every stream is read once and may be larger than memory.

    `canonical` are the input records of the canonicals, plain JSON values; the order of
    every stream is the order of the lines.
    """

    assignments: Iterable[Assignment]
    clusters: Iterable[Cluster]
    links: Iterable[Link]
    canonical: Iterable[Mapping[str, Any]]
    rejections: Iterable[Rejection]


def write_results(out: Path, results: Results, parquet: bool) -> None:
    """Write the tables of service.report.tables as JSON Lines, and as Parquet where asked.

    The earlier files stay until all new ones are whole; then those of the earlier run that
    this one does not write (`run.json`, its Parquet files) are removed and the others
    replaced. `summary.write_run` makes the run complete. `out` is created where it is missing.

    Raises:
        StoreError: a file cannot be written; the earlier files are untouched.
    """
    streams = (
        map(assignment_row, results.assignments),
        map(cluster_row, results.clusters),
        map(link_row, results.links),
        map(canonical_row, results.canonical),
        map(rejection_row, results.rejections),
    )
    with Staging(out, RESULTS) as staging:
        for name, rows in zip(TABLE_NAMES, streams, strict=True):
            _write_table(staging, out, name, rows, parquet)
        staging.publish()


def _write_table(
    staging: Staging, out: Path, name: str, rows: Iterable[Mapping[str, Any]], parquet: bool
) -> None:
    path = out / f"{name}.jsonl"
    with ExitStack() as stack:
        lines = staging.open(path.name)
        columns = stack.enter_context(_columns(staging, out, name)) if parquet else None
        for row in rows:
            line, written = encoded(row)
            with storing(path):
                lines.write(line)
            if columns is not None:
                columns.add(written, len(line))


def _columns(staging: Staging, out: Path, name: str) -> ParquetTable:
    # Takes longer to import than most runs take to be written.
    from service.report.parquet import ParquetTable

    path = out / f"{name}.parquet"
    return ParquetTable(name, staging.open(path.name), path)
