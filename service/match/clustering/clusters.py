"""Clusters: components of collapsing links, guarded against chains of weak ones.

Links are taken strongest first. Each would join two groups; it does so only if the evidence
between the groups as a whole agrees: the mean log-odds over all their pairs (average linkage,
as in correlation clustering, Bansal, Blum and Chawla 2004). A chain A-B-C thus needs A and C
not to speak against it louder than the links speak for it. The result does not depend on the
order of the links.

What was filled anew within one language no others can put together: translations of both are
alike to an encoder, which is blind to a word that was exchanged, while a copy shows it.

Where a story was revised, its early version and a translation of the last one are neither the
same nor another article: what one of two holds of the other is then no evidence against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product
from math import fsum, log
from typing import Generic, TypeVar

from service.match.clustering.opinions import EVEN, Opinion
from service.verdict import Relation

ArticleKey = TypeVar("ArticleKey", int, str)
"""What names an article here: its number in the order of ids, or its id."""

BY_CHOICE = frozenset({Relation.EXCERPT, Relation.SAME_STORY})
"""What is not one article, and joins only where the settings choose it.

How probable it is that the two are one article then says nothing of whether they are to join: such
a pair speaks for it as loud as one may.
"""
_CERTAIN = 6.0
"""No pair speaks louder than these log-odds (0.9975), so that one cannot silence many."""
_WITNESSES = 64
"""At most this many pairs between two groups are heard."""
_SPOKESMEN = 8
"""Of two large groups so many members of each are heard, the first in order.

They hardly change as groups grow, so that what was verified once is asked again.
"""
_ROUNDING = 1e-9
"""More than what a sum of voices is off by."""


@dataclass(frozen=True, slots=True)
class Edge(Generic[ArticleKey]):
    """A verified pair of articles that may collapse, with its probability; a < b.

    `later` is the one that is a revision of the other, None where neither is; `chosen` tells that
    its relation is one of BY_CHOICE.
    """

    a: ArticleKey
    b: ArticleKey
    score: float
    later: ArticleKey | None = None
    chosen: bool = False


Ask = Callable[[ArticleKey, ArticleKey], Opinion]
"""The opinion of two articles, a < b: verified on demand."""


def cluster(
    edges: Iterable[Edge[ArticleKey]],
    ask: Ask[ArticleKey],
    apart: Collection[tuple[ArticleKey, ArticleKey]] = (),
    rivals: Collection[tuple[ArticleKey, ArticleKey]] = (),
) -> list[list[ArticleKey]]:
    """Group articles by collapsing edges: lists of two and more, ascending.

    ask: called for pairs between two groups that are about to join, until nobody who was not
        heard could change whether they do.
    apart: pairs that are never in one group, whatever speaks for it.
    rivals: pairs that may be copies of which one was filled anew, and are asked about.
    """
    forbidden, rivalling = _partners(apart), _partners(rivals)
    known = list(edges)
    linked = {(e.a, e.b): e.chosen for e in known}
    groups = {key: [key] for e in known for key in (e.a, e.b)}
    revised = {key for e in known if e.later is not None for key in (e.a, e.b)}
    for edge in sorted(known, key=lambda e: (-e.score, e.a, e.b)):
        left, right = groups[edge.a], groups[edge.b]
        if left is right or _forbidden(left, right, forbidden):
            continue
        if _for_joining(left, right, ask, revised, linked) and not _refilled(
            left, right, rivalling, ask
        ):
            small, large = sorted((left, right), key=len)
            # Only members of the smaller one are told where they are: large groups grow by one.
            groups.update((key, large) for key in small)
            large += small
            large.sort()
    distinct = {id(group): group for group in groups.values() if len(group) > 1}
    return sorted(distinct.values())


def _partners(
    pairs: Collection[tuple[ArticleKey, ArticleKey]],
) -> Mapping[ArticleKey, set[ArticleKey]]:
    partners: dict[ArticleKey, set[ArticleKey]] = defaultdict(set)
    for a, b in pairs:
        partners[a].add(b)
        partners[b].add(a)
    return partners


def _refilled(
    left: Sequence[ArticleKey],
    right: Sequence[ArticleKey],
    rivals: Mapping[ArticleKey, set[ArticleKey]],
    ask: Ask[ArticleKey],
) -> bool:
    """Whether one of the one group was filled anew to be one of the other."""
    others = {*right}
    met = ((min(a, b), max(a, b)) for a in left if a in rivals for b in rivals[a] & others)
    return any(ask(*pair).refilled for pair in met)


def _forbidden(
    left: Sequence[ArticleKey],
    right: Sequence[ArticleKey],
    forbidden: Mapping[ArticleKey, set[ArticleKey]],
) -> bool:
    return bool(forbidden) and any(
        not forbidden[key].isdisjoint(right) for key in left if key in forbidden
    )


def _for_joining(
    left: Sequence[ArticleKey],
    right: Sequence[ArticleKey],
    ask: Ask[ArticleKey],
    revised: Set[ArticleKey],
    linked: Mapping[tuple[ArticleKey, ArticleKey], bool],
) -> bool:
    speakers = min(len(left), max(_SPOKESMEN, _WITNESSES // len(right)))
    pairs = product(left[:speakers], right[: _WITNESSES // speakers])
    # What links say is known; what others say is often no longer needed then.
    heard = sorted(((min(pair), max(pair)) for pair in pairs), key=lambda pair: pair not in linked)
    versions = not (revised.isdisjoint(left) and revised.isdisjoint(right))
    voices: list[float] = []
    for unheard, pair in zip(range(len(heard), 0, -1), heard, strict=True):
        if abs(sum(voices)) > _CERTAIN * unheard + _ROUNDING:
            break
        if linked.get(pair):
            voices.append(_CERTAIN)
            continue
        opinion = ask(*pair)
        if not (versions and _early(opinion)):
            voices.append(_voice(opinion.score))
    return fsum(voices) >= 0


def _early(opinion: Opinion) -> bool:
    """Whether the two may be an early and a late version, as far as they say."""
    return opinion.held and opinion.score < EVEN


def _voice(probability: float) -> float:
    return max(-_CERTAIN, min(_CERTAIN, _log_odds(probability)))


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return log(bounded / (1 - bounded))
