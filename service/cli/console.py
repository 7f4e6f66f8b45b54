"""Where the command line writes: one console for each stream."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from rich.console import Console

from service.report.prose import visible


class StreamConsole(Console):
    """A console for plain renderables: no markup, and a closed pipe only ends the output."""

    def __init__(self, file: TextIO) -> None:
        super().__init__(file=file, markup=False, emoji=False, highlight=False)

    def on_broken_pipe(self) -> None:
        """Let all further output go nowhere; the work itself goes on."""
        self.quiet = True
        discard(self.file.fileno())


def results_console() -> StreamConsole:
    """Return the console for what was asked for: standard output."""
    return StreamConsole(sys.stdout)


def notices_console() -> StreamConsole:
    """Return the console for progress, notices and errors: standard error."""
    return StreamConsole(sys.stderr)


def write_json(document: str) -> None:
    """Write one JSON document on standard output."""
    try:
        sys.stdout.write(document + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        discard(sys.stdout.fileno())


def write_error(message: str) -> None:
    """Write one line about a failure on standard error, whatever the message holds."""
    try:
        sys.stderr.write(f"samewire: error: {visible(message)}\n")
        sys.stderr.flush()
    except BrokenPipeError:
        discard(sys.stderr.fileno())


def discard(descriptor: int) -> None:
    """Point a file descriptor nowhere, so that what is still buffered does not fail at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
