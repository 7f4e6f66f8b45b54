"""Tables for the terminal that are Markdown as they stand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table
from rich.text import Text

_UNLIMITED = 10_000


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table: the first column to the left, all others to the right."""
    table = Table(box=MARKDOWN)
    for place, name in enumerate(header):
        table.add_column(Text(name), justify="right" if place else "left", no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(file=io.StringIO(), width=_UNLIMITED)
    with console.capture() as captured:
        console.print(table)
    return "\n".join(line.rstrip() for line in captured.get().strip().splitlines())


def with_interval(value: float, interval: tuple[float, float]) -> str:
    """Return a measure with its confidence interval, as in `0.9841 (0.951-1.000)`."""
    low, high = interval
    return f"{value:.4f} ({low:.3f}-{high:.3f})"
