"""What each member of a cluster is to its canonical."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.article import Relation
from service.match.clusters import Key, best_paths

Tie = tuple[Relation, float]
"""The relation and score of an article to the canonical of its cluster."""


def ties(
    members: Sequence[Key], canonical: Key, links: Mapping[tuple[Key, Key], Tie]
) -> dict[Key, Tie]:
    """For every member but the canonical: relation and score to it.

    links: the collapsing links between members, in ascending order. Without a link of
    its own with the canonical a member has those of its best path: the weakest step, and the
    loosest relation of its own links; what is only exact to others is what they are. A member
    that only a decision holds in the cluster has no path, and no tie.
    """
    own: dict[Key, dict[Key, Tie]] = {member: {} for member in members}
    for (a, b), tie in links.items():
        own[a][b] = own[b][a] = tie
    steps = {one: {other: score for other, (_, score) in of.items()} for one, of in own.items()}
    paths = best_paths(canonical, steps)
    return {
        member: own[member].get(canonical) or (_loosest(own, member), paths[member])
        for member in members
        if member != canonical and member in paths
    }


def _loosest(own: Mapping[Key, Mapping[Key, Tie]], member: Key) -> Relation:
    """What leads on from a member to the canonical, by its own links or those of its copies."""
    found = {relation for relation, _ in own[member].values()}
    if found == {Relation.EXACT}:
        found |= {relation for other in own[member] for relation, _ in own[other].values()}
    return max(found, key=list(Relation).index)
