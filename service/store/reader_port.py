"""The port of the article store as its readers see it: one consistent snapshot.

Nothing here is peculiar to SQLite: numbers are given by the store, order is by id (code points).
Every method raises StoreError when the database or its disk fails.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.article import PreparedArticle
from service.store.stored import (
    ClusterFilter,
    Decision,
    Digests,
    Entry,
    Event,
    Neighbours,
    Node,
    NodePair,
    StoredCluster,
)
from service.verdict import Verdict


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
