"""A server as a process of its own, as the tests see it: asked by HTTP, told by signals."""

from __future__ import annotations

import http.client
import json
import os
import resource
import threading
from contextlib import closing


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

    @property
    def log(self):
        return [json.loads(line) for line in self.lines if line.startswith("{")]

    def until(self, event):
        """Wait for a line of the log that begins so; AssertionError where the process ended."""

        def found():
            return next((log for log in self.log if log["event"].startswith(event)), None)

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
    def url(self):
        return self.until("listening on ")["url"]

    @property
    def port(self):
        return int(self.url.rpartition(":")[2])

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
        code = self._nursery.wait(self.pid)
        self._reader.join(timeout=60)
        return code
