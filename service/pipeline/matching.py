"""Candidates, verification and clusters over the articles of a run.

Articles with equal content are one article here: the first by id stands for all of them,
so that copies neither crowd the index nor are verified over and over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from models.space import Space
from service.article import PreparedArticle
from service.match.clusters import Edge, Opinion, cluster, opinion_of
from service.match.growing_index import GrowingIndex
from service.match.index import REACH
from service.match.neighbours import neighbours
from service.match.outdated import outdated
from service.match.verify import NEAR, encoders_needed
from service.pipeline.desk import Desk
from service.pipeline.embedding import Embeddings
from service.pipeline.pairs import Pairs
from service.pipeline.verifying import (
    WORTH,
    Finding,
    Run,
    Task,
    Verified,
    at_hand,
    tasks,
    verify_all,
)
from service.progress import Progress
from service.settings import Settings
from service.store import KeyKind, WorkStore, encode_verdict
from service.workers import Workers


class Matching:
    """The pairs of one run: finds candidates, verifies them and forms clusters."""

    def __init__(
        self,
        store: WorkStore,
        space: Space,
        embeddings: Embeddings,
        settings: Settings,
        workers: Workers,
    ) -> None:
        self._store = store
        self._space = space
        self._embeddings = embeddings
        self._settings = settings
        self._workers = workers
        self._stands_for = _representatives(store, settings)
        self._desk = Desk(store, embeddings, space, settings)
        self._encoders: dict[int, frozenset[str]] = {}
        self._opinions: dict[tuple[int, int], Opinion] = {}
        self._edges: list[Edge[int]] = []

    def encode(self, progress: Progress) -> tuple[NDArray[np.int64], Vectors]:
        """Embed every distinct article; numbers and index vectors, (n,) and (n, d).

        An article with several vectors has its number as often.
        """
        total = self._store.count()
        progress.stage("encoding", total, "articles")
        for done in self._embeddings.fill(self._routed()):
            progress.advance(done)
        numbers: list[int] = []
        vectors: list[Vectors] = []
        for number, _ in self._distinct():
            own = self._desk.new_side(number).index_vectors
            numbers += [number] * len(own)
            vectors.extend(own)
        stacked = np.array(vectors, dtype=np.float32).reshape(-1, self._space.dimension)
        return np.array(numbers, dtype=np.int64), stacked

    def verify_candidates(
        self, numbers: NDArray[np.int64], vectors: Vectors, progress: Progress
    ) -> None:
        """Find the candidates of every article and verify each pair once, in order of number."""
        index = GrowingIndex(self._space.dimension)
        index.add(numbers, vectors)
        near = neighbours(index, numbers, vectors, self._settings.neighbours, NEAR)
        kinds: tuple[KeyKind, ...] = ("exact", "lexical", "facts")
        pairs = Pairs(chain(near, *map(self._keyed, kinds)))
        progress.stage("encoding for comparison", len(pairs), "pairs")
        for _ in self._embeddings.fill(self._second_encodings(pairs)):
            progress.advance(0)
        progress.stage("verifying", len(pairs), "pairs")
        self._store.clear_links()
        run = Run(self._store.directory, self._settings, uuid4().hex)
        with at_hand(run, self._desk):
            for verified in self._verified(tasks(run, pairs)):
                self._keep(verified.links)
                progress.advance(verified.pairs)
        self._link_exact()

    def clusters(self) -> tuple[list[list[int]], set[int]]:
        """Groups of two and more article numbers that are the same article.

        With them the numbers of those that others of their group revised.
        """
        groups = cluster(self._edges, self._opinion)
        grouped = {number: k for k, group in enumerate(groups) for number in group}
        within = (e for e in self._edges if e.a in grouped and grouped[e.a] == grouped.get(e.b))
        old = outdated(within)
        members: dict[int, list[int]] = {}
        for number, first in enumerate(self._stands_for):
            group = grouped.get(first, len(groups) + first)
            members.setdefault(group, []).append(number)
        revised = {number for number, first in enumerate(self._stands_for) if first in old}
        return sorted(group for group in members.values() if len(group) > 1), revised

    def _distinct(self) -> Iterator[tuple[int, int]]:
        return ((n, first) for n, first in enumerate(self._stands_for) if n == first)

    def _routed(self) -> Iterator[tuple[PreparedArticle, str]]:
        for number, prepared in self._store.articles():
            if self._stands_for[number] == number:
                encoders = [r.encoder for r in self._space.routes(prepared.languages)]
                self._encoders[number] = frozenset(encoders)
                yield from ((prepared, encoder) for encoder in encoders)

    def _keyed(self, kind: KeyKind) -> Iterator[tuple[int, int]]:
        for group in self._store.same_keys(kind):
            # A copy under another headline has other keys: only those of the first count.
            firsts = [number for number in group if self._stands_for[number] == number]
            for place, a in enumerate(firsts):
                yield from ((a, b) for b in firsts[place + 1 : place + 1 + REACH])

    def _second_encodings(
        self, pairs: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[PreparedArticle, str]]:
        """Articles that are verified with another encoder than those that indexed them."""
        wanted: set[tuple[int, str]] = set()
        for a, b in pairs:
            if self._encoders[a] == self._encoders[b]:
                continue
            for encoder in encoders_needed(*self._desk.pair(a, b), self._space, self._settings):
                wanted |= {(n, encoder) for n in (a, b) if encoder not in self._encoders[n]}
        for number, encoder in sorted(wanted):
            yield self._desk.article(number), encoder

    def _verified(self, tasks: Iterable[Task]) -> Iterator[Verified]:
        # Where an encoder has to be loaded to be asked about, every process would load it.
        if not self._space.is_bundled:
            return map(verify_all, tasks)
        return self._workers.map(verify_all, tasks, worth=WORTH)

    def _keep(self, found: Sequence[Finding]) -> None:
        self._store.add_links((one.a, one.b, one.verdict) for one in found)
        for one in found:
            self._opinions[one.a, one.b] = one.opinion
            if one.edge is not None:
                self._edges.append(one.edge)

    def _opinion(self, a: int, b: int) -> Opinion:
        if (a, b) not in self._opinions:
            self._opinions[a, b] = opinion_of(self._desk.verdict(a, b))
        return self._opinions[a, b]

    def _link_exact(self) -> None:
        for number, first in enumerate(self._stands_for):
            if number != first:
                verdict = self._desk.verdict(first, number)
                self._store.add_links([(first, number, encode_verdict(verdict))])


def _representatives(store: WorkStore, settings: Settings) -> list[int]:
    """For each article number, the first article with the same content (often itself).

    Where not all articles are compared, equal content is no reason to be the same article:
    each stands for itself then.
    """
    first = list(range(store.count()))
    if settings.gated:
        return first
    for group in store.same_keys("exact"):
        for number in group:
            first[number] = min(group)
    return first
