"""An article as one side of a comparison: its content, keys and embeddings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.calibration import unit
from models.encoder import Vectors
from models.grid import on_grid
from models.space import SURE, Route, Space
from service.article import PreparedArticle, Sentence
from service.match.coverage.content import content, pooled
from service.match.coverage.passages import Passages, shares
from service.match.coverage.site_wording import bared_marks, site_marks, site_path
from service.match.coverage.stories import story_vectors
from service.match.coverage.told import Told
from service.match.search.kind import Kind, kind_of
from service.match.verdicts.tellings import Tellings
from service.text.prepare import passage_length

Embed = Callable[[PreparedArticle, str], Vectors]
"""Gives the embeddings of an article's content sentences by an encoder: (n, d) float32."""


@dataclass
class Side:
    """One article in comparisons; what is costly is made when first asked for and kept."""

    prepared: PreparedArticle
    space: Space
    embed: Embed
    read: Told | None = None
    """What the words of its content tell, where that was made already."""
    _passages: dict[Route, Passages] = field(default_factory=dict)
    _marks: dict[Route, tuple[bool, ...]] = field(default_factory=dict)
    _bared: dict[Route, Passages | None] = field(default_factory=dict)
    _compared: dict[Route, Vectors] = field(default_factory=dict)

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """The ways of the article into the space: none where no encoder knows its language."""
        return self.space.routes(self.prepared.languages)

    @cached_property
    def readings(self) -> tuple[Route, ...]:
        """The routes, and one more for each language in which it says all again."""
        own = {route.language for route in self.routes}
        again = {code for known in own for code in self._tellings.languages_again(known)}
        return (*self.routes, *(self._tellings.route(code) for code in sorted(again - own)))

    @property
    def encoder(self) -> str | None:
        """What embeds the article, as it is shown; None where no encoder knows its language."""
        return shown_encoder(self.routes)

    @property
    def kind(self) -> Kind:
        """How its vectors came into the space of the index."""
        return kind_of([route.encoder for route in self.routes], self.space)

    @cached_property
    def _others(self) -> frozenset[str]:
        """The languages that it may be in besides the one it is taken for; none where sure."""
        if self.prepared.language.confidence >= SURE and len(self.routes) < 2:
            return frozenset()
        return frozenset(language.code for language in self.prepared.languages)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The content sentences."""
        return content(self.prepared)

    @cached_property
    def shingles(self) -> NDArray[np.uint64]:
        """The shingles of the folded content, sorted and distinct."""
        return self.told.shingles

    @property
    def told(self) -> Told:
        """What the words of the content tell, read as in the likeliest language."""
        return self._read_as(self.prepared.language.code, self.sentences)

    @cached_property
    def index_vectors(self) -> Vectors:
        """The vectors in the index, (n, d) float32: for each route that of the whole, and behind
        them those of the stories that it tells where they are several.

        They are on the grid of models.grid, on which they are kept.
        """
        wholes = np.empty((0, self.space.dimension), dtype=np.float32)
        stories = wholes
        for route in self.routes:
            raw = self._embedded(route)
            rows = self.space.index_rows(route.encoder, raw, route.language)
            weights = shares(self.said(route), self._added(route))
            wholes = np.concatenate([wholes, unit(weights @ rows)[None]])
            stories = np.concatenate([stories, story_vectors(rows, weights)])
        return on_grid(np.concatenate([wholes, stories])).astype(np.float32)

    @property
    def whole_vectors(self) -> Vectors:
        """Those of them that stand for all that it says, one for each route: (n, d) float32."""
        return self.index_vectors[: len(self.routes)]

    def passages(self, route: Route) -> Passages:
        """The content as the verifier sees it: in an encoder's space, read as in a language."""
        if route not in self._passages:
            sentences, vectors = pooled(self.said(route), self._comparable(route))
            added = self._added(route)
            weights = shares(sentences, added)
            read = self._read_as(route.language, sentences)
            site = self._told_added(route, site_path)
            others = self._others - self._tellings.languages_again(route.language)
            again = self._tellings.share_again(route.language)
            self._passages[route] = Passages(
                route.language, sentences, vectors, weights, others, added, read, site, again
            )
        return self._passages[route]

    def bared(self, route: Route) -> Passages | None:
        """The passages with more of them taken for the site's, as they are compared with an
        article that says what is left and nothing else; None where there are no more."""
        if route not in self._bared:
            own, added = self.passages(route), self._told_added(route, bared_marks)
            more = sum(added) > sum(own.added)
            weights = shares(self.said(route), added)
            self._bared[route] = (
                replace(own, weights=weights, added=added, read=own.told) if more else None
            )
        return self._bared[route]

    def said(self, route: Route) -> tuple[Sentence, ...]:
        """The content without what it says again in other languages than that of a route."""
        again = {*self._tellings.again(route.language)}
        if not again:
            return self.sentences
        return tuple(s for n, s in enumerate(self.sentences) if n not in again)

    def _comparable(self, route: Route) -> Vectors:
        """The vectors of the content as they are compared, made once: (n, d) float32."""
        if route not in self._compared:
            raw = self._embedded(route)
            self._compared[route] = self.space.comparable(route.encoder, raw, route.language)
        return self._compared[route]

    def _embedded(self, route: Route) -> Vectors:
        """The embeddings of what it says to those who read it in a language: (n, d) float32."""
        raw = self.embed(self.prepared, route.encoder)
        again = self._tellings.again(route.language)
        return np.delete(raw, again, axis=0) if again else raw

    @cached_property
    def _tellings(self) -> Tellings:
        """What it says in each of its languages."""
        return Tellings(self.prepared, self.sentences, self.routes, self.space, self.embed)

    def _read_as(self, language: str, sentences: tuple[Sentence, ...]) -> Told:
        """What sentences tell, read as in a language; made once for all encoders."""
        for read in (self.read, *(passages.told for passages in self._passages.values())):
            if read is not None and (read.language, read.sentences) == (language, sentences):
                return read
        return Told(language, sentences)

    def _added(self, route: Route) -> tuple[bool, ...]:
        """Which content sentences the site added."""
        if route not in self._marks:
            self._marks[route] = self._told_added(route, site_marks)
        return self._marks[route]

    def _told_added(
        self, route: Route, tell: Callable[[Sequence[Sentence], Sequence[float]], list[bool]]
    ) -> tuple[bool, ...]:
        """None in a text so long that they hardly count, and where all look like chrome."""
        wording = self.space.calibration(route.encoder).site
        own = self.said(route)
        if wording is None or not own or own[0].chrome or passage_length(len(own)) > 1:
            return ()
        odds = wording(self._comparable(route))
        told = dict(zip((s.text for s in own), odds.tolist(), strict=True))
        once = {(s.chrome, s.text): s for s in reversed(self.prepared.sentences)}
        order = [
            s
            for s in self.prepared.sentences
            if once[s.chrome, s.text] is s and (s.chrome or s.text in told)
        ]
        marks = tell(order, [told.get(s.text, 0.0) for s in order])
        return tuple(mark for mark, s in zip(marks, order, strict=True) if not s.chrome)


def shown_encoder(routes: Sequence[Route]) -> str | None:
    """The encoders of an article as they are shown: `muse`, `muse+e5`; None without one."""
    return "+".join(route.encoder for route in routes) or None
