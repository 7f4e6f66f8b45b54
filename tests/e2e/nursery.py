"""Commands that begin within a tenth of a second: forked by a process that has imported everything.

Each is the real command in a process of its own, with its own signals, streams and exit code, and
can be killed; so are the workers of a server.
"""

from __future__ import annotations

import array
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path

from cli_process import Ended, environment
from serving import Server
from word_encoder import NAME

WORDS = {"SAMEWIRE_ENCODER": NAME, "SAMEWIRE_NEIGHBOURS": "8"}
NOBODY = 65534
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_PIPE = 65_536
"""What a pipe holds that nobody reads yet."""


class Nursery:
    """The process that forks."""

    def __init__(self, sock):
        self._socket = sock
        self._lock = threading.Lock()
        self.running = set()

    def fork(self, command, streams, **how):
        """Fork a command on descriptors of its standard streams, and return its process id."""
        pid = self._ask({"start": [str(part) for part in command]} | how, streams)
        self.running.add(pid)
        return pid

    def wait(self, pid):
        """Wait for the end; the exit code, negative for the signal that killed it."""
        code = self._ask({"wait": pid})
        self.running.discard(pid)
        return code

    def _ask(self, question, streams=()):
        with self._lock:
            rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", streams))
            self._socket.sendmsg([json.dumps(question).encode() + b"\n"], [rights] * bool(streams))
            return json.loads(self._socket.recv(64))

    def end(self):
        """Kill what still runs, and fork no more."""
        for pid in self.running:
            os.kill(pid, signal.SIGKILL)
        self._socket.shutdown(socket.SHUT_RDWR)


class Forks:
    """The commands that a nursery forks under some settings."""

    def __init__(self, nursery, settings):
        self._nursery = nursery
        self._settings = settings

    def samewire(self, *arguments, stdin=b"", cwd=None, **changes):
        """Run the command to its end."""
        assert len(stdin) < _PIPE
        read, write = os.pipe()
        os.write(write, stdin)
        os.close(write)
        with (
            os.fdopen(read, "rb") as read,
            tempfile.TemporaryFile() as out,
            tempfile.TemporaryFile() as err,
        ):
            pid = self._fork(arguments, (read, out, err), cwd=cwd, changes=changes)
            code = self._nursery.wait(pid)
            return Ended(code, *(_written(file) for file in (out, err)))

    def start(self, data, *arguments, user=None, **changes):
        """Fork a server on a data directory; does not wait until it listens."""
        command = ("serve", "--data", data, "--port", "0", *arguments)
        return self._server(command, user=user, changes=changes)

    def _server(self, command, *, user=None, changes):
        ours, theirs = os.pipe()
        with os.fdopen(theirs, "wb") as log, Path(os.devnull).open("r+b") as nothing:
            pid = self._fork(command, (nothing, nothing, log), user=user, changes=changes)
        return Server(self._nursery, pid, ours)

    @contextmanager
    def serving(self, data, *arguments, **keys):
        """Serve until the end of the block, killed there if still running."""
        with self._until_the_end(self.start(data, *arguments, **keys)) as server:
            yield server

    @contextmanager
    def serving_program(self, code, *arguments):
        """The same by a program of its own, from when it listens."""
        with self._until_the_end(self._server(("-c", code, *arguments), changes={})) as server:
            server.until("listening on ")
            yield server

    @contextmanager
    def _until_the_end(self, server):
        try:
            yield server
        finally:
            if server.pid in self._nursery.running:
                server.signal(signal.SIGKILL)
                server.ended()

    def _fork(self, command, files, *, cwd=None, user=None, changes):
        streams = [file.fileno() for file in files]
        settings = self._settings | changes
        place = str(cwd or Path.cwd())
        return self._nursery.fork(command, streams, cwd=place, user=user, environment=settings)


def _written(file):
    file.seek(0)
    return file.read().decode()


@contextmanager
def nursery():
    """A nursery until the end of the block."""
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, "-c", "import nursery_process as n; n.rear()", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        cwd=Path(__file__).parent,
        env=environment(**_ONE_THREAD),
    )
    theirs.close()
    with process, ours:
        ours.settimeout(120)
        made = Nursery(ours)
        try:
            yield made
        finally:
            made.end()
