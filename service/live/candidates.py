"""Which nodes are candidates of each other, kept up to date as nodes come and go.

The candidates of a set of articles are a function of the set (docs/architecture.md): a pair is one
where either is a neighbour of the other, which are ranked by kind (service.match.search.kind), or
where both stand near each other in the order of ids under a key. A node that comes pushes others
out of lists, one that goes lets others in; `Support` counts what each pair gains and loses, so that
nothing is searched anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import numpy as np

from models.encoder import Vectors
from service.live.neighbourhood import Neighbourhood, Surroundings, first, half, pushed
from service.match.search.index import REACH
from service.match.search.kind import Kind, asks, room
from service.store import ArticleReader, ArticleWriter, Neighbour, Neighbours, Node

Support = Counter[frozenset[int]]
"""How many reasons to be candidates a pair of node numbers gains or loses."""
CandidateKey = tuple[int, bytes]


class Candidates:
    """Enters nodes into the search for candidates and takes them out again."""

    def __init__(self, near: Neighbourhood) -> None:
        self._near = near

    def enter(
        self,
        tx: ArticleWriter,
        number: int,
        id: str,
        group: str,
        vectors: Vectors,
        kind: Kind,
        keys: tuple[CandidateKey, ...],
    ) -> Support:
        """Let an article stand for its content; its number is no node's yet.

        vectors: its index vectors, (n, d) float32; none where no encoder knows its language.
        """
        support: Support = Counter()
        own: dict[Kind, tuple[Neighbour, ...]] = {of: () for of in Kind if asks(kind, of)}
        for of in self._near.kinds() if len(vectors) else ():
            around = self._near.around(vectors, of)
            if of in own:
                own[of] = around.nearest(self._room(kind, of), tx.ids)
                support.update(_pair(number, n.number) for n in own[of])
            if asks(of, kind):
                support.update(self._push(tx, number, around, beyond=of is not kind))
        support.update(_under_keys(tx, keys, id, number, sign=1))
        carried, beyond = kind is Kind.CARRIED, own.get(kind.other)
        tx.put_node(Node(number, id, group, half(vectors), own[kind], keys, carried, beyond))
        if len(vectors):
            numbers = np.full(len(vectors), number, dtype=np.int64)
            self._near.put(numbers, vectors, np.full(len(vectors), carried))
            for of, found in own.items():
                self._near.keep({number: Neighbours.of(found)}, beyond=of is not kind)
        return support

    def leave(self, tx: ArticleWriter, node: Node, others: Collection[int]) -> Support:
        """Take a node out; what its own pairs lose is left out, they end with it.

        others: at least those whose neighbours it is among: those that it makes pairs with.
        """
        tx.remove_node(node.number)
        support = _under_keys(tx, node.keys, node.id, node.number, sign=-1)
        if len(node.vectors):
            self._near.remove(np.array([node.number], dtype=np.int64))
            support.update(self._refill(tx, node.number, Kind(node.carried), others))
        return Counter({pair: n for pair, n in support.items() if node.number not in pair})

    def of(
        self,
        reader: ArticleReader,
        besides: Collection[int | None],
        id: str,
        vectors: Vectors,
        kind: Kind,
        keys: Collection[CandidateKey],
    ) -> set[int]:
        """The candidates that an article would have, were it entered and others taken out."""
        found: set[int] = set()
        gone = [n for n in besides if n is not None]
        for of in self._near.kinds() if len(vectors) else ():
            around = self._near.around(vectors, of).without(gone)
            if asks(kind, of):
                near = around.nearest(self._room(kind, of), reader.ids)
                found.update(n.number for n in near)
            if asks(of, kind):
                near_to = self._near.reached(around, beyond=of is not kind)
                found.update(n.number for n in near_to)
        for key in reader.keys_in_use(keys):
            before, after = reader.key_neighbours(key, id, REACH)
            found |= {*before, *after}
        return found.difference(besides)

    def _room(self, own: Kind, of: Kind) -> int:
        return room(self._near.k, beyond=own is not of)

    def _push(
        self, tx: ArticleWriter, number: int, around: Surroundings, *, beyond: bool
    ) -> Support:
        """Enter a node among the neighbours of others, where it pushes out the last."""
        support: Support = Counter()
        reached, k = self._near.reached(around, beyond=beyond), room(self._near.k, beyond=beyond)
        lists = tx.neighbours([n.number for n in reached], beyond=beyond)
        changed = {}
        for other, similarity in reached:
            new = Neighbour(number, similarity)
            kept, lost = pushed(lists[other], new, k, tx.ids)
            if number in lost:
                continue
            support[_pair(number, other)] += 1
            for one in lost:
                support[_pair(other, one)] -= 1
            changed[other] = kept
        self._keep(tx, changed, beyond=beyond)
        return support

    def _refill(
        self, tx: ArticleWriter, number: int, kind: Kind, others: Collection[int]
    ) -> Support:
        """Find new neighbours for those that had the node, of that kind, among theirs."""
        support: Support = Counter()
        for of in (of for of in Kind if asks(of, kind)):
            some = [other for other in others if self._near.kind(other) is of]
            if some:
                support.update(self._refilled(tx, number, kind, of, some))
        return support

    def _refilled(
        self, tx: ArticleWriter, number: int, kind: Kind, of: Kind, others: Collection[int]
    ) -> Support:
        """The same for others of one kind."""
        support: Support = Counter()
        changed, beyond, k = {}, of is not kind, self._room(of, kind)
        for other, kept in tx.neighbours(others, beyond=beyond).items():
            neighbours = kept.each()
            left = tuple(n for n in neighbours if n.number != number)
            if len(left) == len(neighbours):
                continue
            # A list that was not full had all that are near enough.
            filled = self._filled(tx, other, kind, left, k) if len(neighbours) == k else left
            support.update(_pair(other, n.number) for n in set(filled) - set(left))
            # Approximate search may have missed before what it finds now.
            support.subtract(_pair(other, n.number) for n in set(left) - set(filled))
            changed[other] = Neighbours.of(filled)
        self._keep(tx, changed, beyond=beyond)
        return support

    def _filled(
        self, tx: ArticleWriter, number: int, of: Kind, left: tuple[Neighbour, ...], k: int
    ) -> tuple[Neighbour, ...]:
        """The neighbours of a kind of a node found anew, among them and those left."""
        found = self._near.nearest(number, k, of, tx.ids)
        seen = {n.number for n in found}
        missed = [n for n in left if n.number not in seen]
        return first([*found, *missed], k, tx.ids)

    def _keep(self, tx: ArticleWriter, changed: dict[int, Neighbours], *, beyond: bool) -> None:
        tx.put_neighbours(changed, beyond=beyond)
        self._near.keep(changed, beyond=beyond)


def _under_keys(
    tx: ArticleReader, keys: Collection[CandidateKey], id: str, number: int, sign: int
) -> Support:
    """What one node more (sign 1) or less (-1) under its keys gives to pairs.

    It is near those within reach on both sides; those at both sides of it are one further apart.
    """
    support: Support = Counter()
    for key in tx.keys_in_use(keys):
        before, after = tx.key_neighbours(key, id, REACH)
        for other in (*before, *after):
            support[_pair(number, other)] += sign
        for distance, other in enumerate(before, start=1):
            opposite = REACH + 1 - distance
            if opposite <= len(after):
                support[_pair(other, after[opposite - 1])] -= sign
    return support


def _pair(a: int, b: int) -> frozenset[int]:
    return frozenset((a, b))
