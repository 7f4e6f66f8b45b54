"""The index vectors in memory and how near others must come: a cache of the store."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter, neg

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.live.touched import Touched
from service.match.search.kind import Kind, room
from service.match.search.mixed_index import MixedIndex
from service.match.verdicts.first_look import NEAR
from service.store import Neighbour, Neighbours

Ids = Callable[[Collection[int]], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Nodes around some vectors, nearest first: similarities (n,) float32 and numbers (n,)."""

    similarities: Vectors
    numbers: NDArray[np.int64]

    def without(self, numbers: Collection[int]) -> Surroundings:
        """All but some."""
        return self.where(~np.isin(self.numbers, list(numbers)))

    def where(self, wanted: NDArray[np.bool_]) -> Surroundings:
        """Those that a mask, (n,), names."""
        return Surroundings(self.similarities[wanted], self.numbers[wanted])

    def nearest(self, k: int, ids: Ids) -> tuple[Neighbour, ...]:
        """The `k` nearest and, where that is equal at the end, the first by id."""
        if len(self.numbers) <= k:
            return tuple(self.each())
        return first(self.where(self.similarities >= self.similarities[k - 1]).each(), k, ids)

    def each(self) -> list[Neighbour]:
        """All of them."""
        pairs = zip(self.numbers.tolist(), self.similarities.tolist(), strict=True)
        return [Neighbour(number, similarity) for number, similarity in pairs]


class Neighbourhood:
    """Answers which nodes are near some vectors, and to which of them it is a nearest neighbour.

    The radius of a node is the least similarity with which another becomes one of its neighbours,
    of which there are so many of each kind (service.match.search.kind): it has one radius for
    its own kind, and one for what is beyond. Any thread may ask; one thread changes.
    """

    def __init__(self, index: MixedIndex, k: int) -> None:
        self.k = k
        self.touched: Touched | None = None
        """What was changed, where somebody wants to know."""
        self._index = index
        self._radii = [np.full(1024, np.inf, dtype=np.float32) for _ in (False, True)]

    def become(self, other: Neighbourhood) -> None:
        """Hold what another one holds."""
        self.close()
        self._index, self._radii = other._index, other._radii

    def close(self) -> None:
        """End what the index does beside; it may still be asked and written."""
        self._index.close()

    def __len__(self) -> int:
        return len(self._index)

    @property
    def moves(self) -> int:
        """How often the index has moved to another way of searching."""
        return self._index.moves

    def around(self, vectors: Vectors, of: Kind) -> Surroundings:
        """Nodes of a kind that are near enough to be candidates: all, or as many of the nearest
        as the index says.

        vectors: those of one article, (m, d); it is as near as the nearest of them.
        """
        return Surroundings(*self._index.of(of).within(vectors, NEAR))

    def kinds(self) -> list[Kind]:
        """The kinds of which it holds nodes."""
        return self._index.kinds()

    def kind(self, number: int) -> Kind:
        """The kind of a node; NATIVE where it does not hold it."""
        return self._index.kind(number)

    def reached(self, near: Surroundings, *, beyond: bool) -> list[Neighbour]:
        """Those of whose neighbours, of their own kind or beyond, a node so near would become one,
        ties included."""
        radii = self._radii[beyond]
        known = near.where(near.numbers < len(radii))
        return known.where(known.similarities >= radii[known.numbers]).each()

    def vectors(self, number: int) -> Vectors:
        """The vectors of a node, (m, d) float32."""
        return self._index.vectors(number)

    def numbers(self) -> NDArray[np.int64]:
        """All nodes it holds, (n,), ascending."""
        return self._index.numbers()

    def put(self, numbers: NDArray[np.int64], vectors: Vectors, carried: NDArray[np.bool_]) -> None:
        """Add vectors, (n, d), under the numbers of new nodes, (n,), of the kinds that a mask,
        (n,), names; all of a node at one time."""
        if self.touched is not None:
            self.touched.vectors.update(numbers.tolist())
        self._index.add(numbers, vectors, carried)

    def remove(self, numbers: NDArray[np.int64]) -> None:
        """Forget the vectors of nodes, if it has any."""
        if self.touched is not None:
            self.touched.vectors.update(numbers.tolist())
        self._index.remove(numbers)

    def set_radii(
        self,
        numbers: NDArray[np.int64],
        neighbours: NDArray[np.int64],
        least: Vectors,
        *,
        beyond: bool,
    ) -> None:
        """Say how many neighbours of its own kind, or beyond, each node has and the similarity of
        the last of them, (n,)."""
        if self.touched is not None:
            self.touched.radii.update(numbers.tolist())
        size, radii = int(numbers.max(initial=-1)) + 1, self._radii[beyond]
        if size > len(radii):
            more = np.full(max(size, 2 * len(radii)), np.inf, dtype=np.float32)
            more[: len(radii)] = radii
            self._radii[beyond] = radii = more
        full = neighbours >= room(self.k, beyond=beyond)
        radii[numbers] = np.where(full, least, np.float32(NEAR))

    def lose_radii(self, numbers: NDArray[np.int64]) -> None:
        """Let no other become a neighbour of nodes."""
        for radii in self._radii:
            radii[numbers[numbers < len(radii)]] = np.inf

    def keep(self, lists: Mapping[int, Neighbours], *, beyond: bool) -> None:
        """Say what the neighbours of nodes are, nearest first."""
        numbers = np.fromiter(lists, np.int64, len(lists))
        found = [own.similarities for own in lists.values()]
        least = [own[-1] if own else 0.0 for own in found]
        counts = np.fromiter(map(len, found), np.int64, len(lists))
        self.set_radii(numbers, counts, np.array(least, dtype=np.float32), beyond=beyond)

    def nearest(self, number: int, k: int, of: Kind, ids: Ids) -> tuple[Neighbour, ...]:
        """The `k` nearest of a kind to a node, found anew."""
        vectors = self.vectors(number)
        found: dict[int, float] = {}
        # One more than is asked for tells whether the last has its equals.
        similarities, numbers = self._index.of(of).search(vectors, k + 2)
        for n, s in zip(numbers.ravel().tolist(), similarities.ravel().tolist(), strict=True):
            if n not in (-1, number) and s >= np.float32(NEAR):
                found[n] = max(s, found.get(n, s))
        near = [Neighbour(n, s) for n, s in found.items()]
        near.sort(key=lambda n: -n.similarity)
        if len(near) > k and near[k].similarity == near[k - 1].similarity:
            return self.around(vectors, of).without([number]).nearest(k, ids)
        return first(near, k, ids)

    def write(self, path: str) -> None:
        """Write the index into a file; nothing may be changed meanwhile."""
        self._index.write(path)


