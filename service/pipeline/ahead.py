"""Encoding beside reading: one core prepares further articles while the others encode."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from models.encoder import Vectors
from models.space import Space
from service.article import PreparedArticle
from service.pipeline.embedding import Batch, Embeddings

_BATCHES = 2
"""Batches that wait or are encoded at one time; then reading waits, so that memory is bounded."""


class EncodingAhead:
    """Has articles encoded in a thread of its own as they are read; leave it to have all kept.

    A text that was taken before under another headline is left for later, which may spare it;
    so are encoders whose vectors hang on their batch, for batches follow the order of reading.
    """

    def __init__(self, embeddings: Embeddings, space: Space) -> None:
        self._embeddings = embeddings
        self._space = space
        self._texts: set[str] = set()
        self._batches: dict[str, Batch] = {}
        self._running: deque[tuple[Batch, Future[list[Vectors]]]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ahead")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                for batch in self._batches.values():
                    self._start(batch)
                self._keep(0)
        finally:
            self._thread.shutdown(cancel_futures=True)

    def take(self, prepared: PreparedArticle) -> None:
        """Let an article be encoded; raises EncoderError for one that was taken before."""
        if prepared.exact_key in self._texts:
            return
        self._texts.add(prepared.exact_key)
        for encoder in {route.encoder for route in self._space.routes(prepared.languages)}:
            steady = self._space.is_batch_independent(encoder)
            if steady and self._embeddings.is_missing(prepared, encoder):
                self._add(prepared, encoder)

    def _add(self, prepared: PreparedArticle, encoder: str) -> None:
        batch = self._batches.setdefault(encoder, Batch(encoder))
        batch.add(prepared)
        if batch.is_full:
            self._start(self._batches.pop(encoder))

    def _start(self, batch: Batch) -> None:
        self._keep(_BATCHES - 1)
        self._running.append((batch, self._thread.submit(self._embeddings.vectors_of, batch)))

    def _keep(self, left: int) -> None:
        """Keep what is done, waiting until so many batches are left."""
        while self._running and (len(self._running) > left or self._running[0][1].done()):
            batch, vectors = self._running.popleft()
            self._embeddings.keep_ahead(batch, vectors.result())
