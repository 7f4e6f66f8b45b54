"""The best paths of links within a cluster."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush

from service.match.clustering.clusters import ArticleKey


def best_paths(
    root: ArticleKey, links: Mapping[ArticleKey, Mapping[ArticleKey, float]]
) -> dict[ArticleKey, float]:
    """For each member, the weakest step of its best path of links to the root (widest path).

    links: of each member, those that it has a link to with the probability, in both directions.
    Members without a path are left out.
    """
    widths: dict[ArticleKey, float] = {root: 1.0}
    waiting = [(-1.0, root)]
    while waiting:
        width, nearest = heappop(waiting)
        if -width < widths[nearest]:
            # Found again on a better path meanwhile.
            continue
        for other, step in links.get(nearest, {}).items():
            reached = min(-width, step)
            if reached > widths.get(other, -1.0):
                widths[other] = reached
                heappush(waiting, (-reached, other))
    return widths