def first(found: Iterable[Neighbour], k: int, ids: Ids) -> tuple[Neighbour, ...]:
    """The first `k` by similarity and, where that is equal at the end, by id."""
    return tuple(ranked(found, k, ids)[:k])


def pushed(own: Neighbours, new: Neighbour, k: int, ids: Ids) -> tuple[Neighbours, tuple[int, ...]]:
    """Neighbours, nearest first, with one more in its place: the first `k` as of `ranked`, and the
    numbers of the others."""
    place = bisect_right(own.similarities, -new.similarity, key=neg)
    numbers = *own.numbers[:place], new.number, *own.numbers[place:]
    similarities = *own.similarities[:place], new.similarity, *own.similarities[place:]
    if len(numbers) > k and similarities[k] == similarities[k - 1]:
        ordered = Neighbours.of(ranked(map(Neighbour, numbers, similarities), k, ids))
        numbers, similarities = ordered.numbers, ordered.similarities
    return Neighbours(numbers[:k], similarities[:k]), numbers[k:]


def ranked(found: Iterable[Neighbour], k: int, ids: Ids) -> list[Neighbour]:
    """All by similarity and, where that is equal around the `k`-th, by id."""
    ordered = sorted(found, key=attrgetter("similarity"), reverse=True)
    if len(ordered) <= k or ordered[k].similarity < ordered[k - 1].similarity:
        return ordered
    last = ordered[k].similarity
    equal = [n for n in ordered if n.similarity == last]
    start = ordered.index(equal[0])
    names = ids([n.number for n in equal])
    ordered[start : start + len(equal)] = sorted(equal, key=lambda n: names[n.number])
    return ordered


def half(vectors: Vectors) -> NDArray[np.float16]:
    """Index vectors as they are kept."""
    return vectors.astype(np.float16)
