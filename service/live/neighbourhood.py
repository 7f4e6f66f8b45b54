"""The index vectors in memory and how near others must come: a cache of the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.index import FlatIndex
from service.match.verify import NEAR
from service.store import Neighbour

Ids = Callable[[Collection[int]], Mapping[int, str]]


class Neighbourhood:
    """Answers which nodes are near some vectors, and to which of them it is a nearest neighbour.

    The radius of a node is the least similarity with which another becomes one of its `k`
    neighbours. Any thread may ask; one thread changes.
    """

    def __init__(self, index: FlatIndex, k: int) -> None:
        self.k = k
        self._index = index
        self._radii = np.full(1024, np.inf, dtype=np.float32)
        self._lock = Lock()

    def become(self, other: Neighbourhood) -> None:
        """Hold what another one holds."""
        with self._lock:
            self._index, self._radii = other._index, other._radii

    def __len__(self) -> int:
        return len(self._index)

    def around(self, vectors: Vectors, besides: int | None = None) -> list[Neighbour]:
        """All nodes near enough to be candidates, nearest first, `besides` left out.

        vectors: those of one article, (m, d); it is as near as the nearest of them.
        """
        with self._lock:
            similarities, numbers = self._index.within(vectors, NEAR)
        return [
            Neighbour(int(n), float(s))
            for s, n in zip(similarities, numbers, strict=True)
            if n != besides
        ]

    def reached(self, near: Iterable[Neighbour]) -> list[Neighbour]:
        """Those of whose neighbours a node so near would become one, ties included."""
        return [n for n in near if n.similarity >= self._radius(n.number)]

    def vectors(self, number: int) -> Vectors:
        """The vectors of a node, (m, d) float32."""
        with self._lock:
            return self._index.vectors(number)

    def put(self, number: int, vectors: Vectors) -> None:
        """Add the vectors of a node, (m, d)."""
        with self._lock:
            self._index.add(np.full(len(vectors), number, dtype=np.int64), vectors)

    def remove(self, number: int) -> None:
        """Forget the vectors of a node."""
        with self._lock:
            self._index.remove(np.array([number], dtype=np.int64))

    def set_radius(self, number: int, neighbours: int, least: float) -> None:
        """Say how many neighbours a node has and the similarity of the last of them."""
        if number >= len(self._radii):
            more = np.full(max(number + 1, 2 * len(self._radii)), np.inf, dtype=np.float32)
            more[: len(self._radii)] = self._radii
            self._radii = more
        self._radii[number] = least if neighbours >= self.k else NEAR

    def nearest(self, number: int, ids: Ids) -> tuple[Neighbour, ...]:
        """The `k` nearest of a node, found anew."""
        vectors = self.vectors(number)
        found: dict[int, float] = {}
        # One more than is asked for tells whether the last has its equals.
        with self._lock:
            similarities, numbers = self._index.search(vectors, self.k + 2)
        for n, s in zip(numbers.ravel().tolist(), similarities.ravel().tolist(), strict=True):
            if n not in (-1, number) and s >= np.float32(NEAR):
                found[n] = max(s, found.get(n, s))
        near = [Neighbour(n, s) for n, s in found.items()]
        near.sort(key=lambda n: -n.similarity)
        if len(near) > self.k and near[self.k].similarity == near[self.k - 1].similarity:
            near = self.around(vectors, besides=number)
        return first(near, self.k, ids)

    def write(self, path: str) -> None:
        """Write the index into a file."""
        with self._lock:
            self._index.write(path)

    def _radius(self, number: int) -> np.float32 | float:
        return self._radii[number] if number < len(self._radii) else np.inf


def first(found: Iterable[Neighbour], k: int, ids: Ids) -> tuple[Neighbour, ...]:
    """The first `k` by similarity and, where that is equal at the end, by id."""
    ordered = sorted(found, key=lambda n: -n.similarity)
    if len(ordered) <= k:
        return tuple(ordered)
    last = ordered[k - 1].similarity
    if ordered[k].similarity < last:
        return tuple(ordered[:k])
    nearer = [n for n in ordered if n.similarity > last]
    equal = [n for n in ordered if n.similarity == last]
    names = ids([n.number for n in equal])
    equal.sort(key=lambda n: names[n.number])
    return tuple((nearer + equal)[:k])


def radius_of(neighbours: Collection[Neighbour]) -> tuple[int, float]:
    """How many neighbours there are and the similarity of the last, as `set_radius` takes them."""
    return len(neighbours), min((n.similarity for n in neighbours), default=0.0)


def half(vectors: Vectors) -> NDArray[np.float16]:
    """Index vectors as they are kept."""
    return vectors.astype(np.float16)
