"""Sentences that are waiting at one time are encoded together."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread

import numpy as np

from models.apart import encode_apart
from models.encoder import Vectors
from models.space import Space
from service.workers import Workers

_CHUNK = 256
"""Sentences of one caller that are encoded before another one's turn comes."""
_CHARACTERS = 65_536
"""About as many characters are encoded at once; what they cost follows their number."""


@dataclass(frozen=True, slots=True)
class _Request:
    encoder: str
    texts: Sequence[str]
    vectors: Future[Vectors] = field(default_factory=Future)


class Encoding:
    """Encodes for many threads, in one of its own.

    What light encoders make is made by the workers, once these are running.
    """

    def __init__(self, space: Space, workers: Workers | None = None) -> None:
        self._space = space
        self._workers = workers
        self._counting = Lock()
        self._waiting: SimpleQueue[_Request | None] = SimpleQueue()
        self.sentences = 0
        self._thread = Thread(target=self._run, name="encoding", daemon=True)
        self._thread.start()

    def encode(self, encoder: str, texts: Sequence[str]) -> Vectors:
        """Embed sentences: (n, d) float32; raises EncoderError."""
        parts = [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]
        return np.concatenate([self._encode(encoder, part) for part in parts])

    def close(self) -> None:
        """Stop; nobody may be waiting any more."""
        self._waiting.put(None)
        self._thread.join()

    def _encode(self, encoder: str, texts: Sequence[str]) -> Vectors:
        if self._workers is None or not self._workers.running or encoder not in self._space.light:
            return self._ask(encoder, texts)
        vectors = self._workers.call(encode_apart, encoder, tuple(texts))
        self._count(len(texts))
        return vectors.astype(np.float32)

    def _count(self, sentences: int) -> None:
        with self._counting:
            self.sentences += sentences

    def _ask(self, encoder: str, texts: Sequence[str]) -> Vectors:
        request = _Request(encoder, texts)
        self._waiting.put(request)
        return request.vectors.result()

    def _run(self) -> None:
        while (request := self._waiting.get()) is not None:
            batches: dict[str, list[_Request]] = {request.encoder: [request]}
            size = sum(map(len, request.texts))
            while size < _CHARACTERS:
                try:
                    more = self._waiting.get_nowait()
                except Empty:
                    break
                if more is None:
                    self._waiting.put(None)
                    break
                batches.setdefault(more.encoder, []).append(more)
                size += sum(map(len, more.texts))
            for encoder, requests in batches.items():
                self._answer(encoder, requests)

    def _answer(self, encoder: str, requests: Sequence[_Request]) -> None:
        place = {text: 0 for request in requests for text in request.texts}
        place = {text: row for row, text in enumerate(place)}
        try:
            vectors = self._space.encode(encoder, list(place))
        except Exception as error:  # noqa: BLE001 - those who wait have to hear of it
            for request in requests:
                request.vectors.set_exception(error)
            return
        self._count(len(place))
        for request in requests:
            request.vectors.set_result(vectors[[place[text] for text in request.texts]])
