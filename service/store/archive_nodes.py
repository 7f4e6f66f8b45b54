"""Nodes, their neighbours and keys in the archive."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from service.store.archive_articles import number_list
from service.store.archive_keys import keys_as_kept, read_keys
from service.store.codec import decode_text, encode_text
from service.store.digests import packed, unpacked
from service.store.entry_codec import decode_neighbours, encode_neighbours
from service.store.session import Session
from service.store.stored import Neighbours, Node
from service.store.vector_codec import decode_vectors, encode_vectors

SORTED_AT_ONCE = 128
"""So many nodes under a key are read and sorted whenever it is asked for."""


class NodeReads:
    """What is read of nodes; the contract is that of ArticleReader."""

    _database: Session

    def node(self, number: int) -> Node | None:
        """The node of that number."""
        row = self._database.row("node", number=number)
        if row is None:
            return None
        _, key, group, vectors, neighbours, keys, beyond, carried, *shape = row
        return Node(
            number=number,
            id=decode_text(key),
            group=unpacked(group),
            vectors=self._vectors(vectors, *shape),
            neighbours=decode_neighbours(neighbours).each(),
            keys=read_keys(self._database, number, keys),
            carried=bool(carried),
            beyond=None if beyond is None else decode_neighbours(beyond).each(),
        )

    def node_of(self, group: str) -> int | None:
        """The number of the node that stands for a content."""
        return self.nodes_of([group]).get(group)

    def nodes_of(self, groups: Collection[str]) -> dict[str, int]:
        """The same for several contents at once."""
        rows = self._database.rows("nodes_of", groups=json.dumps(list(groups)))
        return {unpacked(group): number for group, number in rows}

    def neighbours(
        self, numbers: Collection[int], *, beyond: bool = False
    ) -> dict[int, Neighbours]:
        """The neighbours of several nodes, nearest first."""
        name = "beyond" if beyond else "neighbours"
        rows = self._database.rows(name, numbers=number_list(numbers))
        return {number: decode_neighbours(data) for number, data in rows}

    def node_vectors(self, after: int = 0) -> Iterator[tuple[int, bool, NDArray[np.float16]]]:
        """Stream nodes written after a change, in that order: see ArticleReader."""
        for number, carried, *kept in self._database.rows("node_vectors", after=after):
            yield number, bool(carried), self._vectors(*kept)

    def radii(self, *, beyond: bool = False) -> Iterator[tuple[int, int, float]]:
        """Stream number, count of neighbours and least similarity of nodes with vectors."""
        yield from self._database.rows("radii_beyond" if beyond else "radii")

    def keys_in_use(self, keys: Collection[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
        """Those of some keys that nodes have, in their order: asked for all at once, since each
        statement gives up Python's lock, for which the threads of a service wait."""
        values = b"".join(value for _, value in keys)
        ends = accumulate(len(value) for _, value in keys)
        spans = [
            (kind, 1 + end - len(value), len(value))
            for (kind, value), end in zip(keys, ends, strict=True)
        ]
        rows = self._database.rows("keys_in_use", spans=json.dumps(spans), values=values)
        used = {place for (place,) in rows}
        return [key for place, key in enumerate(keys) if place in used]

    def key_neighbours(
        self, key: tuple[int, bytes], id: str, reach: int
    ) -> tuple[list[int], list[int]]:
        """Nodes under a key before and after an id, in the order of ids, nearest first."""
        kind, value = key
        own = encode_text(id)
        rows = self._database.rows("key_neighbours", kind=kind, value=value, id=own, reach=reach)
        ordered = sorted(rows)
        before = [number for other, number in reversed(ordered) if other < own]
        after = [number for other, number in ordered if other > own]
        return before[:reach], after[:reach]

    def change(self) -> int:
        """A number that every write of a node raises."""
        (change,) = self._database.row("counter", name="change") or (0,)
        return int(change)

    def _vectors(
        self, data: bytes | None, count: int | None, dimensions: int | None
    ) -> NDArray[np.float16]:
        if data is None or count is None or dimensions is None:
            return np.empty((0, 0), np.float16)
        kept = data, count, dimensions
        return self._database.decode(lambda kept: decode_vectors(*kept), kept).astype(np.float16)


