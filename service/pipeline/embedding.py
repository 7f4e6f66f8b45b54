"""Embeddings of articles, each made once: looked up by content and encoder, else encoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from models.encoder import Vectors
from models.space import Space
from service.article import PreparedArticle
from service.match.side import content
from service.store import WorkStore, content_digest

_BATCH = 1024
"""Sentences encoded at once: enough to fill the cores, little enough to keep what is done."""


@dataclass
class Batch:
    """Articles that one encoder encodes together."""

    encoder: str
    articles: list[PreparedArticle] = field(default_factory=list)
    sentences: int = 0

    def add(self, prepared: PreparedArticle) -> None:
        """Take one more."""
        self.articles.append(prepared)
        self.sentences += len(prepared.sentences)

    @property
    def is_full(self) -> bool:
        """Whether it is large enough to be encoded."""
        return self.sentences >= _BATCH


class Embeddings:
    """Content embeddings in half precision, kept in the store across runs.

    `encoded` and `reused` count articles whose vectors were made now or found there.
    """

    def __init__(self, store: WorkStore, space: Space) -> None:
        self._store = store
        self._space = space
        self._ahead: set[tuple[str, str]] = set()
        self.encoded = 0
        self.reused = 0

    def __call__(self, prepared: PreparedArticle, encoder: str) -> Vectors:
        """The embeddings of an article's content: (n, d) float32."""
        digest, fingerprint = content_digest(prepared), self._space.fingerprint(encoder)
        found = self._store.vectors(digest, fingerprint)
        if found is None:
            self._encode(Batch(encoder, [prepared]))
            found = self._store.vectors(digest, fingerprint)
        assert found is not None
        return found.astype(np.float32)

    def fill(self, articles: Iterable[tuple[PreparedArticle, str]]) -> Iterator[int]:
        """Make what is missing for articles and their encoders; yields how many are done."""
        waiting: dict[str, Batch] = {}
        for prepared, encoder in articles:
            if not self.is_missing(prepared, encoder):
                self._count(content_digest(prepared), encoder)
                yield 1
                continue
            batch = waiting.setdefault(encoder, Batch(encoder))
            batch.add(prepared)
            if batch.is_full:
                yield self._encode(waiting.pop(encoder))
        for batch in waiting.values():
            yield self._encode(batch)

    def is_missing(self, prepared: PreparedArticle, encoder: str) -> bool:
        """Whether the embeddings of an article's content are not kept yet."""
        asked = [content_digest(prepared)]
        return bool(self._store.missing_vectors(asked, self._space.fingerprint(encoder)))

    def vectors_of(self, batch: Batch) -> list[Vectors]:
        """Encode the content of each article, (n, d) float32, from any thread; keeps nothing."""
        texts = [[s.text for s in content(p)] for p in batch.articles]
        distinct = list(dict.fromkeys(t for article in texts for t in article))
        place = {t: n for n, t in enumerate(distinct)}
        rows = [place[t] for article in texts for t in article]
        vectors = self._space.encode(batch.encoder, distinct)[rows]
        return np.split(vectors, np.cumsum([len(article) for article in texts])[:-1])

    def keep_ahead(self, batch: Batch, vectors: Iterable[Vectors]) -> None:
        """Keep what `vectors_of` made of a batch before `fill` asks for it."""
        self._ahead.update((digest, batch.encoder) for digest in self._keep(batch, vectors))

    def _count(self, digest: str, encoder: str) -> None:
        """Count an article whose vectors are there as one of this run or of an earlier one."""
        if (digest, encoder) in self._ahead:
            self._ahead.remove((digest, encoder))
            self.encoded += 1
        else:
            self.reused += 1

    def _encode(self, batch: Batch) -> int:
        self._keep(batch, self.vectors_of(batch))
        self.encoded += len(batch.articles)
        return len(batch.articles)

    def _keep(self, batch: Batch, vectors: Iterable[Vectors]) -> list[str]:
        fingerprint = self._space.fingerprint(batch.encoder)
        contents = [content_digest(prepared) for prepared in batch.articles]
        made = (one.astype(np.float16) for one in vectors)
        self._store.put_vectors(
            [(digest, fingerprint, one) for digest, one in zip(contents, made, strict=True)]
        )
        return contents
