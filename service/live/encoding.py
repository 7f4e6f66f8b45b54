"""Sentences that are waiting at one time are encoded together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition, Thread
from time import monotonic

import numpy as np

from models.apart import encode_apart
from models.encoder import Vectors
from models.space import Space
from service.workers import Workers

_CHUNK = 256
"""Sentences of one caller that are encoded before another one's turn comes."""
_CHARACTERS = 65_536
"""About as many characters are encoded at once; what they cost follows their number."""
_TOGETHER = 4
"""So many callers are not made to wait for others: few sentences take as long as some more."""
_PATIENCE = 0.03
"""Seconds for which a caller waits for others that are expected."""


class Encoding:
    """Encodes for many threads, with each encoder in a thread of its own.

    What light encoders make is made by the worker, once that is running: one process, since each
    would compute every token that it meets.
    """

    def __init__(self, space: Space, worker: Workers | None = None) -> None:
        self._space = space
        self._worker = worker
        self._changed = Condition()
        self._expected = 0
        self._asking = 0
        self._closing = False
        self._waiting: dict[str, deque[_Request]] = {name: deque() for name in space.fingerprints}
        self.sentences = 0
        """How many were encoded; of equal ones that waited together, one."""
        self._threads = [
            Thread(target=self._run, args=(name,), name="encoding", daemon=True)
            for name in self._waiting
        ]
        for thread in self._threads:
            thread.start()

    def encode(self, encoder: str, texts: Sequence[str]) -> Vectors:
        """Embed sentences: (n, d) float32; raises EncoderError."""
        parts = [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]
        return np.concatenate([self._ask(encoder, part) for part in parts])

    @contextmanager
    def expecting(self) -> Iterator[None]:
        """Let others that ask meanwhile wait a moment for this caller, who will ask, too."""
        with self._changed:
            self._expected += 1
        try:
            yield
        finally:
            with self._changed:
                self._expected -= 1
                self._changed.notify_all()

    def close(self) -> None:
        """Stop; nobody may be waiting any more."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _ask(self, encoder: str, texts: Sequence[str]) -> Vectors:
        request = _Request(texts)
        with self._changed:
            self._asking += 1
            self._waiting[encoder].append(request)
            self._changed.notify_all()
        return request.vectors.result()

    def _run(self, encoder: str) -> None:
        while requests := self._next(self._waiting[encoder]):
            self._answer(encoder, requests)

    def _next(self, waiting: deque[_Request]) -> list[_Request]:
        """Those that are encoded at one time, none after `close`."""
        with self._changed:
            self._changed.wait_for(lambda: waiting or self._closing)
            last = monotonic() + _PATIENCE
            while len(waiting) < _TOGETHER and self._expected > self._asking:
                if not self._changed.wait(last - monotonic()):
                    break
            taken: list[_Request] = []
            size = 0
            while waiting and size < _CHARACTERS:
                taken.append(waiting.popleft())
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
        with self._changed:
            self._asking -= requests
            self.sentences += sentences

    def _embed(self, encoder: str, texts: Sequence[str]) -> Vectors:
        if self._worker is None or not self._worker.running or encoder not in self._space.light:
            return self._space.encode(encoder, texts)
        return self._worker.call(encode_apart, encoder, tuple(texts)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Request:
    texts: Sequence[str]
    vectors: Future[Vectors] = field(default_factory=Future)
