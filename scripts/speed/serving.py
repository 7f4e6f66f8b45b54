"""A real `samewire serve` on loopback, and clients that put articles into it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from queue import Empty, SimpleQueue
from time import perf_counter, sleep
from typing import Any
from urllib.parse import quote

from benchmark.measure import ContestantError

_SERVE = (sys.executable, "-c", "from service.cli import main; main()", "serve", "--port", "0")
_POLL = 0.02


@contextmanager
def serving(data: Path) -> Iterator[tuple[int, float]]:
    """Serve a directory; gives the port and the seconds from the start until it was ready."""
    start = perf_counter()
    log = data.with_name(data.name + ".log")
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            [*_SERVE, "--data", str(data)],
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            env={**os.environ, "SAMEWIRE_LOG_LEVEL": "info"},
        )
        with process:
            try:
                port = _listening(process, log)
                while not _is_ready(process, port):
                    sleep(_POLL)
                yield port, perf_counter() - start
            finally:
                process.terminate()


def _listening(process: subprocess.Popen[bytes], log: Path) -> int:
    while process.poll() is None:
        for line in log.read_text("utf-8").splitlines():
            if "listening on" in line:
                return int(json.loads(line)["url"].rpartition(":")[2])
        sleep(_POLL)
    raise ContestantError(f"samewire serve ended: {log.read_text('utf-8')[-500:]}")


def _is_ready(process: subprocess.Popen[bytes], port: int) -> bool:
    if process.poll() is not None:
        raise ContestantError("samewire serve ended before it was ready")
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200


def put_all(port: int, records: Sequence[Mapping[str, Any]], clients: int) -> float:
    """Put all articles with so many clients on lasting connections; the seconds until the last."""
    waiting: SimpleQueue[Mapping[str, Any]] = SimpleQueue()
    for record in records:
        waiting.put(record)
    start = perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        for done in [pool.submit(_put, port, waiting) for _ in range(clients)]:
            done.result()
    return perf_counter() - start


def _put(port: int, waiting: SimpleQueue[Mapping[str, Any]]) -> None:
    with closing(HTTPConnection("127.0.0.1", port, timeout=600)) as connection:
        while True:
            try:
                record = dict(waiting.get_nowait())
            except Empty:
                return
            path = f"/v1/articles/{quote(str(record.pop('id')), safe='')}"
            body = json.dumps(record).encode()
            connection.request("PUT", path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            said = answer.read()
            if answer.status not in (200, 201):
                raise ContestantError(f"PUT was answered by {answer.status}: {said[:200]!r}")
