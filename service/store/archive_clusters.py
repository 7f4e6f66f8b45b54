"""Clusters in the archive."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from service.store.archive_articles import number_list
from service.store.codec import encode_text
from service.store.entry_codec import decode_cluster, encode_cluster, encode_time
from service.store.session import Session
from service.store.stored import ClusterFilter, StoredCluster

_ANY = b""


class ClusterReads:
    """What is read of clusters; the contract is that of ArticleReader."""

    _database: Session

    def cluster(self, number: int) -> StoredCluster | None:
        """A cluster that is or was."""
        return self.clusters([number]).get(number)

    def clusters(self, numbers: Collection[int]) -> dict[int, StoredCluster]:
        """Several clusters at once."""
        found = self._clusters("clusters", numbers=number_list(numbers))
        return {cluster.number: cluster for cluster in found}

    def cluster_page(self, which: ClusterFilter, after: int, limit: int) -> list[StoredCluster]:
        """Clusters with members, numbers above `after`, ascending, at most `limit`."""
        first, second = _asked(which)
        return self._clusters(
            "cluster_page",
            first=first,
            second=second,
            minimum=which.minimum_size,
            since=-1 if which.changed_since is None else which.changed_since,
            after=after,
            limit=limit,
        )

    def count_clusters(self) -> int:
        """How many clusters have members."""
        (count,) = self._database.row("count_clusters", trait=_ANY) or (0,)
        return int(count)

    def _clusters(self, name: str, **values: object) -> list[StoredCluster]:
        rows = self._database.rows(name, **values)
        return [self._database.decode(decode_cluster, row) for row in rows]


class ClusterWrites(ClusterReads):
    """What is written of clusters; the contract is that of ArticleWriter."""

    def new_cluster(self, at: datetime) -> int:  # noqa: ARG002 - a number needs no time here
        """A number for a cluster, greater than every one before."""
        self._database.write("raise_counter", name="cluster", by=1)
        (number,) = self._database.row("counter", name="cluster") or (0,)
        return int(number)

    def put_cluster(self, cluster: StoredCluster) -> None:
        """Keep a cluster as it is now."""
        self._database.write(
            "put_cluster",
            number=cluster.number,
            size=cluster.size,
            changed=cluster.changed,
            merged_into=cluster.merged_into,
            created_at=encode_time(cluster.created_at),
            updated_at=encode_time(cluster.updated_at),
            summary=encode_cluster(cluster),
        )
        self._database.write("remove_traits", number=cluster.number)
        common = {"number": cluster.number, "size": cluster.size, "changed": cluster.changed}
        self._database.write_many(
            "put_trait", ({"trait": trait, **common} for trait in _traits(cluster))
        )


def _traits(cluster: StoredCluster) -> set[bytes]:
    if not cluster.size:
        return set()
    languages = map(_language, cluster.languages)
    return {_ANY, *languages, *map(_relation, cluster.relations)}


def _asked(which: ClusterFilter) -> tuple[bytes, bytes | None]:
    """The trait to look under, and the one to have besides."""
    asked = [] if which.language is None else [_language(which.language)]
    asked += [] if which.relation is None else [_relation(which.relation)]
    first, second, *_ = *asked, *([_ANY] if not asked else []), None
    return first or _ANY, second


def _language(code: str) -> bytes:
    return b"language " + encode_text(code)


def _relation(relation: str) -> bytes:
    return b"relation " + encode_text(relation)
