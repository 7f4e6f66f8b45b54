"""Verdicts on stored articles; what was read or made for one of them is kept for the next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.encoder import Vectors
from models.space import Space
from service.article import PreparedArticle, Verdict
from service.live.encoding import Encoding
from service.live.kept import Kept
from service.match.clusters import Opinion, opinion_of
from service.match.screen import links
from service.match.side import Side, content
from service.match.verify import verify
from service.settings import Settings
from service.store import ArticleReader, ArticleStore, Entry, content_digest

_SIDES = 2048
"""Articles kept at hand."""
_OPINIONS = 200_000
"""Opinions kept at hand of pairs that are no candidates: what the guard of clusters asks for."""
_CONTENTS = 4096
"""Contents whose sentence vectors are kept at hand."""


class Verifier:
    """Verifies pairs for any thread: a pure function of two articles and the configuration."""

    def __init__(
        self, store: ArticleStore, space: Space, settings: Settings, encoding: Encoding
    ) -> None:
        self._store = store
        self.space = space
        self.settings = settings
        self._encoding = encoding
        self._sides: Kept[tuple[int, bytes], Side] = Kept(_SIDES)
        self._opinions: Kept[tuple[bytes, bytes], Opinion] = Kept(_OPINIONS)
        self._vectors: Kept[tuple[str, str], Vectors] = Kept(_CONTENTS)

    def side(self, reader: ArticleReader, entry: Entry) -> Side:
        """A stored article as one side of a comparison."""
        key = entry.number, entry.digest
        side = self._sides.get(key)
        if side is None:
            side = self.new_side(reader.article(entry.number))
            self._sides.put(key, side)
        return side

    def new_side(self, prepared: PreparedArticle) -> Side:
        """An article that need not be stored as one side of a comparison."""
        return Side(prepared, self.space, self.embed)

    def verdict(self, reader: ArticleReader, a: Entry, b: Entry) -> Verdict:
        """The verdict on two stored articles, `a` the first by id."""
        return self.compare(self.side(reader, a), self.side(reader, b))

    def compare(self, a: Side, b: Side) -> Verdict:
        """The verdict on two sides, `a` the first by id."""
        return verify(a, b, self.space, self.settings)

    def links(self, pairs: Sequence[tuple[Side, Side]]) -> list[Verdict | None]:
        """What pairs, the first by id first, are to each other; None for nothing."""
        return links(pairs, self.space, self.settings)

    def opinion(self, reader: ArticleReader, a: Entry, b: Entry) -> Opinion:
        """What two stored articles, `a` the first by id, say of being in one cluster."""
        key = a.digest, b.digest
        opinion = self._opinions.get(key)
        if opinion is None:
            opinion = opinion_of(self.verdict(reader, a, b))
            self._opinions.put(key, opinion)
        return opinion

    def embed(self, prepared: PreparedArticle, encoder: str) -> Vectors:
        """The vectors of an article's content: (n, d) float32 with the values of float16."""
        digest, fingerprint = content_digest(prepared), self.space.fingerprint(encoder)
        known = self._vectors.get((digest, fingerprint))
        if known is None:
            known = self._find(digest, fingerprint)
            if known is None:
                made = self._encoding.encode(encoder, [s.text for s in content(prepared)])
                known = made.astype(np.float16).astype(np.float32)
            self._vectors.put((digest, fingerprint), known)
        return known

    def _find(self, digest: str, fingerprint: str) -> Vectors | None:
        with self._store.read() as reader:
            stored = reader.vectors(digest, fingerprint)
            return None if stored is None else stored.astype(np.float32)
