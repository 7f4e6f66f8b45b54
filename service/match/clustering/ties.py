"""What each member of a cluster is to its canonical."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from service.match.clustering.clusters import ArticleKey
from service.match.clustering.widest_paths import best_paths
from service.verdict import Relation

Tie = tuple[Relation, float]
"""The relation and score of an article to the canonical of its cluster."""

_ORDER = list(Relation)


def ties(
    members: Sequence[ArticleKey],
    canonical: ArticleKey,
    links: Mapping[tuple[ArticleKey, ArticleKey], Tie],
) -> dict[ArticleKey, Tie]:
    """For every member but the canonical: relation and score to it.

    links: the collapsing links between members, in ascending order. Without a link of its own with
    the canonical a member has the link that its text has with that of the canonical, by copies of
    either. Where there is none either it has those of its best path: the weakest step, and the
    loosest relation of the links of its text. A member that only a decision holds in the cluster
    has no path, and no tie.
    """
    own: dict[ArticleKey, dict[ArticleKey, Tie]] = {member: {} for member in members}
    for (a, b), tie in links.items():
        own[a][b] = own[b][a] = tie
    steps = {one: {other: score for other, (_, score) in of.items()} for one, of in own.items()}
    paths = best_paths(canonical, steps)
    same = _copies(own, canonical)
    found: dict[ArticleKey, Tie] = {}
    for member in members:
        if member in paths and member not in found:
            copies = _copies(own, member)
            between = _between(own, copies, same)
            for copy in copies:
                found[copy] = between or (_loosest(own, copies), paths[copy])
    # The links of its own come before what its copies have.
    found |= own[canonical]
    return {member: tie for member, tie in found.items() if member != canonical}


def _copies(
    own: Mapping[ArticleKey, Mapping[ArticleKey, Tie]], member: ArticleKey
) -> set[ArticleKey]:
    """A member and all that have its text, which need not be linked to each other."""
    found = {member}
    waiting = [member]
    while waiting:
        exact = {b for b, (relation, _) in own[waiting.pop()].items() if relation is Relation.EXACT}
        waiting += exact - found
        found |= exact
    return found


def _between(
    own: Mapping[ArticleKey, Mapping[ArticleKey, Tie]],
    copies: Set[ArticleKey],
    same: Set[ArticleKey],
) -> Tie | None:
    """The strongest link between one text and another, each by all that have it."""
    if copies & same:
        return Relation.EXACT, 1.0
    found = [tie for copy in copies for other, tie in own[copy].items() if other in same]
    return min(found, key=lambda tie: (_ORDER.index(tie[0]), -tie[1]), default=None)


def _loosest(
    own: Mapping[ArticleKey, Mapping[ArticleKey, Tie]], copies: Set[ArticleKey]
) -> Relation:
    """What leads on from a text to the canonical."""
    return max((relation for one in copies for relation, _ in own[one].values()), key=_ORDER.index)
