"""Worker processes, as this process sees them.

`multiprocessing` starts processes that run the main script again, and that stay when this
process is killed. A worker runs nothing but its calls, and ends when this process does: it
reads from a pipe whose other end is closed then.
"""

from __future__ import annotations

import logging
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from time import monotonic
from typing import Any

from service.workers import forking, loop
from service.workers.forking import Child

_log = logging.getLogger(__name__)

_AGAIN_AFTER = 60.0
"""Seconds until starting is tried again: the want of memory, say, may have passed."""

Load = Callable[[], object]
"""Loads what the calls need; importable by its name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Started:
    """Processes that were started together: to wait for the one is to wait for all of them."""

    process: subprocess.Popen[bytes] | Child
    pipes: tuple[Connection[Any, Any], ...]

    def has_ended(self) -> bool:
        """Whether none is left, asked after one of them closed its pipe."""
        if len(self.pipes) == 1:
            self.process.wait()
        return self.process.poll() is not None


class Worker:
    """Answers one call at a time; where its process dies, another one takes its place."""

    def __init__(self, started: Started, pipe: Connection[Any, Any], load: Load) -> None:
        self._started = [started]
        self._pipe = pipe
        self._load = load
        self._down_since: float | None = None

    def call(self, function: Callable[..., object], arguments: tuple[object, ...]) -> Answer | None:
        """Call a function there; None where that failed, or the process died of it."""
        if self._is_down():
            return None
        try:
            call = pickle.dumps((function, arguments))
        except (pickle.PicklingError, AttributeError, TypeError, RecursionError):
            # Too deep to be written, or of a kind that cannot be.
            return None
        try:
            self._pipe.send_bytes(call)
            answer: tuple[object, ...] = self._pipe.recv()
        except (EOFError, OSError):
            _log.warning("a worker process has ended: another one is started")
            self._begin_again()
            return None
        return Answer(*answer) if answer else None

    def close(self) -> None:
        """Let the process end."""
        self._pipe.close()

    def wait(self) -> None:
        """Wait until it has, once all of them were closed."""
        for started in self._started:
            started.process.wait()

    def _is_down(self) -> bool:
        if self._down_since is not None and monotonic() - self._down_since >= _AGAIN_AFTER:
            self._begin_again()
        return self._down_since is not None

    def _begin_again(self) -> None:
        """Start another process; where that cannot load what calls need either, do without."""
        self._pipe.close()
        self._started = [one for one in self._started if not one.has_ended()]
        try:
            self._started.append(start(1, self._load))
            self._pipe = self._started[-1].pipes[0]
            self._pipe.send((bool, ()))
            self._pipe.recv()
            self._down_since = None
        except (EOFError, OSError):
            self._pipe.close()
            self._down_since = monotonic()
            _log.warning(
                "no other worker process can be started: the main one does its work for %.0f s",
                _AGAIN_AFTER,
            )


def fork(count: int) -> list[tuple[Started, Connection[Any, Any]]]:
    """Make copies of this process that answer calls; raises OSError."""
    return [(Started(child, (pipe,)), pipe) for child, pipe in forking.fork(count)]


def start(count: int, load: Load) -> Started:
    """Start processes, which load what their calls need; raises OSError.

    What is sent through a pipe waits there until its process is ready.
    """
    pairs = [Pipe() for _ in range(count)]
    descriptors = [theirs.fileno() for _, theirs in pairs]
    try:
        # A session of its own: what interrupts this process is no matter of its workers. What a
        # call fails of is told where it is made again, not on their standard error.
        process = subprocess.Popen(
            [sys.executable, "-P", loop.__file__, *map(str, descriptors)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=descriptors,
            start_new_session=True,
        )
    finally:
        for _, theirs in pairs:
            theirs.close()
    pipes = tuple(ours for ours, _ in pairs)
    try:
        pipes[0].send(sys.path)
        pipes[0].send(load)
    except OSError:
        for pipe in pipes:
            pipe.close()
        process.wait()
        raise
    return Started(process, pipes)
