"""An article as one side of a comparison: its content, keys and embeddings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from models.calibration import unit
from models.encoder import Vectors
from models.grid import on_grid
from models.space import SURE, Route, Space
from service.article import PreparedArticle, Sentence, Verdict
from service.match.kind import Kind, kind_of
from service.match.passages import Passages, shares
from service.match.site_wording import bared_marks, site_marks, site_path
from service.match.stories import story_vectors
from service.match.tellings import Tellings
from service.match.told import Told
from service.text.prepare import passage_length

Embed = Callable[[PreparedArticle, str], Vectors]
"""Gives the embeddings of an article's content sentences by an encoder: (n, d) float32."""


def content(prepared: PreparedArticle) -> tuple[Sentence, ...]:
    """The sentences that are the article's own; all of them where everything looks like chrome.

    A sentence counts once: what a site repeats in a box, or a translation machine by mistake, says
    nothing more.
    """
    own = [s for s in prepared.sentences if not s.chrome] or prepared.sentences
    said: dict[str, Sentence] = {}
    for sentence in own:
        said.setdefault(sentence.text, sentence)
    return tuple(said.values())


def pooled(
    sentences: tuple[Sentence, ...], vectors: Vectors
) -> tuple[tuple[Sentence, ...], Vectors]:
    """The sentences of a very long content joined into passages, with their mean vectors."""
    length = passage_length(len(sentences))
    if length == 1:
        return sentences, vectors
    starts = [i for i, s in enumerate(sentences) if _begins(sentences, i, s, length)]
    runs = [sentences[i:j] for i, j in pairwise([*starts, len(sentences)])]
    weighted = vectors * shares(sentences)[:, None]
    means = np.add.reduceat(weighted, starts, axis=0, dtype=np.float32)
    return tuple(_joined(run) for run in runs), unit(means)


def _begins(all_: Sequence[Sentence], place: int, own: Sentence, length: int) -> bool:
    return place % length == 0 or own.field != all_[place - 1].field


def _joined(run: Sequence[Sentence]) -> Sentence:
    text = " ".join(s.text for s in run)
    return Sentence(run[0].field, run[0].start, run[-1].end, text)


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
            weights = shares(self._said(route), self._added(route))
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
            sentences, vectors = pooled(self._said(route), self._comparable(route))
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
            weights = shares(self._said(route), added)
            self._bared[route] = (
                replace(own, weights=weights, added=added, read=own.told) if more else None
            )
        return self._bared[route]

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

    def _said(self, route: Route) -> tuple[Sentence, ...]:
        """The content without what it says again in other languages than that of a route."""
        again = {*self._tellings.again(route.language)}
        if not again:
            return self.sentences
        return tuple(s for n, s in enumerate(self.sentences) if n not in again)

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

    def as_compared(self, verdict: Verdict, place: Literal["a", "b"]) -> PreparedArticle:
        """The article with the mark of chrome on all that did not count for a verdict in which it
        has that place."""
        route = self._compared_by(verdict, place)
        if route is None:
            return self.prepared
        said = self._said(route)
        texts = {s.text for s in self.sentences} - {s.text for s in said}
        site = verdict.signals.get(f"site_{place}", 0.0)
        if site:
            told = (self.passages(route), self.bared(route))
            added = min(filter(None, told), key=lambda own: abs(own.site - site)).added
            texts |= {s.text for s, mark in zip(said, added, strict=True) if mark}
        if not texts:
            return self.prepared
        return replace(
            self.prepared,
            sentences=tuple(
                replace(s, chrome=s.chrome or s.text in texts) for s in self.prepared.sentences
            ),
        )

    def _compared_by(self, verdict: Verdict, place: Literal["a", "b"]) -> Route | None:
        """The route on which it was compared for a verdict: one of which all was said that the
        verdict quotes."""
        quoted = {one.text for both in verdict.aligned for one in getattr(both, place)}
        if verdict.method not in self.space.fingerprints:
            return None
        ways = (Route(verdict.method, route.language) for route in self.readings)
        return next((r for r in ways if quoted <= {s.text for s in self._said(r)}), None)

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
        own = self._said(route)
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
