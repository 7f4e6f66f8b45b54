"""`samewire export`: what a service found, as the files of a batch run."""

from __future__ import annotations

from pathlib import Path

from service.cli.console import write_json, write_notice
from service.live import export_store
from service.report.cluster_table import counted
from service.report.json_lines import document
from service.report.summary import summary_row


def export(data: Path, out: Path, *, parquet: bool, as_json: bool) -> None:
    """Write the files, also while the directory is served; raises StoreError."""
    summary = export_store(data, out, parquet)
    if as_json:
        write_json(document(summary_row(summary)))
        return
    articles = counted(summary.articles, "article")
    write_notice(f"{articles} in {counted(summary.clusters, 'cluster')} are in {out}")
