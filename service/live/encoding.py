"""Sentences that are waiting at one time are encoded together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition, Lock, Thread

import numpy as np

from models.apart import encode_apart
from models.encoder import Vectors
from models.grid import on_grid
from models.space import Space
from service.workers import Workers

_CHUNK = 256
"""Sentences of one caller that are encoded before another one's turn comes."""
_CHARACTERS = 65_536
"""About as many characters are encoded at once; what they cost follows their number."""
_TOGETHER = 4
"""So many callers are not made to wait for others: few sentences take as long as some more."""
_GATHERED_FOR = 0.03
"""Seconds for which a caller waits for others that are expected."""


class Encoding:
    """Encodes for many threads, with each encoder in a thread of its own.

    What light encoders make is made by the worker, once that is running: one process, since each
    would compute every token that it meets.
    """

    def __init__(self, space: Space, worker: Workers | None = None) -> None:
        self._space = space
        self._worker = worker
        self._lock = Lock()
        self._expected = 0
        self._asking = 0
        self._closing = False
        self._lines = {name: _Line(Condition(self._lock)) for name in space.fingerprints}
        self.sentences = 0
        """How many were encoded; of equal ones that waited together, one."""
        self._threads = [
            Thread(target=self._run, args=line, name="encoding", daemon=True)
            for line in self._lines.items()
        ]
        for thread in self._threads:
            thread.start()

    def encode(self, encoder: str, texts: Sequence[str]) -> Vectors:
        """Embed sentences: (n, d) float32 on the grid of models.grid; raises EncoderError."""
        parts = [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]
        return np.concatenate([self._ask(encoder, part) for part in parts])

    @contextmanager
    def expecting(self) -> Iterator[None]:
        """Let others that ask meanwhile wait a moment for this caller, who will ask, too."""
        with self._lock:
            self._expected += 1
        try:
            yield
        finally:
            with self._lock:
                self._expected -= 1
                for line in self._lines.values():
                    if line.waiting:
                        line.changed.notify()

    def close(self) -> None:
        """Stop; nobody may be waiting any more."""
        with self._lock:
            self._closing = True
            for line in self._lines.values():
                line.changed.notify()
        for thread in self._threads:
            thread.join()

    def _ask(self, encoder: str, texts: Sequence[str]) -> Vectors:
        request, line = _Request(texts), self._lines[encoder]
        with self._lock:
            self._asking += 1
            line.waiting.append(request)
            line.changed.notify()
        return request.vectors.result()

    def _run(self, encoder: str, line: _Line) -> None:
        while requests := self._next(line):
            self._answer(encoder, requests)

    def _next(self, line: _Line) -> list[_Request]:
        """Those that are encoded at one time, none after `close`."""
        with self._lock:
            line.changed.wait_for(lambda: line.waiting or self._closing)
            line.changed.wait_for(
                lambda: len(line.waiting) >= _TOGETHER or self._expected <= self._asking,
                _GATHERED_FOR,
            )
            taken: list[_Request] = []
            size = 0
            while line.waiting and size < _CHARACTERS:
                taken.append(line.waiting.popleft())
                size += sum(map(len, taken[-1].texts))
            return taken

    def _answer(self, encoder: str, requests: Sequence[_Request]) -> None:
        place = {text: 0 for request in requests for text in request.texts}
        place = {text: row for row, text in enumerate(place)}
        try:
            vectors = self._embed(encoder, list(place))
        except Exception as error:  # noqa: BLE001 - those who wait have to hear of it
            self._answered(len(requests), 0)
            for request in requests:
                request.vectors.set_exception(error)
            return
        self._answered(len(requests), len(place))
        for request in requests:
            request.vectors.set_result(vectors[[place[text] for text in request.texts]])

    def _answered(self, requests: int, sentences: int) -> None:
        with self._lock:
            self._asking -= requests
            self.sentences += sentences

    def _embed(self, encoder: str, texts: Sequence[str]) -> Vectors:
        if self._worker is None or not self._worker.running or encoder not in self._space.light:
            return on_grid(self._space.encode(encoder, texts)).astype(np.float32)
        return self._worker.call(encode_apart, encoder, tuple(texts)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Request:
    texts: Sequence[str]
    vectors: Future[Vectors] = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class _Line:
    """Callers that wait for one encoder; `changed` when there may be enough of them."""

    changed: Condition
    waiting: deque[_Request] = field(default_factory=deque)
