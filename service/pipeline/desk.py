"""The articles of a run as sides of comparisons, those met last kept at hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from models.encoder import Vectors
from models.space import Space
from service.article import PreparedArticle
from service.match.verdicts.first_look import nearness
from service.match.verdicts.screen import links, open_pairs
from service.match.verdicts.side import Embed, Side
from service.match.verdicts.verify import verify
from service.settings import Settings
from service.store import StoredArticles
from service.verdict import Verdict

SIDES = 512
"""Articles kept at hand."""


class Desk:
    """Compares articles of a run by their numbers."""

    def __init__(
        self, articles: StoredArticles, embed: Embed, space: Space, settings: Settings
    ) -> None:
        self._articles = articles
        self._embed = embed
        self._space = space
        self._settings = settings
        self._side = lru_cache(maxsize=SIDES)(self._new_side)

    def article(self, number: int) -> PreparedArticle:
        """An article as it was prepared."""
        return self._side(number).prepared

    def index_vectors(self, number: int) -> Vectors:
        """The vectors of an article in the index: (n, d) float32."""
        return self._side(number).index_vectors

    def _new_side(self, number: int) -> Side:
        return Side(self._articles.article(number), self._space, self._embed)

    def pair(self, a: int, b: int) -> tuple[Side, Side]:
        """Two articles as the sides of a comparison."""
        return self._side(a), self._side(b)

    def verdict(self, a: int, b: int) -> Verdict:
        """The verdict on two articles."""
        return verify(*self.pair(a, b), self._space, self._settings)

    def open(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int, float]]:
        """The pairs that may be links, as far as is told without aligning them, and how near the
        two of each are."""
        sides = [self.pair(a, b) for a, b in pairs]
        found = open_pairs(sides, self._space, self._settings)
        return [
            (*pair, nearness(*own))
            for pair, own, is_open in zip(pairs, sides, found, strict=True)
            if is_open
        ]

    def links(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int, Verdict]]:
        """The pairs that are links, with their verdicts."""
        sides = [self.pair(a, b) for a, b in pairs]
        verdicts = zip(pairs, links(sides, self._space, self._settings), strict=True)
        return [(a, b, verdict) for (a, b), verdict in verdicts if verdict is not None]