class NodeWrites(NodeReads):
    """What is written of nodes; the contract is that of ArticleWriter."""

    _sparse: set[tuple[int, bytes]]
    """Keys that have, for one node more, few enough nodes to stay without their ids."""

    def keys_in_use(self, keys: Collection[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
        """See NodeReads; who enters a node asks for the neighbours under those in use alone."""
        found = super().keys_in_use(keys)
        self._sparse.update(set(keys).difference(found))
        return found

    def key_neighbours(
        self, key: tuple[int, bytes], id: str, reach: int
    ) -> tuple[list[int], list[int]]:
        """See NodeReads; who enters a node has asked for its neighbours."""
        before, after = super().key_neighbours(key, id, reach)
        if max(len(before), len(after)) < reach and len(before) + len(after) < SORTED_AT_ONCE:
            self._sparse.add(key)
        return before, after

    def put_node(self, node: Node) -> None:
        """Keep a node with its keys; raises the change."""
        self._remove_keys(node.number)
        self._database.write("raise_counter", name="change", by=1)
        self._database.write(
            "put_node",
            id=encode_text(node.id),
            group=packed(node.group),
            has_vector=len(node.vectors) > 0,
            keys=keys_as_kept(self._database, node.number, node.keys),
            **_neighbour_row(node.number, Neighbours.of(node.neighbours)),
        )
        keys = [row | {"few": SORTED_AT_ONCE} for row in _key_rows(node.number, node.id, node.keys)]
        self._database.write_many("put_key", keys)
        crowded = [row for row in keys if (row["kind"], row["value"]) not in self._sparse]
        self._database.write_many("put_ids", crowded)
        self._sparse.difference_update(node.keys)
        if len(node.vectors):
            count, dimensions = node.vectors.shape
            self._database.write(
                "put_node_vectors",
                number=node.number,
                count=count,
                dimensions=dimensions,
                carried=node.carried,
                vectors=encode_vectors(node.vectors),
            )
        else:
            self._database.write("remove_node_vectors", number=node.number)
        if node.beyond is None:
            self._database.write("remove_beyond", number=node.number)
        else:
            self.put_neighbours({node.number: Neighbours.of(node.beyond)}, beyond=True)

    def put_neighbours(self, rows: Mapping[int, Neighbours], *, beyond: bool = False) -> None:
        """Replace the neighbours of nodes; no change of the node itself."""
        self._database.write_many(
            "put_beyond" if beyond else "put_neighbours",
            (_neighbour_row(number, found) for number, found in rows.items()),
        )

    def remove_node(self, number: int) -> None:
        """Forget a node and its keys."""
        self._remove_keys(number)
        for kind in ("node_vectors", "beyond", "node"):
            self._database.write(f"remove_{kind}", number=number)

    def begin_reindex(self) -> None:
        """Forget nodes, keys and pairs; mark every article as not indexed."""
        for kind in ("nodes", "node_vectors", "beyond", "keys", "pairs", "evidence"):
            self._database.write(f"forget_{kind}")
        self._database.write("mark_all_unindexed")

    def _remove_keys(self, number: int) -> None:
        row = self._database.row("keys_of", number=number)
        if row is not None:
            keys = read_keys(self._database, number, row[1])
            self._database.write_many("remove_key", _key_rows(number, decode_text(row[0]), keys))


def _neighbour_row(number: int, neighbours: Neighbours) -> dict[str, object]:
    return {
        "number": number,
        "count": len(neighbours.numbers),
        "least": min(neighbours.similarities, default=0.0),
        "neighbours": encode_neighbours(neighbours),
    }


def _key_rows(
    number: int, id: str, keys: Sequence[tuple[int, bytes]]
) -> Iterator[dict[str, object]]:
    for kind, value in keys:
        yield {"kind": kind, "value": value, "id": encode_text(id), "number": number}
