"""The stories that an article tells one after another, as round-ups and liveblogs do.

The mean of the vectors of many stories is near to none of them, so the index has such an article
by its parts, too. It is cut, one cut after the other, where that makes the most of the lengths of
the sums of the vectors of its parts (Alemi and Ginsparg 2015, https://arxiv.org/abs/1503.05543).
Of these ways to cut it that counts by which sentences of one part are most alike, and those of
different parts least. Since parts of one story differ, too, as what happened and what was said of
it do, they are stories only where sentences of different parts have far less in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.calibration import unit
from models.encoder import Vectors

MOST_STORIES = 12
"""An article is taken apart into so many stories at most."""
_SENTENCES = 2.7
"""A story has so many sentences by their effective number (Kish 1965), three of one length"""
_SHARE = 0.03
"""or more, and takes up so much of the article: what a site adds hardly counts."""
_APART = 0.40
"""Parts are stories where the mean cosine of two sentences in different ones is less than so much
of that of two in one part; docs/architecture.md has figures."""
_BLOCK = 1_024
"""Sentences that are looked at together."""


class _Sums(NamedTuple):
    """What the sentences before each place are together, (n + 1, ...): their vectors by weight,
    their weights, and the squares of the weights and of the weighted vectors."""

    vectors: NDArray[np.float64]
    weights: NDArray[np.float64]
    squares: NDArray[np.float64]
    own: NDArray[np.float64]


class _Part(NamedTuple):
    """Sentences from a place up to another one, where they are best cut, and what that gains: 0
    where it makes no two of the size of a story."""

    gain: float
    cut: int
    start: int
    end: int


def story_vectors(vectors: Vectors, weights: Vectors) -> Vectors:
    """The mean vectors of the stories that an article tells: (k, d) float32 of length 1, none where
    it is but one; k is `MOST_STORIES` or less.

    vectors: (n, d), its sentences in the space of the index; weights: (n,), the share of the
    article that each takes up.
    """
    sums = _sums(vectors, weights.astype(np.float64))
    told = [(*_likeness(sums, ends), ends) for ends in _cuts(sums)]
    within, across, ends = max(told, key=lambda one: one[0] - one[1], default=(0.0, 0.0, None))
    if ends is None or across >= _APART * within:
        return np.empty((0, vectors.shape[1]), dtype=np.float32)
    return np.asarray(unit(np.diff(sums.vectors[ends], axis=0)), dtype=np.float32)


def _cuts(sums: _Sums) -> Iterator[NDArray[np.int64]]:
    """Where the parts end, 0 before them, with each cut more."""
    parts = [_part(sums, 0, len(sums.weights) - 1)]
    while len(parts) < MOST_STORIES and (best := max(parts)).gain > 0:
        place = parts.index(best)
        pieces = pairwise((best.start, best.cut, best.end))
        parts[place : place + 1] = [_part(sums, *piece) for piece in pieces]
        yield np.array([0, *(part.end for part in parts)])


def _sums(vectors: Vectors, weights: NDArray[np.float64]) -> _Sums:
    before = np.zeros((len(vectors) + 1, vectors.shape[1]))
    np.multiply(vectors, weights[:, None], out=before[1:])
    own = [(before[block] ** 2).sum(axis=1) for block in _blocks(np.arange(len(before)))]
    np.cumsum(before, axis=0, out=before)
    parts = weights, weights**2, np.concatenate(own)[1:]
    return _Sums(before, *(np.concatenate([np.zeros(1), part.cumsum()]) for part in parts))


def _blocks(places: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Places some at a time: the vectors of a book are not copied once more."""
    return [places[start : start + _BLOCK] for start in range(0, len(places), _BLOCK)]


def _lengths(sums: _Sums, places: NDArray[np.int64], other: int) -> NDArray[np.float64]:
    """How long the sums of the vectors between places and another one are."""
    blocks = _blocks(places)
    away = [np.linalg.norm(sums.vectors[one] - sums.vectors[other], axis=1) for one in blocks]
    return np.concatenate(away)


def _part(sums: _Sums, start: int, end: int) -> _Part:
    """The sentences between two places with their best cut."""
    places = np.arange(start + 1, end)
    places = places[_is_story(sums, start, places) & _is_story(sums, places, end)]
    if not len(places):
        return _Part(0.0, start, start, end)
    before, after = _lengths(sums, places, start), _lengths(sums, places, end)
    best = int((before + after).argmax())
    whole = np.linalg.norm(sums.vectors[end] - sums.vectors[start])
    return _Part(float(before[best] + after[best] - whole), int(places[best]), start, end)


def _is_story(
    sums: _Sums, start: NDArray[np.int64] | int, end: NDArray[np.int64] | int
) -> NDArray[np.bool_]:
    """Which parts have the size of a story."""
    share = sums.weights[end] - sums.weights[start]
    squares = sums.squares[end] - sums.squares[start]
    return np.asarray((share >= _SHARE) & (share**2 >= _SENTENCES * squares))


def _likeness(sums: _Sums, ends: NDArray[np.int64]) -> tuple[float, float]:
    """The mean cosine of two sentences in one part, of those that end at some places, and of two
    in different ones.

    Each pair of sentences counts by the product of their weights, and none is a pair with itself.
    """
    lengths = float((np.diff(sums.vectors[ends], axis=0) ** 2).sum())
    shares = float((np.diff(sums.weights[ends]) ** 2).sum())
    within = (lengths - sums.own[-1]) / (shares - sums.squares[-1])
    across = ((sums.vectors[-1] ** 2).sum() - lengths) / (sums.weights[-1] ** 2 - shares)
    return float(within), float(across)
