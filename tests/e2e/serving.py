"""Servers that start within a tenth of a second: forked by a process that has imported everything.

Each is the real command, `samewire serve`, in a process of its own that can be killed; only the
encoder is another one (word_encoder).
"""

from __future__ import annotations

import array
import codecs
import http.client
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from pathlib import Path

from cli_process import environment

SETTINGS = {"SAMEWIRE_ENCODER": "test/words", "SAMEWIRE_NEIGHBOURS": "8"}
NOBODY = 65534
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Server:
    """A forked server: `url` once it listens, `log` as far as it was written."""

    def __init__(self, nursery, pid, stderr):
        self.pid = pid
        self.lines = []
        self._nursery = nursery
        self._more = threading.Condition()
        self._over = False
        self._reader = threading.Thread(target=self._read, args=(stderr,))
        self._reader.start()

    def _read(self, stderr):
        with open(stderr, encoding="utf-8") as file:  # noqa: PTH123 - a descriptor
            for line in file:
                with self._more:
                    self.lines.append(line.rstrip())
                    self._more.notify_all()
        with self._more:
            self._over = True
            self._more.notify_all()

    def until(self, event):
        """Wait for a line of the log that begins so; AssertionError where the process ended."""

        def found():
            logs = [json.loads(line) for line in self.lines if line.startswith("{")]
            return next((log for log in logs if log["event"].startswith(event)), None)

        with self._more:
            self._more.wait_for(lambda: found() or self._over, timeout=60)
            log = found()
        assert log, f"{event!r} is not in {self.lines[-5:]}"
        return log

    def begins(self):
        """Whether it listens; False where it ended instead."""
        with self._more:
            self._more.wait_for(lambda: self.lines, timeout=60)
            return self.lines[0].startswith("{")

    @property
    def port(self):
        return int(self.until("listening on ")["url"].rpartition(":")[2])

    def ask(self, method, path, body=None, media="application/json"):
        """Send one request and return its status, media type and answer."""
        data = json.dumps(body).encode() if media == "application/json" and body else body
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, data, {"Content-Type": media} if data else {})
            answer = connection.getresponse()
            content, kind = answer.read(), answer.headers["Content-Type"]
        parsed = kind in {"application/json", "application/problem+json"}
        return answer.status, kind, json.loads(content) if parsed else content.decode()

    def get(self, path):
        """What is there under a path, as a 200 says."""
        status, _, answer = self.ask("GET", path)
        assert status == 200, answer
        return answer

    def until_ready(self):
        """Ask until the encoder and the index are loaded; what is put waits for that by itself."""
        while self.ask("GET", "/readyz")[0] != 200:
            pass

    def put(self, id, record):
        """Put an article and return the status."""
        return self.ask("PUT", f"/v1/articles/{id}", record)[0]

    def feed(self):
        """The whole change feed as (sequence, kind, body)."""
        found = []
        while page := self.get(f"/v1/changes?after={len(found)}&limit=1000")["events"]:
            found += [(e["sequence"], e["kind"], e["body"]) for e in page]
        return found

    def metric(self, name):
        """A measurement of the service."""
        lines = self.get("/metrics").splitlines()
        return next(float(line.split()[-1]) for line in lines if line.startswith(f"{name} "))

    def signal(self, number):
        os.kill(self.pid, number)

    def limit_files(self, size):
        """Let no file of the server grow beyond so many bytes; None lifts it."""
        size = resource.RLIM_INFINITY if size is None else size
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def ended(self):
        """Wait for the end; the exit code, negative for the signal that killed it."""
        code = self._nursery.ask({"wait": self.pid})
        self._reader.join(timeout=60)
        return code


