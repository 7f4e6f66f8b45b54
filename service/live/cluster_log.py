"""What a change did to clusters, told to the change feed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from service.cluster import Canonical
from service.live.labels import cluster_label
from service.store import ArticleWriter, Entry, EventKind, StoredCluster


class ClusterLog:
    """Tells the feed; `touched` are the clusters it told something of, and those of `left`."""

    def __init__(self, tx: ArticleWriter, at: datetime, left: frozenset[int]) -> None:
        self._tx = tx
        self.at = at
        self.touched: set[int] = set(left)

    def tell(self, kind: EventKind, **body: object) -> None:
        """Add a line to the feed."""
        self._tx.add_event(kind, self.at, body)

    def assign(self, cluster: int, group: Iterable[Entry], fresh: Mapping[int, str]) -> None:
        """Put articles into a cluster; told are those that move, and `fresh` ones in any case."""
        moved = [e for e in group if e.cluster != cluster or e.number in fresh]
        for entry in moved:
            self.touched |= {cluster, entry.cluster}
            self.tell(
                "assigned",
                article_id=entry.id,
                cluster_id=cluster_label(cluster),
                previous_cluster_id=cluster_label(entry.cluster) if entry.cluster else None,
                reason=fresh.get(entry.number, "reclustered"),
            )
        self._tx.assign(cluster, [e.number for e in moved if e.cluster != cluster])

    def canonical(
        self,
        cluster: int,
        before: StoredCluster | None,
        canonical: Canonical,
        by_language: Mapping[str, Canonical],
    ) -> None:
        """Tell which version of a cluster to show from now on."""
        self.touched.add(cluster)
        previous = before.canonical.id if before and before.canonical else None
        self.tell(
            "canonical_changed",
            cluster_id=cluster_label(cluster),
            canonical_id=canonical.id,
            previous_canonical_id=previous,
            rule=canonical.rule,
            reason=canonical.reason,
            by_language=heads(by_language),
        )


def tell_splits(
    groups: Sequence[Sequence[Entry]],
    named: Sequence[int],
    alive: Collection[int],
    log: ClusterLog,
) -> None:
    """Name for each cluster that goes on the others that some of its articles went to."""
    into: dict[int, set[int]] = {}
    for number, group in zip(named, groups, strict=True):
        for entry in group:
            if entry.cluster in alive and entry.cluster != number:
                into.setdefault(entry.cluster, set()).add(number)
    for number in sorted(into):
        log.touched.add(number)
        names = [cluster_label(n) for n in sorted(into[number])]
        log.tell("split", cluster_id=cluster_label(number), into=names)


def heads(by_language: Mapping[str, Canonical]) -> dict[str, str]:
    """The ids of the canonicals by language, languages in ascending order."""
    return {language: by_language[language].id for language in sorted(by_language)}
