"""Verdicts on stored articles; what was read or made for one of them is kept for the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from models.encoder import Vectors
from models.space import Space
from service.article import PreparedArticle
from service.live.encoding import Encoding
from service.live.kept import Kept
from service.match.clustering.opinions import Opinion, opinion_of
from service.match.coverage.content import content
from service.match.coverage.told import Told
from service.match.verdicts.screen import links
from service.match.verdicts.side import Side
from service.match.verdicts.verify import verify
from service.settings import Settings
from service.store import ArticleReader, ArticleStore, Digests, Entry, content_digest
from service.verdict import Verdict

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
        self._sides: Kept[tuple[str, bytes], Side] = Kept(_SIDES)
        self._opinions: Kept[tuple[bytes, bytes], Opinion] = Kept(_OPINIONS)
        self._vectors: Kept[tuple[str, str], Vectors] = Kept(_CONTENTS)

    def side(self, reader: ArticleReader, entry: Entry) -> Side:
        """A stored article as one side of a comparison."""
        return self.sides(reader, [entry])[entry.number]

    def sides(self, reader: ArticleReader, entries: Collection[Entry | Digests]) -> dict[int, Side]:
        """Stored articles by number, each as one side of a comparison."""
        known = {e.number: self._sides.get((e.id, e.digest)) for e in entries}
        found = {number: side for number, side in known.items() if side is not None}
        new = {e.number: e for e in entries if e.number not in found}
        if new:
            for number, prepared in reader.articles(new).items():
                found[number] = self._side(prepared, new[number].content)
                self._sides.put((new[number].id, new[number].digest), found[number])
            self._read_vectors(reader, ((e.content, found[n]) for n, e in new.items()))
        return found

    def keep(self, digest: bytes, content: str, prepared: PreparedArticle, told: Told) -> None:
        """Have an article at hand that is about to be stored: `digest` is that of its record,
        `content` that of its content."""
        side = self._side(prepared, content, told)
        self._sides.put((prepared.article.id, digest), side)

    def new_side(self, prepared: PreparedArticle) -> Side:
        """An article that need not be stored as one side of a comparison."""
        return self._side(prepared, content_digest(prepared))

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

    def _side(self, prepared: PreparedArticle, digest: str, told: Told | None = None) -> Side:
        def embed(one: PreparedArticle, encoder: str) -> Vectors:
            return self.embed(one, digest, encoder)

        return Side(prepared, self.space, embed, told)

    def embed(self, prepared: PreparedArticle, digest: str, encoder: str) -> Vectors:
        """The vectors of a content by its digest: (n, d) float32 on the grid."""
        fingerprint = self.space.fingerprint(encoder)
        known = self._vectors.get((digest, fingerprint))
        if known is None:
            known = self._find(digest, fingerprint)
            if known is None:
                known = self._encoding.encode(encoder, [s.text for s in content(prepared)])
            self._vectors.put((digest, fingerprint), known)
        return known

    def _read_vectors(self, reader: ArticleReader, sides: Iterable[tuple[str, Side]]) -> None:
        """Have at hand what sides, by their contents, are first compared by."""
        wanted: defaultdict[str, list[str]] = defaultdict(list)
        for digest, side in sides:
            for route in side.routes:
                fingerprint = self.space.fingerprint(route.encoder)
                if self._vectors.get((digest, fingerprint)) is None:
                    wanted[fingerprint].append(digest)
        for fingerprint, digests in wanted.items():
            for digest, stored in reader.vectors_of(digests, fingerprint).items():
                self._vectors.put((digest, fingerprint), stored)

    def _find(self, digest: str, fingerprint: str) -> Vectors | None:
        with self._store.read() as reader:
            return reader.vectors(digest, fingerprint)
