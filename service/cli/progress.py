"""Progress for people: a live bar on a terminal, sparse lines anywhere else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.filesize import decimal
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Column
from rich.text import Text

from service import progress
from service.cli.console import notices_console
from service.report.prose import visible

INTERVAL = 5.0
"""Seconds between two lines where there is no terminal."""


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[progress.Progress]:
    """Show progress on standard error as long as the context lasts; nothing if `quiet`."""
    console = notices_console()
    if quiet:
        yield progress.NoProgress()
    elif console.is_terminal:
        with _bar(console) as bar:
            yield BarProgress(bar)
    else:
        yield LineProgress(console)


class BarProgress:
    """A bar for the stage at hand, with its speed and the time left; gone in the end."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task: TaskID | None = None

    def stage(self, name: str, total: int | None, unit: str) -> None:
        """Put a new bar into the place of the last one."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=total, unit=unit)

    def advance(self, n: int) -> None:
        """Move the bar."""
        if self._task is not None:
            self._bar.advance(self._task, n)

    def note(self, message: str) -> None:
        """Print a line above the bar."""
        self._bar.console.print(Text(visible(message)))


class LineProgress:
    """A line at most every INTERVAL seconds, when something moves."""

    def __init__(self, console: Console, clock: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._last: float | None = None
        self._name, self._unit = "", ""
        self._total: int | None = None
        self._done, self._began = 0, 0.0

    def stage(self, name: str, total: int | None, unit: str) -> None:
        """Begin to count for a new stage."""
        self._name, self._total, self._unit = name, total, unit
        self._done, self._began = 0, self._clock()
        self._say_if_due()

    def advance(self, n: int) -> None:
        """Count, and say how far it is when it is time to."""
        self._done += n
        self._say_if_due()

    def note(self, message: str) -> None:
        """Print a line at once."""
        self._print(message)

    def _say_if_due(self) -> None:
        now = self._clock()
        if self._last is None or now - self._last >= INTERVAL:
            self._last = now
            self._print(self._line(now - self._began))

    def _line(self, seconds: float) -> str:
        if not self._done or seconds <= 0:
            # Within the first article, say, or with an amount that counts something else.
            return self._name if seconds < INTERVAL else f"{self._name}: {seconds:,.0f} s"
        speed = self._done / seconds
        parts = [amount(self._done, self._total, self._unit), rate(speed, self._unit)]
        if self._total is not None:
            parts.append(f"{max(self._total - self._done, 0) / speed:,.0f} s left")
        return f"{self._name}: {', '.join(parts)}"

    def _print(self, message: str) -> None:
        self._console.print(Text(visible(message)), soft_wrap=True)


def amount(done: float, total: float | None, unit: str) -> str:
    """Write how much is done: `1,200 of 5,000 articles`, `1.2 MB of 3.0 MB`."""
    write = decimal if unit == "bytes" else "{:,}".format
    whole = "" if total is None else f" of {write(int(total))}"
    return f"{write(int(done))}{whole}{'' if unit == 'bytes' else ' ' + unit}"


def rate(speed: float, unit: str) -> str:
    """Write a speed: `240 articles/s`, `1.2 MB/s`."""
    if unit == "bytes":
        return f"{decimal(int(speed))}/s"
    return f"{speed:,.0f} {unit}/s" if speed >= 10 else f"{speed:.1f} {unit}/s"


class _AmountColumn(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(amount(task.completed, task.total, task.fields["unit"]))


class _RateColumn(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else rate(speed, task.fields["unit"]), "dim")


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        _AmountColumn(Column(no_wrap=True)),
        _RateColumn(Column(no_wrap=True)),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        # Standard output may be a pipe, which must get nothing but results.
        redirect_stdout=False,
    )
