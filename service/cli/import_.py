"""`samewire import`: put files into a data directory that no service uses at the moment."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service.cli.configuration import read_config, resolve_service
from service.cli.console import write_json, write_notice
from service.cli.exits import DONE, INTERRUPTED, SOME_REJECTED
from service.cli.options import fields_from, resolve_engine
from service.cli.progress import shown_progress
from service.live import Imported, Otherwise, import_articles
from service.records import Limits, Reading, read_inputs
from service.report.cluster_table import counted
from service.report.json_lines import document
from service.report.rows import rejection_row

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """The command as it was typed."""

    inputs: tuple[str, ...]
    data: Path | None
    config: Path | None
    format: str | None
    fields: tuple[str, ...]
    json: bool
    quiet: bool


def run(request: ImportRequest) -> int:
    """Import everything, and return the exit code; raises SamewireError."""
    file = read_config(request.config)
    service = resolve_service({"data": request.data}, file).values
    settings = resolve_engine({}, file).values
    reading = read_inputs(
        request.inputs,
        format=request.format,
        fields=fields_from(request.fields),
        stdin=sys.stdin.buffer if sys.stdin is not None else io.BytesIO(),
        limits=Limits(service.max_text_chars, service.max_line_bytes),
    )
    try:
        with shown_progress(quiet=request.quiet) as progress:
            imported = import_articles(service.data, settings, reading, progress)
    except KeyboardInterrupt:
        write_notice("interrupted; what is imported is kept: the same command again goes on")
        return INTERRUPTED
    if request.json:
        write_json(document(_row(imported, reading.skipped)))
    elif not request.quiet:
        _show(service.data, imported, reading)
    return SOME_REJECTED if imported.rejections else DONE


def _row(imported: Imported, skipped: Sequence[str]) -> dict[str, object]:
    return {
        "statuses": {status.value: count for status, count in imported.statuses.items()},
        "repeated": imported.repeated,
        "otherwise": [_otherwise_row(again) for again in imported.otherwise],
        "rejected": [rejection_row(rejection) for rejection in imported.rejections],
        "skipped_files": list(skipped),
    }


def _otherwise_row(again: Otherwise) -> dict[str, object]:
    place = again.place
    return {"file": place.file, "line": place.line, "id": again.id, "message": again.message}


def _show(data: Path, imported: Imported, reading: Reading) -> None:
    for line in reading.skipped[:_SHOWN]:
        write_notice(f"skipped {line}")
    for rejection in imported.rejections[:_SHOWN]:
        write_notice(f"rejected {rejection.place}: {rejection.message}")
    if (more := len(imported.rejections) - _SHOWN) > 0:
        write_notice(f"rejected {counted(more, 'more input')}; --json tells all of them")
    for again in imported.otherwise[:_SHOWN]:
        write_notice(f"repeated {again.place}: id {again.id!r} {again.message}")
    if (more := len(imported.otherwise) - _SHOWN) > 0:
        write_notice(f"repeated {counted(more, 'more input')}; --json tells all of them")
    statuses = sorted(imported.statuses.items())
    told = ", ".join(f"{count:,} {status.value}" for status, count in statuses) or "nothing"
    if imported.repeated:
        told = f"{told}; {counted(imported.repeated, 'repeated input')}"
    write_notice(f"imported into {data}: {told}")
