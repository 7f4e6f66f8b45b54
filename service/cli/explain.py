"""`samewire explain`: two files, or two articles of a finished run, against each other."""

from __future__ import annotations

import os
from pathlib import Path

from service import pipeline
from service.cli.console import show, write_json
from service.cli.options import settings_from
from service.errors import UsageError
from service.report.comparison import comparison_row
from service.report.json_lines import document
from service.report.side_by_side import side_by_side

DEFAULT_RUN = Path("demo-out")


def explain(a: str, b: str, run: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Compare A and B and show what they are to each other; raises SamewireError."""
    comparison = _compare(a, b, run, config)
    if as_json:
        write_json(document(comparison_row(comparison)))
    else:
        show(side_by_side(comparison))


def _compare(a: str, b: str, run: Path | None, config: Path | None) -> pipeline.Comparison:
    if run is None:
        absent = [name for name in (a, b) if not Path(name).is_file()]
        if not absent:
            return pipeline.explain_files(Path(a), Path(b), settings_from({}, config))
        if not DEFAULT_RUN.is_dir():
            raise UsageError(
                f"{_why_absent(absent[0])}; to compare two articles of a finished run, name its "
                "directory with --run DIR"
            )
    return pipeline.explain_run(run or DEFAULT_RUN, a, b)


def _why_absent(name: str) -> str:
    """What stands in place of a file."""
    if not name:
        return "the name of a file is empty"
    if Path(name).is_dir():
        return f"{name}: this is a directory, not a file of one article"
    if os.path.lexists(name) and not Path(name).exists():
        return f"{name}: this is a link that leads nowhere"
    if Path(name).exists():
        return f"{name}: this is no regular file"
    return f"{name}: there is no such file"
