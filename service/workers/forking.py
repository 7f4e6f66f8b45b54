"""Worker processes that are copies of this one: they have all that it has loaded, at once."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from time import monotonic
from typing import Any

from service.workers import loop

_SOON = 1.0
"""Seconds within which a thread that has nothing more to do has ended."""


class Child:
    """A process that was forked, to be waited for."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._ended = False

    def poll(self) -> int | None:
        """0 where it has ended, else None."""
        return self._wait(os.WNOHANG)

    def wait(self) -> int | None:
        """Wait until it has ended."""
        return self._wait(0)

    def _wait(self, how: int) -> int | None:
        if not self._ended:
            try:
                self._ended = os.waitpid(self._number, how)[0] != 0
            except ChildProcessError:
                self._ended = True
        return 0 if self._ended else None


def may_fork() -> bool:
    """Whether this thread is the only one, so that no other holds a lock that a copy would need.

    Elsewhere than on Linux, libraries of the system have threads that nobody sees.
    """
    last = monotonic() + _SOON
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(max(0.0, last - monotonic()))
    return sys.platform == "linux" and threading.active_count() == 1


def fork(count: int) -> list[tuple[Child, Connection[Any, Any]]]:
    """Make processes that answer calls as those of `loop` do; raises OSError, leaving none."""
    pairs = [Pipe() for _ in range(count)]
    # What is there now is there to stay: looking through it for garbage would copy its memory.
    gc.freeze()
    children: list[tuple[Child, Connection[Any, Any]]] = []
    for ours, theirs in pairs:
        try:
            number = os.fork()
        except OSError:
            for end in (end for pair in pairs for end in pair):
                end.close()
            for child, _ in children:
                child.wait()
            raise
        if number == 0:
            others = [end for pair in pairs for end in pair if end is not theirs]
            _work(theirs, others)
        children.append((Child(number), ours))
    for _, theirs in pairs:
        theirs.close()
    return children


def _work(pipe: Connection[Any, Any], others: Sequence[Connection[Any, Any]]) -> None:
    """Answer calls until nobody is left who could ask; never returns."""
    try:
        for other in others:
            # As long as a copy of it is open here, nobody hears that its process has ended.
            other.close()
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nothing, descriptor)
        with suppress(EOFError, OSError):
            loop.serve(pipe)
    finally:
        os._exit(0)
