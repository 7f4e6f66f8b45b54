"""What clustering has to know of the links of a run, twenty-odd bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from service.match.clustering.clusters import BY_CHOICE, Edge
from service.match.clustering.opinions import Opinion
from service.match.clustering.ties import Tie
from service.pipeline.groups import in_groups
from service.pipeline.tasks import Finding
from service.verdict import Relation

RELATIONS = tuple(Relation)
_PLACES = {relation: place for place, relation in enumerate(RELATIONS)}
_LINK = np.dtype(
    [
        ("a", np.int32),
        ("b", np.int32),
        ("score", np.float64),
        ("relation", np.int8),
        ("collapses", np.bool_),
        ("held", np.bool_),
        ("refilled", np.bool_),
        ("later", np.int8),
    ]
)
"""Two article numbers and their verdict; `later` is 1 where a revises b, 2 where b revises a."""


class Linked:
    """The links between articles of a run, by their numbers.

    Python's own dictionaries and lists of them take twenty times as much memory.
    """

    def __init__(self) -> None:
        self._added = bytearray()
        self._links = np.empty(0, _LINK)
        self._codes = np.empty(0, np.int64)

    def add(self, found: Iterable[Finding]) -> None:
        """Keep links of pairs that are not here yet, in any order."""
        self._added += np.array([_row(one) for one in found], _LINK).tobytes()

    def settle(self) -> None:
        """Have all that were added at hand; to be called before anything is asked."""
        links = np.concatenate([self._links, np.frombuffer(self._added, _LINK)])
        codes = _codes(links["a"], links["b"])
        order = np.argsort(codes)
        self._added = bytearray()
        self._links, self._codes = links[order], codes[order]

    def opinion(self, a: int, b: int) -> Opinion | None:
        """What two articles, a < b, say of joining; None where they have no link."""
        code = a << 32 | b
        place = int(np.searchsorted(self._codes, code))
        if place == len(self._codes) or self._codes[place] != code:
            return None
        link = self._links[place]
        return Opinion(float(link["score"]), bool(link["held"]), bool(link["refilled"]))

    def rivals(self) -> list[tuple[int, int]]:
        """The pairs of which one was filled anew to be the other."""
        links = self._links[self._links["refilled"] & ~self._links["collapses"]]
        return list(zip(links["a"].tolist(), links["b"].tolist(), strict=True))

    def connected(self, articles: int) -> Iterator[list[Edge[int]]]:
        """The links that collapse, those together that hang together; numbers below `articles`."""
        links = self._links[self._links["collapses"]]
        ends = zip(links["a"].tolist(), links["b"].tolist(), strict=True)
        roots = _roots(ends, articles)
        for together in in_groups(roots[links["a"]]):
            yield [_edge(link) for link in links[together].tolist()]

    def within(self, heads: NDArray[np.int32]) -> Within:
        """The links that collapse within clusters; heads: (n,), the first of that of each."""
        links = self._links[self._links["collapses"]]
        own = heads[links["a"]]
        links = links[own == heads[links["b"]]]
        return Within(links[np.argsort(heads[links["a"]], kind="stable")], heads)


class Within:
    """The links that hold clusters together."""

    def __init__(self, links: NDArray[np.void], heads: NDArray[np.int32]) -> None:
        self._links = links[["a", "b", "relation", "score"]].copy()
        self._heads = heads[links["a"]]

    def of(self, head: int) -> dict[tuple[int, int], Tie]:
        """Those of the cluster with this first article, by pairs of numbers."""
        start, end = np.searchsorted(self._heads, [head, head + 1])
        return {
            (a, b): (RELATIONS[relation], score)
            for a, b, relation, score in self._links[start:end].tolist()
        }


def _row(one: Finding) -> tuple[int, int, float, int, bool, bool, bool, int]:
    later = 0 if one.edge is None or one.edge.later is None else 1 + (one.edge.later == one.b)
    opinion = one.opinion
    relation = _PLACES[one.relation]
    collapses = one.edge is not None
    told = opinion.held, opinion.refilled
    return one.a, one.b, opinion.score, relation, collapses, *told, later


def _edge(link: tuple[int, int, float, int, bool, bool, bool, int]) -> Edge[int]:
    a, b, score, relation, *_, later = link
    return Edge(a, b, score, (None, a, b)[later], RELATIONS[relation] in BY_CHOICE)


def _codes(a: NDArray[np.int32], b: NDArray[np.int32]) -> NDArray[np.int64]:
    return a.astype(np.int64) << 32 | b


def _roots(edges: Iterable[tuple[int, int]], articles: int) -> NDArray[np.int32]:
    """The first article of all that each hangs together with (Galler and Fischer 1964)."""
    parents = array("i", range(articles))
    for ends in edges:
        a, b = _root(parents, ends[0]), _root(parents, ends[1])
        parents[max(a, b)] = min(a, b)
    for number in range(articles):
        # Whatever stands before it has its root already.
        parents[number] = parents[parents[number]]
    return np.frombuffer(parents, np.int32)


def _root(parents: array[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = number = parents[parents[number]]
    return number
