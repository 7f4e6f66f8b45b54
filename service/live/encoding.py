"""Sentences that are waiting at one time are encoded together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread

import numpy as np

from models.apart import encode_apart
from models.encoder import Vectors
from models.space import Space
from service.workers import Workers

_CHUNK = 256
"""Sentences of one caller that are encoded before another one's turn comes."""
_CHARACTERS = 65_536
"""About as many characters are encoded at once; what they cost follows their number."""


class Encoding:
    """Encodes for many threads, with each encoder in a thread of its own.

    What light encoders make is made by the worker, once that is running: one process, since each
    would compute every token that it meets.
    """

    def __init__(self, space: Space, worker: Workers | None = None) -> None:
        self._space = space
        self._worker = worker
        self._lines = {name: _Line(partial(self._embed, name)) for name in space.fingerprints}

    @property
    def sentences(self) -> int:
        """How many were encoded; of equal ones that waited together, one."""
        return sum(line.sentences for line in self._lines.values())

    def encode(self, encoder: str, texts: Sequence[str]) -> Vectors:
        """Embed sentences: (n, d) float32; raises EncoderError."""
        line = self._lines[encoder]
        parts = [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]
        return np.concatenate([line.ask(part) for part in parts])

    def close(self) -> None:
        """Stop; nobody may be waiting any more."""
        for line in self._lines.values():
            line.close()

    def _embed(self, encoder: str, texts: Sequence[str]) -> Vectors:
        if self._worker is None or not self._worker.running or encoder not in self._space.light:
            return self._space.encode(encoder, texts)
        return self._worker.call(encode_apart, encoder, tuple(texts)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Request:
    texts: Sequence[str]
    vectors: Future[Vectors] = field(default_factory=Future)


class _Line:
    """Callers that wait for one encoder."""

    def __init__(self, embed: Callable[[Sequence[str]], Vectors]) -> None:
        self._embed = embed
        self._waiting: SimpleQueue[_Request | None] = SimpleQueue()
        self.sentences = 0
        self._thread = Thread(target=self._run, name="encoding", daemon=True)
        self._thread.start()

    def ask(self, texts: Sequence[str]) -> Vectors:
        request = _Request(texts)
        self._waiting.put(request)
        return request.vectors.result()

    def close(self) -> None:
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (request := self._waiting.get()) is not None:
            self._answer([request, *self._more(sum(map(len, request.texts)))])

    def _more(self, size: int) -> list[_Request]:
        """Those that wait, too, as long as there are not too many characters."""
        found: list[_Request] = []
        while size < _CHARACTERS:
            try:
                more = self._waiting.get_nowait()
            except Empty:
                break
            if more is None:
                self._waiting.put(None)
                break
            found.append(more)
            size += sum(map(len, more.texts))
        return found

    def _answer(self, requests: Sequence[_Request]) -> None:
        place = {text: 0 for request in requests for text in request.texts}
        place = {text: row for row, text in enumerate(place)}
        try:
            vectors = self._embed(list(place))
        except Exception as error:  # noqa: BLE001 - those who wait have to hear of it
            for request in requests:
                request.vectors.set_exception(error)
            return
        self.sentences += len(place)
        for request in requests:
            request.vectors.set_result(vectors[[place[text] for text in request.texts]])
