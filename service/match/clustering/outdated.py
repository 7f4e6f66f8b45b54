"""Which articles of a cluster were revised by others of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from service.match.clustering.clusters import ArticleKey, Edge


def outdated(edges: Iterable[Edge[ArticleKey]]) -> set[ArticleKey]:
    """The articles that a revision took the place of, and what is the same as only those.

    edges: the collapsing links within clusters. A translation of an early version is outdated
    with it, one that is as near to the latest version is not.
    """
    old: set[ArticleKey] = set()
    new: set[ArticleKey] = set()
    same: dict[ArticleKey, set[ArticleKey]] = defaultdict(set)
    for edge in edges:
        if edge.later is None:
            same[edge.a].add(edge.b)
            same[edge.b].add(edge.a)
        else:
            new.add(edge.later)
            old.add(edge.b if edge.later == edge.a else edge.a)
    current = _reached(new - old, same, old)
    return _reached(old, same, current)


def _reached(
    start: Collection[ArticleKey],
    same: Mapping[ArticleKey, set[ArticleKey]],
    closed: Collection[ArticleKey],
) -> set[ArticleKey]:
    """What the same article leads to from some articles, on paths that avoid closed ones."""
    found, waiting = set(start), list(start)
    while waiting:
        step = same.get(waiting.pop(), set()) - found - set(closed)
        found |= step
        waiting += step
    return found
