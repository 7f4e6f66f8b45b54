"""The port of the article store: what the online engine needs of a database.

Reads see one consistent snapshot and come from any thread; there is one writer at a time, and
what it wrote is on the disk when its block ends. Nothing here is peculiar to SQLite: numbers are
given by the store, order is by id (code points), a server database can be the second adapter.
Every method raises StoreError when the database or its disk fails.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.article import PreparedArticle, Verdict
from service.store.stored import (
    ClusterFilter,
    Decision,
    DecisionKind,
    Digests,
    Entry,
    Event,
    EventKind,
    Neighbours,
    Node,
    NodePair,
    StoredCluster,
)


class ArticleReader(Protocol):
    """One consistent snapshot of the store."""

    # Articles

    def count(self) -> int:
        """How many articles there are."""
        ...

    def entry(self, id: str) -> Entry | None:
        """The entry of an article by id."""
        ...

    def entries(self, numbers: Collection[int]) -> dict[int, Entry]:
        """Entries by number; numbers that are no article's are left out."""
        ...

    def digests(self, numbers: Collection[int]) -> dict[int, Digests]:
        """What tells the texts of articles, by number; numbers that are no article's are left
        out."""
        ...

    def all_entries(self) -> Iterator[Entry]:
        """Stream all entries in the order of their ids."""
        ...

    def ids(self, numbers: Collection[int]) -> dict[int, str]:
        """Ids by number; numbers that are no article's are left out."""
        ...

    def article(self, number: int) -> PreparedArticle:
        """The whole article; raises NotFoundError."""
        ...

    def articles(self, numbers: Collection[int]) -> dict[int, PreparedArticle]:
        """Whole articles by number; numbers that are no article's are left out."""
        ...

    def vectors(self, content: str, encoder: str) -> Vectors | None:
        """Sentence vectors of a content, (n, d) float32, read-only, by an encoder's fingerprint."""
        ...

    def vectors_of(self, contents: Collection[str], encoder: str) -> dict[str, Vectors]:
        """The same for several contents at once; those without any are left out."""
        ...

    # Candidates

    def group(self, group: str) -> list[Entry]:
        """The articles that share a content, in the order of their ids."""
        ...

    def groups(self, groups: Collection[str]) -> dict[str, list[Entry]]:
        """The same for several contents at once."""
        ...

    def node(self, number: int) -> Node | None:
        """The node of that number."""
        ...

    def node_of(self, group: str) -> int | None:
        """The number of the node that stands for a content."""
        ...

    def nodes_of(self, groups: Collection[str]) -> dict[str, int]:
        """The same for several contents at once."""
        ...

    def neighbours(
        self, numbers: Collection[int], *, beyond: bool = False
    ) -> dict[int, Neighbours]:
        """The neighbours of several nodes, nearest first; or those beyond their kind, of the
        nodes that have such a list."""
        ...

    def node_vectors(self, after: int = 0) -> Iterator[tuple[int, bool, NDArray[np.float16]]]:
        """Stream numbers, whether they are carried, and index vectors, (m, d), of nodes written
        after a change."""
        ...

    def radii(self, *, beyond: bool = False) -> Iterator[tuple[int, int, float]]:
        """Stream number, count of neighbours and least similarity (0.0 without any) of all nodes.

        Only nodes that have vectors; beyond: of the lists beyond their kind, those that have one.
        """
        ...

    def keys_in_use(self, keys: Collection[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
        """Those of some keys that nodes have, in their order: most keys are no other node's."""
        ...

    def key_neighbours(
        self, key: tuple[int, bytes], id: str, reach: int
    ) -> tuple[list[int], list[int]]:
        """Nodes under a key before and after an id, in the order of ids, nearest first.

        At most `reach` on each side; the id itself, whether it is there or not, is left out.
        """
        ...

    # Pairs

    def pairs(self, wanted: Collection[tuple[int, int]]) -> dict[tuple[int, int], NodePair]:
        """Those of the wanted pairs (a, b as kept) that are there."""
        ...

    def links_of(self, numbers: Collection[int]) -> list[NodePair]:
        """Those of `pairs_of` that are something to each other, in the same order."""
        ...

    def pairs_of(self, numbers: Collection[int]) -> list[NodePair]:
        """All pairs with at least one end among the numbers, each once, ordered by (a, b)."""
        ...

    def verdict(self, a: int, b: int) -> Verdict | None:
        """The verdict with its evidence; None where there is no such pair or no relation."""
        ...

    # Clusters

    def cluster(self, number: int) -> StoredCluster | None:
        """A cluster that is or was."""
        ...

    def clusters(self, numbers: Collection[int]) -> dict[int, StoredCluster]:
        """Several clusters at once."""
        ...

    def members(self, clusters: Collection[int]) -> list[Entry]:
        """The members of several clusters, in the order of their ids."""
        ...

    def cluster_page(self, which: ClusterFilter, after: int, limit: int) -> list[StoredCluster]:
        """Clusters with members, numbers above `after`, ascending, at most `limit`."""
        ...

    def count_clusters(self) -> int:
        """How many clusters have members."""
        ...

    # Decisions

    def decision(self, number: int) -> Decision | None:
        """A decision that was not deleted."""
        ...

    def decisions(self, after: int = 0, limit: int | None = None) -> list[Decision]:
        """Decisions with numbers above `after`, ascending."""
        ...

    def decisions_on(self, ids: Collection[str]) -> list[Decision]:
        """Decisions that name at least one of the articles, ascending."""
        ...

    # Events and facts about the store

    def events(self, after: int, limit: int) -> list[Event]:
        """Events with sequences above `after`, ascending."""
        ...

    def last_event(self) -> int:
        """The sequence of the newest event, 0 without any."""
        ...

    def change(self) -> int:
        """A number that every write of a node raises."""
        ...

    def fact(self, name: str) -> str | None:
        """A fact about the store itself, such as the fingerprint of what it was indexed with."""
        ...

    def unindexed(self, limit: int) -> list[int]:
        """Numbers of articles that a re-index has not reached yet, ascending."""
        ...


class ArticleWriter(ArticleReader, Protocol):
    """A transaction: reads see its own writes."""

    def add_article(
        self,
        prepared: PreparedArticle,
        digest: bytes,
        group: str,
        encoder: str | None,
        at: datetime,
    ) -> Entry:
        """Keep a new article, in no cluster yet (0), under a number never used before."""
        ...

    def replace_article(
        self,
        number: int,
        prepared: PreparedArticle,
        digest: bytes,
        group: str,
        encoder: str | None,
        at: datetime,
    ) -> Entry:
        """Put another content under the number and id of an article; its cluster stays."""
        ...

    def remove_article(self, number: int) -> None:
        """Forget an article and the vectors that no other one shares."""
        ...

    def put_vectors(self, rows: Sequence[tuple[str, str, NDArray[np.float16]]]) -> None:
        """Keep sentence vectors: content, encoder's fingerprint, (n, d) on the grid."""
        ...

    def put_node(self, node: Node) -> None:
        """Keep a node with its keys; raises the change."""
        ...

    def put_neighbours(self, rows: Mapping[int, Neighbours], *, beyond: bool = False) -> None:
        """Replace the neighbours of nodes, or those beyond their kind; no change of the node
        itself."""
        ...

    def remove_node(self, number: int) -> None:
        """Forget a node and its keys; its pairs are removed by `support_pairs`."""
        ...

    def add_pairs(self, rows: Iterable[tuple[int, int, int, Verdict]]) -> None:
        """Keep new pairs: a, b, support, verdict; no evidence where there is no relation."""
        ...

    def support_pairs(self, rows: Mapping[tuple[int, int], int]) -> None:
        """Set the support of pairs that are there; 0 forgets the pair."""
        ...

    def assign(self, cluster: int, numbers: Collection[int]) -> None:
        """Put articles into a cluster."""
        ...

    def new_cluster(self, at: datetime) -> int:
        """A number for a cluster, greater than every one before; `put_cluster` keeps it."""
        ...

    def put_cluster(self, cluster: StoredCluster) -> None:
        """Keep a cluster as it is now."""
        ...

    def add_decision(
        self, kind: DecisionKind, a: str, b: str | None, note: str, by: str, at: datetime
    ) -> Decision:
        """Keep a decision under a number greater than every one before."""
        ...

    def remove_decision(self, number: int) -> None:
        """Forget a decision."""
        ...

    def add_event(self, kind: EventKind, at: datetime, body: Mapping[str, Any]) -> Event:
        """Add a line to the change feed."""
        ...

    def set_fact(self, name: str, value: str) -> None:
        """Keep a fact about the store."""
        ...

    def begin_reindex(self) -> None:
        """Forget nodes, keys and pairs; mark every article as not indexed."""
        ...

    def mark_indexed(self, numbers: Collection[int]) -> None:
        """Mark articles as reached by the re-index."""
        ...


class ArticleStore(Protocol):
    """A durable store of articles and everything decided about them."""

    @property
    def damage(self) -> str:
        """What a read or a write found damaged since the store was opened, empty if nothing."""
        ...

    def read(self) -> AbstractContextManager[ArticleReader]:
        """A snapshot for the time of the block; from any thread, never waiting for the writer."""
        ...

    def write(self) -> AbstractContextManager[ArticleWriter]:
        """A transaction, on the disk when the block ends, undone when it raises.

        From one thread at a time. A failed one does not prevent the next.
        """
        ...

    def backup(self, to: Path) -> None:
        """Copy the store into a new file while it is in use."""
        ...

    def close(self) -> None:
        """Release everything; again does nothing."""
        ...
