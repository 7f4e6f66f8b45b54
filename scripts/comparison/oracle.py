"""The best threshold of a method, chosen with the answers.

A method that scores pairs forms clusters as its users do: the connected components of the pairs
at or above a threshold. Lowering the threshold only ever joins clusters, so there are at most as
many clusterings as articles, and every distinct one of them is looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import comb
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from evaluation.scores import harmonic

Labels = NDArray[np.int64]
"""The number of each article's cluster: (articles,)."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Scored pairs of articles: `left` and `right` (m,) int64 places, `scores` (m,) float32.

    A pair that a method never looks at is not there. The same pair may come twice.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Point:
    """The pairs of articles that share a cluster at a threshold, and how many of them truly do."""

    threshold: float
    found: int
    hits: int
    true: int

    @property
    def precision(self) -> float:
        """The share of the pairs found that are true, 1 where none is found."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the true pairs that was found, 1 where there is none."""
        return self.hits / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class SweptClusters:
    """The clusters of a method at its best threshold, and what it does at every other one.

    `seconds` run from the articles to the clusters at the best threshold; looking for that
    threshold is not counted.
    """

    points: Sequence[Point]
    best: Point
    labels: Labels
    seconds: float


def at_best(edges: Edges, gold: Sequence[str], seconds: float) -> SweptClusters:
    """Form the clusters of scored pairs that took so many seconds, at their best threshold."""
    points = sweep(edges, gold)
    chosen = best(points)
    start = perf_counter()
    labels = components(edges, len(gold), chosen.threshold)
    return SweptClusters(points, chosen, labels, seconds + perf_counter() - start)


def dense(similarities: NDArray[np.float32]) -> Edges:
    """Take every pair of a symmetric matrix (articles, articles)."""
    left, right = np.triu_indices(len(similarities), 1)
    return Edges(left, right, similarities[left, right])


def sweep(edges: Edges, gold: Sequence[str]) -> list[Point]:
    """Return a point for each threshold at which components change, the highest first.

    `gold` holds the true cluster of each article. The first point is the one above all scores,
    where every article is alone.
    """
    points = [Point(float("inf"), 0, 0, true_pairs(gold))]
    parts = _Parts(gold)
    for left, right, score in _descending(edges):
        if not parts.join(left, right):
            continue
        point = Point(score, parts.found, parts.hits, points[0].true)
        if points[-1].threshold == score:
            points.pop()
        points.append(point)
    return points


def true_pairs(gold: Iterable[str]) -> int:
    """Count the pairs that share a true cluster."""
    return sum(comb(size, 2) for size in Counter(gold).values())


def best(points: Iterable[Point]) -> Point:
    """Return the point of the highest F1; of equal ones, that of the highest threshold."""
    return max(points, key=lambda point: (point.f1, point.threshold))


def components(edges: Edges, articles: int, threshold: float) -> Labels:
    """Number the connected components of the pairs at or above a threshold."""
    parts = _Parts([""] * articles)
    chosen = edges.scores >= np.float32(threshold)
    for left, right in zip(edges.left[chosen], edges.right[chosen], strict=True):
        parts.join(int(left), int(right))
    return np.array([parts.root(article) for article in range(articles)], dtype=np.int64)


def count(labels: Labels, gold: Sequence[str], threshold: float) -> Point:
    """Count the pairs of a clustering."""
    together = Counter(zip(labels.tolist(), gold, strict=True))
    return Point(
        threshold,
        found=sum(comb(size, 2) for size in Counter(labels.tolist()).values()),
        hits=sum(comb(size, 2) for size in together.values()),
        true=true_pairs(gold),
    )


def _descending(edges: Edges) -> Iterator[tuple[int, int, float]]:
    order = np.argsort(-edges.scores, kind="stable")
    columns = (column[order].tolist() for column in (edges.left, edges.right, edges.scores))
    return zip(*columns, strict=True)


class _Parts:
    """Disjoint sets of articles (Tarjan 1975) that count the pairs they hold."""

    def __init__(self, gold: Sequence[str]) -> None:
        self._parent = list(range(len(gold)))
        self._members = [Counter({cluster: 1}) for cluster in gold]
        self.found = 0
        self.hits = 0

    def root(self, article: int) -> int:
        """The article that stands for the set."""
        while (parent := self._parent[article]) != article:
            self._parent[article] = self._parent[parent]
            article = self._parent[article]
        return article

    def join(self, left: int, right: int) -> bool:
        """Unite the sets of two articles; tell whether they were apart."""
        left, right = self.root(left), self.root(right)
        if left == right:
            return False
        large, small = self._members[left], self._members[right]
        if len(large) < len(small):
            left, right, large, small = right, left, small, large
        self.found += large.total() * small.total()
        self.hits += sum(number * large[cluster] for cluster, number in small.items())
        large.update(small)
        self._parent[right] = left
        return True
