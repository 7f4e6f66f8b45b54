"""What readers see of stored articles and clusters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from service.article import Article
from service.errors import GoneError, MergedError, NotFoundError
from service.live.labels import cluster_label, cluster_number
from service.live.links import Match, matches_of
from service.live.lookup import stored_entry
from service.match.clustering.ties import Tie, ties
from service.match.verdicts.first_look import EXACT
from service.store import ArticleReader, Entry, StoredCluster
from service.verdict import Link, Relation

MOST_ARTICLE_LINKS = 100
MOST_CLUSTER_LINKS = 1000


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A stored article; `relation` and `score` are those to the canonical, None for itself."""

    entry: Entry
    article: Article
    cluster_id: str
    canonical_id: str
    relation: Relation | None
    score: float | None
    links: tuple[Match, ...]
    links_total: int


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a cluster; `relation` and `score` as in `ArticleView`."""

    entry: Entry
    relation: Relation | None
    score: float | None


@dataclass(frozen=True, slots=True)
class ClusterView:
    """A cluster with its members in the order of ids, and the links between them."""

    id: str
    cluster: StoredCluster
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    links_total: int


def article_view(reader: ArticleReader, id: str, collapse: Collection[Relation]) -> ArticleView:
    """An article with its links; raises NotFoundError."""
    entry = stored_entry(reader, id)
    cluster = _cluster(reader, entry.cluster)
    canonical = _canonical(cluster)
    links, total = matches_of(reader, reader.verdict, entry, collapse, MOST_ARTICLE_LINKS)
    tie = cluster_ties(reader, reader.members([entry.cluster]), canonical, collapse).get(id)
    return ArticleView(
        entry=entry,
        article=reader.article(entry.number).article,
        cluster_id=cluster_label(entry.cluster),
        canonical_id=canonical,
        relation=tie[0] if tie else None,
        score=tie[1] if tie else None,
        links=tuple(links),
        links_total=total,
    )


def cluster_view(reader: ArticleReader, id: str, collapse: Collection[Relation]) -> ClusterView:
    """A cluster by id; raises NotFoundError, MergedError or GoneError."""
    cluster = current_cluster(reader, id)
    members = reader.members([cluster.number])
    found = cluster_ties(reader, members, _canonical(cluster), collapse)
    linked = _linked(reader, members)
    return ClusterView(
        id=id,
        cluster=cluster,
        members=tuple(Member(e, *found.get(e.id, (None, None))) for e in members),
        links=tuple(_link(reader, *pair) for pair in linked[:MOST_CLUSTER_LINKS]),
        links_total=len(linked),
    )


def current_cluster(reader: ArticleReader, id: str) -> StoredCluster:
    """The cluster of that id where it has members.

    Raises NotFoundError where there never was one, MergedError with the cluster that has taken
    its place, GoneError where all of its articles were removed.
    """
    cluster = first = reader.cluster(cluster_number(id))
    while cluster is not None and cluster.merged_into is not None:
        cluster = reader.cluster(cluster.merged_into)
    if cluster is None:
        raise NotFoundError(f"there is no cluster {id!r}")
    if cluster is not first:
        into = cluster_label(cluster.number)
        raise MergedError(f"the cluster {id!r} was merged into {into!r}", into)
    if not cluster.size:
        raise GoneError(f"all articles of the cluster {id!r} were removed")
    return cluster


def cluster_ties(
    reader: ArticleReader, members: Sequence[Entry], canonical: str, collapse: Collection[Relation]
) -> dict[str, Tie]:
    """For every member of a cluster but the canonical: relation and score to it."""
    if len(members) == 1:
        return {}
    links = {
        (a.id, b.id): (relation, score)
        for a, b, relation, score in _linked(reader, members)
        if relation in collapse
    }
    return ties([e.id for e in members], canonical, links)


def _link(reader: ArticleReader, a: Entry, b: Entry, relation: Relation, _score: float) -> Link:
    kept = None if relation is Relation.EXACT else reader.verdict(a.number, b.number)
    return Link(a.id, b.id, kept or EXACT)


def _linked(
    reader: ArticleReader, members: Sequence[Entry]
) -> list[tuple[Entry, Entry, Relation, float]]:
    """The linked pairs among members, first by id first, with relation and score.

    Copies of one content are linked to the first of them.
    """
    entries = {e.number: e for e in members}
    found = [
        (entries[p.a], entries[p.b], p.relation, p.score)
        for p in reader.links_of(entries.keys())
        if p.a in entries and p.b in entries
    ]
    firsts: dict[str, Entry] = {}
    for entry in members:
        if firsts.setdefault(entry.group, entry) is not entry:
            found.append((firsts[entry.group], entry, Relation.EXACT, EXACT.score))
    return sorted(found, key=lambda link: (link[0].id, link[1].id))


def _cluster(reader: ArticleReader, number: int) -> StoredCluster:
    cluster = reader.cluster(number)
    assert cluster is not None
    return cluster


def _canonical(cluster: StoredCluster) -> str:
    assert cluster.canonical is not None
    return cluster.canonical.id
