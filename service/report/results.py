"""Write what a run found: five tables, replaced together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.article import Assignment, Cluster, Link, Rejection
from service.report.json_lines import encoded
from service.report.parquet import ParquetTable
from service.report.rows import (
    assignment_row,
    canonical_row,
    cluster_row,
    link_row,
    rejection_row,
)
from service.report.staging import Staging, storing
from service.report.summary import RUN
from service.report.tables import (
    ASSIGNMENTS,
    CANONICAL,
    CLUSTERS,
    LINKS,
    REJECTED,
    TABLES,
    Row,
    Table,
)

# The account of the run comes first, so that it goes first: without it a run is not finished.
_OWNED = (RUN, *(f"{table.name}.{suffix}" for table in TABLES for suffix in ("jsonl", "parquet")))


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
    streams: tuple[tuple[Table, Iterable[Row]], ...] = (
        (ASSIGNMENTS, map(assignment_row, results.assignments)),
        (CLUSTERS, map(cluster_row, results.clusters)),
        (LINKS, map(link_row, results.links)),
        (CANONICAL, map(canonical_row, results.canonical)),
        (REJECTED, map(rejection_row, results.rejections)),
    )
    with Staging(out, _OWNED) as staging:
        for table, rows in streams:
            _write_table(staging, out, table, rows, parquet)
        staging.publish()


def _write_table(
    staging: Staging, out: Path, table: Table, rows: Iterable[Row], parquet: bool
) -> None:
    name, other = f"{table.name}.jsonl", f"{table.name}.parquet"
    with ExitStack() as stack:
        lines = staging.open(name)
        columns = (
            stack.enter_context(ParquetTable(table, staging.open(other), out / other))
            if parquet
            else None
        )
        for row in rows:
            line, written = encoded(row)
            with storing(out / name):
                lines.write(line)
            if columns is not None:
                columns.add(written, len(line))
