"""Candidates, verification and clusters over the articles of a run.

Articles with equal content are one article here: the first by id stands for all of them,
so that copies neither crowd the index nor are verified over and over.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from models.memory import return_freed_memory
from models.space import Space
from service.article import PreparedArticle
from service.match.clustering.clusters import cluster
from service.match.clustering.opinions import Opinion, opinion_of
from service.match.clustering.outdated import outdated
from service.match.search.index import REACH
from service.match.search.kind import kind_of
from service.match.search.mixed_index import MixedIndex
from service.match.search.neighbours import neighbours
from service.match.verdicts.first_look import EXACT, NEAR
from service.match.verdicts.verify import encoders_needed
from service.pipeline.desk import Desk
from service.pipeline.embedding import Embeddings
from service.pipeline.groups import Groups
from service.pipeline.linked import Linked, Within
from service.pipeline.pairs import Pairs
from service.pipeline.tasks import Run, at_hand
from service.pipeline.verifying import indexed, screened, verified
from service.progress import Progress
from service.settings import Settings
from service.store import KeyKind, WorkStore, encode_verdict
from service.workers import Workers

_TOGETHER = 512
"""Articles that are put into the index, or looked for in it, at one time."""
_ASKED = 1 << 16
"""Opinions of pairs without a link that are kept."""


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
        stands_for = np.array(self._stands_for, dtype=np.int64)
        self._firsts = np.flatnonzero(stands_for == np.arange(len(stands_for)))
        self._desk = Desk(store, embeddings, space, settings)
        self._encoders: list[frozenset[str]] = [frozenset()] * len(self._stands_for)
        self._known: dict[frozenset[str], frozenset[str]] = {}
        self._linked = Linked()
        self._verified = lru_cache(maxsize=_ASKED)(self._verify)

    def encode(self, progress: Progress) -> None:
        """Embed every distinct article."""
        progress.stage("encoding", len(self._firsts), "articles")
        self._embeddings.fill(self._routed(), progress.advance)

    def verify_candidates(self, progress: Progress) -> None:
        """Find the candidates of every article and verify each pair once."""
        run = Run(self._store.directory, self._settings, uuid4().hex)
        # Where an encoder has to be loaded to be asked about, every process would load it.
        workers = self._workers if self._space.is_bundled else None
        with at_hand(run, self._desk):
            self._verify_candidates(run, workers, progress)
        self._link_exact()

    def _verify_candidates(self, run: Run, workers: Workers | None, progress: Progress) -> None:
        pairs = self._candidates(run, workers, progress)
        # What the index had, a kilobyte an article, is free now.
        return_freed_memory()
        progress.stage("encoding for comparison", len(pairs), "pairs")
        self._embeddings.fill(self._second_encodings(pairs), lambda _: progress.advance(0))
        self._store.clear_links()
        left = screened(run, pairs, len(self._firsts), workers, progress)
        progress.stage("verifying", len(left), "pairs")
        for done in verified(run, left, workers):
            self._store.add_links((one.a, one.b, one.verdict) for one in done.links)
            self._linked.add(done.links)
            progress.advance(done.pairs)

    def clusters(self) -> tuple[Groups, Within]:
        """The clusters, and the links that hold them together."""
        self._linked.settle()
        copied = np.array(self._stands_for, dtype=np.int32)
        heads, revised = np.arange(len(copied), dtype=np.int32), np.zeros(len(copied), np.bool_)
        rivals = defaultdict[int, list[tuple[int, int]]](list)
        for a, b in self._linked.rivals():
            rivals[a].append((a, b))
        for edges in self._linked.connected(len(copied)):
            ends = {end for edge in edges for end in (edge.a, edge.b)}
            own = [pair for end in ends & rivals.keys() for pair in rivals[end]]
            for group in cluster(edges, self._opinion, rivals=own):
                heads[group] = group[0]
            old = outdated(edge for edge in edges if heads[edge.a] == heads[edge.b])
            revised[list(old)] = True
        return Groups(heads[copied], copied, revised[copied]), self._linked.within(heads)

    def _candidates(self, run: Run, workers: Workers | None, progress: Progress) -> Pairs:
        progress.stage("searching", len(self._firsts), "articles")
        near = self._near(run, workers, progress)
        kinds: tuple[KeyKind, ...] = ("exact", "lexical", "facts")
        return Pairs(chain(near, *map(self._keyed, kinds)))

    def _near(
        self, run: Run, workers: Workers | None, progress: Progress
    ) -> Iterator[tuple[int, int]]:
        index = MixedIndex(self._space.dimension)
        for some in _pieces(self._firsts):
            vectors = list(indexed(run, some.tolist(), workers))
            kinds = [kind_of(self._encoders[number], self._space) for number in some.tolist()]
            counts = [len(own) for own in vectors]
            carried = np.repeat(np.array(kinds, np.bool_), counts)
            index.add(np.repeat(some, counts), np.concatenate(vectors), carried)
        for some in _pieces(index.numbers()):
            yield from neighbours(index, some, self._settings.neighbours, NEAR)
            progress.advance(len(some))

    def _routed(self) -> Iterator[tuple[PreparedArticle, str]]:
        for number, prepared in self._store.articles():
            if self._stands_for[number] == number:
                encoders = frozenset(r.encoder for r in self._space.routes(prepared.languages))
                # The same few sets for all.
                self._encoders[number] = self._known.setdefault(encoders, encoders)
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
            if self._encoders[a] is self._encoders[b]:
                continue
            for encoder in encoders_needed(*self._desk.pair(a, b), self._space, self._settings):
                wanted |= {(n, encoder) for n in (a, b) if encoder not in self._encoders[n]}
        for number, encoder in sorted(wanted):
            yield self._desk.article(number), encoder

    def _opinion(self, a: int, b: int) -> Opinion:
        return self._linked.opinion(a, b) or self._verified(a, b)

    def _verify(self, a: int, b: int) -> Opinion:
        return opinion_of(self._desk.verdict(a, b))

    def _link_exact(self) -> None:
        exact = encode_verdict(EXACT)
        for number, first in enumerate(self._stands_for):
            if number != first:
                self._store.add_links([(first, number, exact)])


def _pieces(numbers: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    return (numbers[start : start + _TOGETHER] for start in range(0, len(numbers), _TOGETHER))


def _representatives(store: WorkStore, settings: Settings) -> array[int]:
    """For each article number, the first article with the same content (often itself).

    Where not all articles are compared, equal content is no reason to be the same article:
    each stands for itself then.
    """
    first = array("i", range(store.count()))
    if settings.gated:
        return first
    for group in store.same_keys("exact"):
        for number in group:
            first[number] = group[0]
    return first
