"""Embeddings of articles, each made once: looked up by content and encoder, else encoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from models.encoder import Vectors
from models.space import Space
from service.article import PreparedArticle
from service.match.side import content
from service.store import WorkStore, content_digest

_BATCH = 1024
"""Sentences encoded at once: enough to fill the cores, little enough to keep what is done."""


class Embeddings:
    """Content embeddings in half precision, kept in the store across runs.

    `encoded` and `reused` count articles whose vectors were made now or found there.
    """

    def __init__(self, store: WorkStore, space: Space) -> None:
        self._store = store
        self._space = space
        self.encoded = 0
        self.reused = 0

    def __call__(self, prepared: PreparedArticle, encoder: str) -> Vectors:
        """The embeddings of an article's content: (n, d) float32."""
        digest, fingerprint = content_digest(prepared), self._space.fingerprint(encoder)
        found = self._store.vectors(digest, fingerprint)
        if found is None:
            self._encode([prepared], encoder)
            found = self._store.vectors(digest, fingerprint)
        assert found is not None
        return found.astype(np.float32)

    def fill(self, articles: Iterable[tuple[PreparedArticle, str]]) -> Iterator[int]:
        """Make what is missing for articles and their encoders; yields how many are done."""
        waiting: dict[str, list[PreparedArticle]] = {}
        for prepared, encoder in articles:
            fingerprint = self._space.fingerprint(encoder)
            if not self._store.missing_vectors([content_digest(prepared)], fingerprint):
                self.reused += 1
                yield 1
                continue
            batch = waiting.setdefault(encoder, [])
            batch.append(prepared)
            if sum(len(p.sentences) for p in batch) >= _BATCH:
                yield self._encode(waiting.pop(encoder), encoder)
        for encoder, batch in waiting.items():
            yield self._encode(batch, encoder)

    def _encode(self, batch: Sequence[PreparedArticle], encoder: str) -> int:
        texts = [[s.text for s in content(p)] for p in batch]
        distinct = list(dict.fromkeys(t for article in texts for t in article))
        place = {t: n for n, t in enumerate(distinct)}
        rows = [place[t] for article in texts for t in article]
        vectors = self._space.encode(encoder, distinct)[rows]
        ends = np.cumsum([len(article) for article in texts])
        parts = np.split(vectors.astype(np.float16), ends[:-1])
        fingerprint = self._space.fingerprint(encoder)
        self._store.put_vectors(
            [(content_digest(p), fingerprint, v) for p, v in zip(batch, parts, strict=True)]
        )
        self.encoded += len(batch)
        return len(batch)
