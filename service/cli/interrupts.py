"""Ctrl-C that is not lost.

Python raises KeyboardInterrupt wherever the main thread is, and drops it where nobody could catch
it: in a callback of an import or of the collector of garbage.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from service.progress import Progress


@contextmanager
def interruptible(progress: Progress) -> Iterator[Progress]:
    """Hear SIGINT as long as the context lasts: an interrupt that was dropped is raised when the
    work next says how far it is. Where SIGINT is ignored it stays so."""
    heard = _Heard(progress)
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, heard.interrupt)
    try:
        yield heard
    finally:
        signal.signal(signal.SIGINT, before)


class _Heard:
    """The progress, and whether it was interrupted."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._interrupted = False

    def interrupt(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a handler
        self._interrupted = True
        raise KeyboardInterrupt

    def stage(self, name: str, total: int | None, unit: str) -> None:
        """Begin a stage."""
        self._check()
        self._progress.stage(name, total, unit)

    def advance(self, n: int) -> None:
        """Move on."""
        self._check()
        self._progress.advance(n)

    def note(self, message: str) -> None:
        """Tell the user one line."""
        self._progress.note(message)

    def _check(self) -> None:
        if self._interrupted:
            raise KeyboardInterrupt
