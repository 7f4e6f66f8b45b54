"""Where the command line writes: one console for each stream."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console, RenderableType
from rich.text import Text

from service.errors import StoreError
from service.report.prose import visible


class StreamConsole(Console):
    """A console for plain renderables: no markup, and a closed pipe only ends the output."""

    def __init__(self, file: TextIO) -> None:
        super().__init__(file=file, markup=False, emoji=False, highlight=False)

    def on_broken_pipe(self) -> None:
        """Let all further output go nowhere; the work itself goes on."""
        self.quiet = True
        discard(self.file.fileno())


def notices_console() -> StreamConsole:
    """Return the console for progress and notices: standard error."""
    return StreamConsole(sys.stderr)


def show(*parts: RenderableType) -> None:
    """Print what was asked for on standard output; lines of Text are never broken.

    Raises:
        StoreError: standard output cannot be written.
    """
    console = StreamConsole(sys.stdout)
    with _standard_output():
        for part in parts:
            console.print(part, soft_wrap=isinstance(part, Text))


def write_json(document: str) -> None:
    """Write one JSON document on standard output.

    Raises:
        StoreError: standard output cannot be written.
    """
    with _standard_output():
        sys.stdout.write(document + "\n")
        sys.stdout.flush()


def write_notice(message: str) -> None:
    """Write one line on standard error, whatever the message holds."""
    notices_console().print(Text(f"samewire: {visible(message)}"), soft_wrap=True)


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


@contextmanager
def _standard_output() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        discard(sys.stdout.fileno())
    except OSError as error:
        discard(sys.stdout.fileno())
        raise StoreError(f"standard output cannot be written: {error.strerror}") from error
