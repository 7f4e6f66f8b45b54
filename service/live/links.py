"""The links of stored articles, seen from one of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from service.live.labels import cluster_label
from service.match.verdicts.first_look import EXACT
from service.match.verdicts.turned import turned
from service.store import ArticleReader, Entry, NodePair
from service.verdict import Relation, Verdict

Verdicts = Callable[[int, int], Verdict | None]
"""Gives the verdict of a pair by its numbers, as `ArticleReader.verdict` does."""


@dataclass(frozen=True, slots=True)
class Match:
    """One related article; side `a` of the verdict is the article that was asked about."""

    article_id: str
    cluster_id: str
    collapses: bool
    verdict: Verdict


def matches_of(
    reader: ArticleReader,
    verdicts: Verdicts,
    entry: Entry,
    collapse: Collection[Relation],
    most: int,
) -> tuple[list[Match], int]:
    """At most so many links of an article, those that collapse first, by score; and how many.

    A copy of another article's content has the links to the other copies. What leads on from
    there are the links of the node, the article that stands for all of them.
    """
    node = reader.node_of(entry.group)
    copies = [e for e in reader.group(entry.group) if e.number != entry.number]
    pairs = reader.links_of([entry.number]) if node == entry.number else []
    ids = reader.ids({number for p in pairs for number in (p.a, p.b)})
    pairs.sort(key=lambda p: (p.relation not in collapse, -p.score, ids[p.a], ids[p.b]))
    found = [
        Match(e.id, cluster_label(e.cluster), Relation.EXACT in collapse, EXACT)
        for e in copies[:most]
    ]
    kept = pairs[: most - len(found)]
    others = reader.entries({p.b if p.a == entry.number else p.a for p in kept})
    for pair in kept:
        other = others[pair.b if pair.a == entry.number else pair.a]
        found.append(_match(verdicts, pair, entry, other, collapse))
    return found, len(copies) + len(pairs)


def match_with(
    reader: ArticleReader,
    verdicts: Verdicts,
    entry: Entry,
    other: Entry,
    collapse: Collection[Relation],
) -> Match | None:
    """The link between two articles by their contents, None where there is none."""
    if entry.group == other.group:
        return Match(other.id, cluster_label(other.cluster), Relation.EXACT in collapse, EXACT)
    nodes = reader.nodes_of([entry.group, other.group])
    if nodes.get(entry.group) != entry.number or nodes.get(other.group) != other.number:
        return None
    pairs = reader.pairs([(entry.number, other.number), (other.number, entry.number)])
    for pair in links_between(pairs.values()):
        return _match(verdicts, pair, entry, other, collapse)
    return None


def links_between(pairs: Iterable[NodePair]) -> list[NodePair]:
    """Those candidates that turned out to be something to each other."""
    return [pair for pair in pairs if pair.relation is not Relation.NONE]


def _match(
    verdicts: Verdicts, pair: NodePair, entry: Entry, other: Entry, collapse: Collection[Relation]
) -> Match:
    verdict = verdicts(pair.a, pair.b)
    assert verdict is not None
    return Match(
        article_id=other.id,
        cluster_id=cluster_label(other.cluster),
        collapses=pair.relation in collapse,
        verdict=verdict if pair.a == entry.number else turned(verdict),
    )
