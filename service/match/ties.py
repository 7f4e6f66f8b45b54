"""What each member of a cluster is to its canonical."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.article import Relation
from service.match.clusters import best_paths

Tie = tuple[Relation, float]
"""The relation and score of an article to the canonical of its cluster."""


def ties(
    members: Sequence[str], canonical: str, links: Mapping[tuple[str, str], Tie]
) -> dict[str, Tie]:
    """For every member but the canonical: relation and score to it.

    links: the collapsing links between members, by ids in ascending order. Without a link of
    its own with the canonical a member has those of its best path: the weakest step, and the
    loosest relation of its own links. A member that only a decision holds in the cluster has
    no path, and no tie.
    """
    both = {**links, **{(b, a): tie for (a, b), tie in links.items()}}
    paths = best_paths(members, canonical, {pair: score for pair, (_, score) in both.items()})
    found: dict[str, Tie] = {}
    for member in members:
        if member != canonical and member in paths:
            direct = both.get((member, canonical))
            found[member] = direct or (_on_path(member, both), paths[member])
    return found


def _on_path(member: str, links: Mapping[tuple[str, str], Tie]) -> Relation:
    """The loosest relation of a member's own links: what leads on from it to the canonical."""
    own = {relation for (one, _), (relation, _) in links.items() if one == member}
    return max(own, key=list(Relation).index)
