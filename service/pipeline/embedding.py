"""Embeddings of articles, each made once: looked up by content and encoder, else encoded."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from threading import Thread

import numpy as np
from numpy.typing import NDArray

from models.apart import encode_apart
from models.encoder import Vectors
from models.grid import on_grid
from models.space import Space
from service.article import PreparedArticle
from service.errors import EncoderError
from service.match.coverage.content import content
from service.store import WorkStore, content_digest
from service.workers import Workers

_BATCH = 1024
"""Sentences encoded at once: enough to fill the cores, little enough to keep what is done."""
_LONG = 1536
"""A batch of more sentences has an article that is encoded in parts."""
_PART = 256
"""Sentences of such a part: `e5` takes some seconds for them."""


class Embeddings:
    """Content embeddings on the grid of models.grid, kept in the store across runs.

    `encoded` and `reused` count articles whose vectors were made now or found there. What
    light encoders make is made by the workers, where these are running. To be closed where
    articles were foreseen.
    """

    def __init__(self, store: WorkStore, space: Space, workers: Workers | None = None) -> None:
        self._store = store
        self._space = space
        self._workers = workers
        self._foreseen: dict[str, Thread] = {}
        self._advance: Callable[[int], None] = _unheard
        self.encoded = 0
        self.reused = 0

    def __call__(self, prepared: PreparedArticle, encoder: str) -> Vectors:
        """The embeddings of an article's content: (n, d) float32."""
        digest, fingerprint = content_digest(prepared), self._space.fingerprint(encoder)
        found = self._store.vectors(digest, fingerprint)
        if found is None:
            self._encode_here(_Batch(encoder, [prepared]))
            found = self._store.vectors(digest, fingerprint)
        assert found is not None
        return found.astype(np.float32)

    def foresee(self, prepared: PreparedArticle) -> None:
        """Begin to load what will encode an article, beside what is going on."""
        for encoder in {route.encoder for route in self._space.routes(prepared.languages)}:
            if encoder in self._foreseen or self._made_apart(encoder):
                continue
            if self._is_missing(prepared, encoder):
                self._foreseen[encoder] = Thread(target=self._load, args=(encoder,))
                self._foreseen[encoder].start()

    def close(self) -> None:
        """Wait for what is being loaded: a process that ends beside it is aborted by its libraries.

        Not all that is foreseen is asked for: an article that is equal to another is not encoded.
        """
        for loading in self._foreseen.values():
            loading.join()

    def fill(
        self, articles: Iterable[tuple[PreparedArticle, str]], advance: Callable[[int], None]
    ) -> None:
        """Make what is missing for articles and their encoders.

        advance: told how many more are done; 0 is a sign of life, within a long article.
        """
        self._advance = advance
        before = self._done
        for _ in self._encoded(self._missing(articles)):
            advance(self._done - before)
            before = self._done
        advance(self._done - before)

    @property
    def _done(self) -> int:
        return self.encoded + self.reused

    def _is_missing(self, prepared: PreparedArticle, encoder: str) -> bool:
        fingerprint = self._space.fingerprint(encoder)
        return bool(self._store.missing_vectors([content_digest(prepared)], fingerprint))

    def _missing(self, articles: Iterable[tuple[PreparedArticle, str]]) -> Iterator[_Batch]:
        waiting: dict[tuple[str, str], _Batch] = {}
        for prepared, encoder in articles:
            if not self._is_missing(prepared, encoder):
                self.reused += 1
                continue
            # Each process computes the tokens it meets: those of one language are few.
            language = prepared.language.code if self._made_apart(encoder) else ""
            batch = waiting.setdefault((encoder, language), _Batch(encoder, []))
            batch.articles.append(prepared)
            if sum(len(p.sentences) for p in batch.articles) >= _BATCH:
                yield waiting.pop((encoder, language))
        yield from waiting.values()

    def _encoded(self, batches: Iterable[_Batch]) -> Iterator[None]:
        """Encode and keep each batch."""
        if (workers := self._running) is not None:
            apart = deque[_Batch]()
            requests = self._apart(batches, apart)
            for vectors in workers.map(_encode, requests, worth=1):
                self._keep(apart.popleft(), vectors)
                yield
        else:
            for batch in batches:
                self._encode_here(batch)
                yield

    def _apart(self, batches: Iterable[_Batch], apart: deque[_Batch]) -> Iterator[_Request]:
        """What others are to encode, noted in `apart`; the rest is encoded here in between."""
        for batch in batches:
            if self._made_apart(batch.encoder):
                apart.append(batch)
                yield _Request(batch.encoder, tuple(batch.places))
            else:
                self._encode_here(batch)

    @property
    def _running(self) -> Workers | None:
        return self._workers if self._workers is not None and self._workers.running else None

    def _made_apart(self, encoder: str) -> bool:
        return self._running is not None and encoder in self._space.light

    def _load(self, encoder: str) -> None:
        # Whoever encodes with it is told what is wrong with it.
        with suppress(EncoderError):
            self._space.load(encoder)

    def _encode_here(self, batch: _Batch) -> None:
        made = [on_grid(part) for part in self._parts(batch)]
        self._keep(batch, np.concatenate(made))

    def _parts(self, batch: _Batch) -> Iterator[Vectors]:
        """The vectors of the distinct sentences of a batch, those of a long article in parts."""
        sentences = list(batch.places)
        size = _PART if len(sentences) > _LONG else max(1, len(sentences))
        for start in range(0, max(1, len(sentences)), size):
            if start:
                self._advance(0)
            yield self._space.encode(batch.encoder, sentences[start : start + size])

    def _keep(self, batch: _Batch, vectors: NDArray[np.float16]) -> None:
        """Keep the vectors of a batch, given those of its distinct sentences."""
        place = batch.places
        fingerprint = self._space.fingerprint(batch.encoder)
        self._store.put_vectors(
            [
                (content_digest(p), fingerprint, vectors[[place[s.text] for s in content(p)]])
                for p in batch.articles
            ]
        )
        self.encoded += len(batch.articles)


def _unheard(_done: int) -> None:
    """Nobody waits to be told."""


@dataclass(frozen=True, slots=True)
class _Request:
    encoder: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class _Batch:
    """Articles that are encoded together."""

    encoder: str
    articles: list[PreparedArticle]

    @cached_property
    def places(self) -> dict[str, int]:
        """Their distinct sentences in order, each with its place; asked for once all are here."""
        texts = dict.fromkeys(s.text for p in self.articles for s in content(p))
        return {text: place for place, text in enumerate(texts)}


def _encode(request: _Request) -> NDArray[np.float16]:
    return encode_apart(request.encoder, request.sentences)
