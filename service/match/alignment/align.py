"""Sentence alignment of two articles: which passages of one say what passages of the other say.

A monotone dynamic program over 1-1, 2-1 and 1-2 groups (as in Gale and Church 1993, with
embeddings in place of lengths as in Vecalign, Thompson and Koehn 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

_SKIP = 4
"""The move that leaves out a sentence of B; 0 leaves out one of A, 1 to 3 align passages."""
_NOTHING = -1.0
"""What is less than the gain of any groups."""


class Group(NamedTuple):
    """Sentences a_start..a_end (exclusive) of A aligned with b_start..b_end of B.

    `likeness` is 0 where two unrelated sentences of the two languages stand on average and
    1 where a sentence and its translation do; `moved` tells that the order was broken.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    likeness: float
    moved: bool = False

    @property
    def a_slice(self) -> slice:
        """The sentences of A."""
        return slice(self.a_start, self.a_end)

    @property
    def b_slice(self) -> slice:
        """The sentences of B."""
        return slice(self.b_start, self.b_end)


class Likeness(NamedTuple):
    """How alike the passages of two articles are, on the scale of their languages: float32.

    `one` (n, m) compares sentences, `two_a` (n - 1, m) each two neighbours of A joined with the
    sentences of B, and `two_b` (n, m - 1) the other way round.
    """

    one: Vectors
    two_a: Vectors
    two_b: Vectors


class Compared(NamedTuple):
    """A pair of articles: how alike their passages are, and the shares of their sentences in the
    text, (n,) of A and (m,) of B, each summing to 1."""

    likeness: Likeness
    weights_a: Vectors
    weights_b: Vectors


def joined(vectors: Vectors, weights: Vectors) -> Vectors:
    """Unit vectors of each two neighbouring sentences together: (n - 1, d) float32."""
    both = vectors[:-1] * weights[:-1, None] + vectors[1:] * weights[1:, None]
    norms = np.linalg.norm(both, axis=1, keepdims=True)
    return np.asarray(both / np.maximum(norms, 1e-9), dtype=np.float32)


def align(compared: Sequence[Compared], floor: float) -> list[list[Group]]:
    """Align the sentences of pairs of articles in one order, the groups of each from the last on.

    The groups that gain most, by one dynamic program over the sentences of A of all pairs. It takes
    little longer than for one where all are small; the time and memory it takes are those of as
    many pairs of the longest articles. floor: the likeness below which sentences are not aligned.
    """
    gain_11, gain_21, gain_12 = _gains(compared, floor)
    pairs, rows, columns = gain_11.shape
    best = np.zeros((rows + 1, pairs, columns + 1), dtype=np.float32)
    options = np.full((rows, 4, pairs, columns + 1), _NOTHING, dtype=np.float32)
    for i, option in enumerate(options):
        option[0] = best[i]
        np.add(best[i, :, :-1], gain_11[:, i], out=option[1, :, 1:])
        if i > 0:
            np.add(best[i - 1, :, :-1], gain_21[:, i - 1], out=option[2, :, 1:])
        if columns > 1:
            np.add(best[i, :, :-2], gain_12[:, i, :-1], out=option[3, :, 2:])
        np.maximum.accumulate(option.max(axis=0), axis=1, out=best[i + 1])
    moves = _moves(options, best[1:])
    return [
        _traced(moves[:, place].tobytes(), columns + 1, pair.likeness)
        for place, pair in enumerate(compared)
    ]


def _moves(options: Vectors, best: Vectors) -> NDArray[np.int8]:
    """The best move to each place, the first of equal ones: (n, k, m), given what the four moves
    that take a sentence of A gain, (n, 4, k, m)."""
    most = options.max(axis=1)
    found = np.full(most.shape, len(options[0]) - 1, dtype=np.int8)
    for move in reversed(range(len(options[0]) - 1)):
        found = np.where(options[:, move] == most, np.int8(move), found)
    return np.where(most < best, np.int8(_SKIP), found)


def _gains(compared: Sequence[Compared], floor: float) -> Vectors:
    """What each group of each pair gains: 1-1, 2-1 and 1-2, (3, k, n, m) for k pairs of n
    sentences of A and m of B at most; nothing of a pair depends on what lies beyond its own."""
    shapes = [pair.likeness.one.shape for pair in compared]
    n, m = map(max, zip(*shapes, strict=True))
    kinds = np.zeros((3, len(compared), n, m), dtype=np.float32)
    down = np.zeros((len(compared), n, 1), dtype=np.float32)
    across = np.zeros((len(compared), 1, m), dtype=np.float32)
    for place, (likeness, weights_a, weights_b) in enumerate(compared):
        for kind, part in zip(kinds, likeness, strict=True):
            kind[place, : part.shape[0], : part.shape[1]] = part
        down[place, : len(weights_a), 0] = weights_a
        across[place, 0, : len(weights_b)] = weights_b
    kinds -= floor
    kinds[0] *= down + across
    kinds[1, :, :-1] *= down[:, :-1] + down[:, 1:] + across
    kinds[2, :, :, :-1] *= down + across[:, :, :-1] + across[:, :, 1:]
    kinds /= 2
    return kinds


def _traced(moves: bytes, width: int, likeness: Likeness) -> list[Group]:
    """Follow the best moves back: `moves` has a row of `width` for each sentence of A, or more."""
    i, j = likeness.one.shape
    groups = []
    while i > 0 and j > 0:
        kind = moves[(i - 1) * width + j]
        if kind == 0:
            i -= 1
        elif kind == _SKIP:
            j -= 1
        else:
            di, dj = ((1, 1), (2, 1), (1, 2))[kind - 1]
            source = likeness[kind - 1]
            groups.append(Group(i - di, i, j - dj, j, float(source[i - di, j - dj])))
            i, j = i - di, j - dj
    return groups
