"""The port of the article store: what the online engine needs of a database.

Reads see one consistent snapshot and come from any thread; there is one writer at a time, and
what it wrote is on the disk when its block ends. Nothing here is peculiar to SQLite: numbers are
given by the store, order is by id (code points), a server database can be the second adapter.
Every method raises StoreError when the database or its disk fails.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from service.article import PreparedArticle
from service.store.reader_port import ArticleReader
from service.store.stored import (
    Decision,
    DecisionKind,
    Entry,
    Event,
    EventKind,
    Neighbours,
    Node,
    StoredCluster,
)
from service.verdict import Verdict


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
