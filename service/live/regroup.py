"""Clusters follow the links and decisions, keep their ids, and tell the feed what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from service.cluster import Canonical
from service.live.cluster_log import ClusterLog, heads, tell_splits
from service.live.component import Component, component
from service.live.grouping import grouped, outdated_articles
from service.live.identity import Identities, identify
from service.live.labels import cluster_label
from service.live.verifying import Verifier
from service.match.clustering.canonical import choose, choose_by_language
from service.match.clustering.opinions import Opinion, opinion_of
from service.match.verdicts.first_look import EXACT
from service.settings import Settings
from service.store import ArticleReader, ArticleWriter, Decision, Entry, StoredCluster
from service.verdict import Relation

Canonicals = tuple[Canonical, dict[str, Canonical]]
"""The canonical of a cluster, and that of each language."""


@dataclass(frozen=True, slots=True)
class Touch:
    """What a change did besides changing links.

    `left` are clusters that an article was taken out of, `fresh` the articles whose content is
    new, with the reason for the feed.
    """

    at: datetime
    left: frozenset[int] = frozenset()
    fresh: Mapping[int, str] | None = None


class Regrouping:
    """Forms the clusters anew that a change concerns."""

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier
        self._settings: Settings = verifier.settings

    def regroup(self, tx: ArticleWriter, groups: Collection[str], touch: Touch) -> None:
        """Cluster the components of some contents anew, and write what changed."""
        found = component(tx, groups, self._settings.collapse)
        self.write(tx, found, self.clusters(tx, found), touch)

    def clusters(self, tx: ArticleWriter, of: Component) -> list[list[Entry]]:
        """The clusters of a component."""

        def ask(x: str, y: str) -> Opinion:
            if x == y:
                return opinion_of(EXACT)
            a, b = sorted((of.groups[x][0], of.groups[y][0]), key=lambda e: e.id)
            return self._verifier.opinion(tx, a, b)

        return grouped(of, ask)

    def write(
        self, tx: ArticleWriter, of: Component, groups: Sequence[Sequence[Entry]], touch: Touch
    ) -> None:
        """Give clusters their numbers and canonicals, and tell the feed."""
        fresh = touch.fresh or {}
        before, identities = continued(tx, groups, touch, self._settings)
        named = [n or tx.new_cluster(touch.at) for n in identities.kept]
        log = ClusterLog(tx, touch.at, touch.left)
        self._give_up(tx, identities, before, log)
        tell_splits(groups, named, before.keys() - identities.merged.keys(), log)
        for number, group in zip(named, groups, strict=True):
            log.assign(number, group, fresh)
        heads = choose_canonicals(of, groups, self._settings)
        # After all that is told of articles: `changed` must not be earlier than that.
        for number, group, head in zip(named, groups, heads, strict=True):
            relations = _relations(of, group)
            self._put(tx, number, before.get(number), group, head, relations, log)

    def _give_up(
        self,
        tx: ArticleWriter,
        identities: Identities,
        before: Mapping[int, StoredCluster],
        log: ClusterLog,
    ) -> None:
        for number in (*identities.merged, *identities.closed):
            into = identities.merged.get(number)
            if into is not None:
                log.tell("merged", cluster_id=cluster_label(number), into=cluster_label(into))
            tx.put_cluster(
                replace(
                    before[number],
                    canonical=None,
                    by_language={},
                    size=0,
                    changed=tx.last_event(),
                    updated_at=log.at,
                    merged_into=into,
                    languages=(),
                    relations=(),
                )
            )

    def _put(
        self,
        tx: ArticleWriter,
        number: int,
        before: StoredCluster | None,
        group: Sequence[Entry],
        head: Canonicals,
        relations: tuple[Relation, ...],
        log: ClusterLog,
    ) -> None:
        canonical, by_language = head
        same = before is not None and (
            before.canonical == canonical and before.by_language == by_language
        )
        moved = before is None or _ids(before) != (canonical.id, heads(by_language))
        other = before is None or before.canonical != canonical
        # A pin of what is that of its language already is told too: nothing else would tell of it.
        if moved or other or (not same and number not in log.touched):
            log.canonical(number, before, canonical, by_language)
        languages = tuple(sorted({e.language.code for e in group}))
        if (
            before is None
            or number in log.touched
            or not same
            or (before.languages, before.relations) != (languages, relations)
        ):
            tx.put_cluster(
                StoredCluster(
                    number=number,
                    canonical=canonical,
                    by_language=by_language,
                    size=len(group),
                    changed=tx.last_event(),
                    created_at=before.created_at if before else log.at,
                    updated_at=log.at,
                    languages=languages,
                    relations=relations,
                )
            )


def continued(
    reader: ArticleReader, groups: Sequence[Sequence[Entry]], touch: Touch, settings: Settings
) -> tuple[dict[int, StoredCluster], Identities]:
    """The clusters that there were, and which group of articles continues which of them."""
    entries = [entry for group in groups for entry in group]
    before = reader.clusters({entry.cluster for entry in entries if entry.cluster} | touch.left)
    anchors = {n: _anchor(before[n], entries, touch.fresh or {}, settings) for n in before}
    return before, identify(anchors, [frozenset(e.number for e in group) for group in groups])


def _anchor(
    cluster: StoredCluster,
    entries: Iterable[Entry],
    fresh: Mapping[int, str],
    settings: Settings,
) -> int | None:
    """The article with which a cluster's number goes on: its canonical if that is left."""
    left = [e for e in entries if e.cluster == cluster.number]
    kept = [e for e in left if e.number not in fresh] or left
    if not kept:
        return None
    head = cluster.canonical.id if cluster.canonical else None
    ids = {e.id: e.number for e in kept}
    if head not in ids:
        head = choose([e.version for e in kept], settings).id
    return ids[head]


def _relations(of: Component, group: Sequence[Entry]) -> tuple[Relation, ...]:
    """The relations of the links between the members of a cluster, strongest first."""
    numbers = {e.number for e in group}
    linked = (of.relations.get(number, {}) for number in numbers)
    found = {relation for own in linked for b, relation in own.items() if b in numbers}
    if len({e.group for e in group}) < len(group):
        found.add(Relation.EXACT)
    return tuple(relation for relation in Relation if relation in found)


def _ids(cluster: StoredCluster) -> tuple[str | None, dict[str, str]]:
    head = cluster.canonical.id if cluster.canonical else None
    return head, heads(cluster.by_language)


def choose_canonicals(
    of: Component, groups: Sequence[Sequence[Entry]], settings: Settings
) -> list[Canonicals]:
    """The canonicals of the clusters of a component; the last pin decides."""
    pins = [d for d in of.decisions.values() if d.kind == "canonical"]
    old = outdated_articles(of, groups)
    return [_heads(group, pins, old, settings) for group in groups]


def _heads(
    group: Sequence[Entry], pins: Iterable[Decision], old: Collection[str], settings: Settings
) -> Canonicals:
    versions = [entry.version for entry in group]
    canonical = choose(versions, settings, old)
    by_language = choose_by_language(versions, settings, old)
    languages = {entry.id: entry.version.language for entry in group}
    for pin in sorted(pins, key=lambda d: d.number):
        if pin.a in languages:
            canonical = Canonical(pin.a, "decision", f"pinned by decision {pin.number}")
            by_language[languages[pin.a]] = canonical
    return canonical, by_language
