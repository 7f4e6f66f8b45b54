"""Which cluster keeps which id when clusters join and part: a pure function of both partitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identities:
    """What becomes of cluster numbers.

    `kept` has the number of each new group, None where it needs a new one; `merged` the number
    that took the place of one that is given up; `closed` are those without any members left.
    """

    kept: tuple[int | None, ...]
    merged: Mapping[int, int]
    closed: tuple[int, ...]


def identify(anchors: Mapping[int, int | None], groups: Sequence[frozenset[int]]) -> Identities:
    """Give the groups of articles the numbers of the clusters that they continue.

    anchors: for each cluster that was there, the article with which its number goes (its
    canonical, so that a split leaves the number where readers look), None where none of its
    articles is left. Of several numbers that come together the oldest, the least, survives.
    """
    group_of = {article: place for place, group in enumerate(groups) for article in group}
    claims: dict[int, list[int]] = {}
    closed = []
    for number in sorted(anchors):
        anchor = anchors[number]
        if anchor is None or anchor not in group_of:
            closed.append(number)
        else:
            claims.setdefault(group_of[anchor], []).append(number)
    return Identities(
        kept=tuple(claims[place][0] if place in claims else None for place in range(len(groups))),
        merged={given_up: own[0] for own in claims.values() for given_up in own[1:]},
        closed=tuple(closed),
    )