class Nursery:
    """The process that forks servers."""

    def __init__(self, sock):
        self._socket = sock
        self._lock = threading.Lock()
        self._running = set()

    def ask(self, question, fds=()):
        with self._lock:
            data = json.dumps(question).encode() + b"\n"
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
            self._socket.sendmsg([data], rights)
            answer = json.loads(self._socket.recv(64))
        self._running.discard(question.get("wait"))
        return answer

    def start(self, data, *arguments, user=None, **changes):
        """Fork a server on a data directory; does not wait until it listens."""
        ours, theirs = os.pipe()
        command = ["serve", "--data", str(data), "--port", "0", *map(str, arguments)]
        question = {"start": command, "user": user, "environment": SETTINGS | changes}
        pid = self.ask(question, [theirs])
        os.close(theirs)
        self._running.add(pid)
        return Server(self, pid, ours)

    def end(self):
        """Kill what still runs, and fork no more."""
        for pid in self._running:
            os.kill(pid, signal.SIGKILL)
        self._socket.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def serving(self, data, *arguments, **keys):
        """Serve until the end of the block, killed there if still running."""
        server = self.start(data, *arguments, **keys)
        try:
            yield server
        finally:
            if server.pid in self._running:
                server.signal(signal.SIGKILL)
                server.ended()


@contextmanager
def nursery():
    """A nursery until the end of the block."""
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, "-c", "import serving; serving.rear()", str(theirs.fileno())],
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


def rear():
    """Fork servers until the other end hangs up: what the process of a nursery does."""
    _preload()
    with socket.socket(fileno=int(sys.argv[1])) as sock:
        while _answered(sock):
            pass


def _answered(sock):
    """Do what is asked next; False when nobody asks any more."""
    data, fds, _, _ = socket.recv_fds(sock, 65_536, 1)
    if not data:
        return False
    question = json.loads(data)
    if "wait" in question:
        answer = os.waitstatus_to_exitcode(os.waitpid(question["wait"], 0)[1])
    else:
        answer = os.fork()
        if not answer:
            sock.close()
            _become_server(question, fds[0])
        os.close(fds[0])
    sock.sendall(json.dumps(answer).encode() + b"\n")
    return True


def _preload():
    """Import all that a server needs, and let it read its tables; starts no thread."""

    import faiss  # noqa: F401
    import torch  # noqa: F401
    import uvicorn.lifespan.on
    import uvicorn.protocols.http.auto  # noqa: F401
    from word_encoder import WordEncoder

    import service.cli.app
    import service.cli.serve  # noqa: F401
    from models import calibration_files, space
    from service.article import Article
    from service.live import kept_index
    from service.text.prepare import load, prepare

    codecs.lookup("idna")
    space.load_encoder = lambda _: WordEncoder()
    space.LIGHT = frozenset()
    kept_index._EVERY = 25
    calibration_files.uncalibrated("words-1")
    load()
    _compare(
        prepare(Article("a", "A title", "A text of one sentence, said on Monday by 3 people.")),
        prepare(Article("b", "A title", "A text of one sentence, told on Friday by 4 people.")),
    )


def _compare(*prepared):
    """Let verdicts read their tables."""
    from word_encoder import NAME, WordEncoder

    from models.space import Space
    from service.match.coverage.content import content
    from service.match.verdicts.side import Side
    from service.match.verdicts.verify import verify
    from service.settings import Settings

    def embed(prepared, _):
        return WordEncoder().encode([s.text for s in content(prepared)])

    space = Space(NAME)
    verify(*(Side(one, space, embed) for one in prepared), space, Settings(encoder=NAME))


def _become_server(question, stderr):
    os.dup2(stderr, 2)
    os.close(stderr)
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.update(question["environment"])
    if question["user"] is not None:
        os.setgid(question["user"])
        os.setuid(question["user"])
    from service.cli import main

    code = 70
    try:
        main(question["start"])
    except SystemExit as end:
        code = end.code
    finally:
        # Not by the end of the nursery's own program, whose child this is.
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and not thread.daemon:
                thread.join()
        sys.stderr.flush()
        os._exit(code)
