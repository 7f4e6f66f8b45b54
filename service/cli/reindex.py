"""`samewire reindex`: bring a data directory to other settings or encoders."""

from __future__ import annotations

from pathlib import Path

from service import live
from service.cli.configuration import read_config, resolve_service
from service.cli.console import write_notice
from service.cli.exits import DONE, INTERRUPTED
from service.cli.options import resolve_engine
from service.cli.progress import shown_progress
from service.report.cluster_table import counted


def reindex(data: Path | None, config: Path | None, *, quiet: bool) -> int:
    """Index everything anew, and return the exit code; raises SamewireError."""
    file = read_config(config)
    directory = resolve_service({"data": data}, file).values.data
    settings = resolve_engine({}, file).values
    try:
        with shown_progress(quiet=quiet) as progress:
            count = live.reindex(directory, settings, progress)
    except KeyboardInterrupt:
        write_notice("interrupted; the same command again goes on where it stopped")
        return INTERRUPTED
    if count is None:
        told = f"{directory} is indexed with this configuration already: nothing was done"
    else:
        told = f"{counted(count, 'article')} in {directory} are indexed anew"
    if not quiet:
        write_notice(told)
    return DONE
