"""Worker processes that a forked server need not start from zero.

A server has threads when it starts its workers, so that it cannot fork them itself. It has forked
a few before, which wait to be told their pipes and then do what a worker does.
"""

from __future__ import annotations

import os
import socket
import subprocess
from types import SimpleNamespace

from service.workers import loop, process
from service.workers.forking import Child

_SPARE = 2
"""A server starts those that prepare and those that encode; others come from zero."""
_MOST = 8
"""Pipes of the workers that are started together."""


def keep_spare_workers():
    """Fork the first worker processes of this one, and let them begin when they are started."""
    spare = [_fork() for _ in range(_SPARE)]

    def start(command, *, pass_fds, **how):
        if not spare:
            return subprocess.Popen(command, pass_fds=pass_fds, **how)
        pid, told = spare.pop()
        with told:
            socket.send_fds(told, [b"."], pass_fds)
        return Child(pid)

    process.subprocess = SimpleNamespace(Popen=start, DEVNULL=subprocess.DEVNULL)


def _fork():
    """A process that waits to be a worker: its number, and where to tell it."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid:
        theirs.close()
        return pid, ours
    ours.close()
    try:
        _wait(theirs)
    finally:
        os._exit(0)


def _wait(told):
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    with told:
        _, pipes, _, _ = socket.recv_fds(told, 1, _MOST)
    if pipes:
        loop.main(pipes)
