"""The convolutions of `muse` over a few sentences at a time, and their sum over each sentence.

The sentences lie end to end, with rows of zeros in between that an n-gram sees beyond its own.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from math import lcm

import numpy as np

from models.muse_tokens import Rows, TokenTable
from models.muse_weights import BRANCH, EMBEDDING, EPSILON, FEWEST, NGRAMS, Floats, Weights

_LEFT = max(left for _, left in NGRAMS)
_RIGHT = max(order - 1 - left for order, left in NGRAMS)
_STEP = lcm(*(order for order, _ in NGRAMS))
_FEWEST_STEPS = -(-FEWEST * max(order for order, _ in NGRAMS) // _STEP)
"""So that every product has rows enough."""
_FEATURES = EMBEDDING + len(NGRAMS) * BRANCH
_ONES = np.ones(BRANCH, np.float32)
_BLOCK = 120
"""Rows that stay in the nearest cache while all is done to them."""
GAP = max(_LEFT, _RIGHT)
"""Rows of zeros after each sentence."""
ROOM = 2100
"""Rows that a thread keeps memory for: those of the longest window, and of many short ones."""


class _Layout:
    """Where the sentences of a batch lie; `size` is a multiple of the order of each n-gram."""

    def __init__(self, rows: Rows, lengths: Sequence[int], outside: int) -> None:
        self.lengths = np.array(lengths)
        ends = np.cumsum(self.lengths + GAP)
        self.starts = ends - self.lengths - GAP
        self.size = max(-(-int(ends[-1]) // _STEP), _FEWEST_STEPS) * _STEP
        self.own = np.ones(self.size, bool)
        self.own[ends[-1] :] = False
        for gap in range(1, GAP + 1):
            self.own[ends - gap] = False
        self.around = np.full(_LEFT + self.size + _RIGHT, outside, np.int32)
        self.rows = self.around[_LEFT : _LEFT + self.size]
        self.rows[self.own] = rows


class _Workspace:
    """What one thread computes in, again and again: fresh memory costs as much as a step."""

    def __init__(self, size: int) -> None:
        self.packed = np.empty((size, EMBEDDING), np.uint8)
        self.embedded = np.empty((size, EMBEDDING), np.float32)
        self.part = np.empty((size, BRANCH), np.float32)
        self.hidden = np.zeros((_LEFT + size + _RIGHT, BRANCH), np.float32)
        self.features = np.empty((len(NGRAMS), size, BRANCH), np.float32)
        self.sums, self.squares = np.empty((2, len(NGRAMS), size), np.float32)


class Pooling:
    """Tokens to the normalised features of each sentence, summed: (sentences, 1280) float32."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._own = threading.local()

    def __call__(self, tokens: TokenTable, rows: Rows, lengths: Sequence[int]) -> Floats:
        """Return the sums of the sentences whose tokens have these rows, end to end."""
        layout = _Layout(rows, lengths, tokens.outside)
        space = self._workspace(layout.size)
        for branch in range(len(NGRAMS)):
            _convolve_first(branch, tokens, layout, space)
            self._convolve_second(branch, layout, space)
        pooled = _sum_normalised(tokens, layout, space)
        pooled *= self._weights["token_norm"]
        pooled += layout.lengths[:, None] * self._weights["token_norm_bias"]
        return pooled

    def _workspace(self, size: int) -> _Workspace:
        if size > ROOM:
            return _Workspace(size)
        if not hasattr(self._own, "space"):
            self._own.space = _Workspace(ROOM)
        space: _Workspace = self._own.space
        return space

    def _convolve_second(self, branch: int, layout: _Layout, space: _Workspace) -> None:
        order, left = NGRAMS[branch]
        features = space.features[branch, : layout.size]
        for shift in range(order):
            # Every order-th n-gram: these do not overlap, so they are a matrix as they lie.
            start = _LEFT - left + shift
            ngrams = space.hidden[start : start + layout.size].reshape(-1, order * BRANCH)
            np.matmul(ngrams, self._weights[f"second_{order}"], out=features[shift::order])
        bias, hidden = self._weights[f"second_bias_{order}"], space.hidden[_LEFT:]
        for start in range(0, layout.size, _BLOCK):
            block = features[start : start + _BLOCK]
            block += bias
            np.maximum(block, 0, out=block)
            block += hidden[start : start + len(block)]
            space.sums[branch, start : start + len(block)] = np.vecdot(block, _ONES)
            np.vecdot(block, block, out=space.squares[branch, start : start + len(block)])


def _convolve_first(branch: int, tokens: TokenTable, layout: _Layout, space: _Workspace) -> None:
    order, left = NGRAMS[branch]
    before = sum(order for order, _ in NGRAMS[:branch])
    hidden, part = space.hidden[_LEFT : _LEFT + layout.size], space.part[: layout.size]
    for place in range(order):
        start = _LEFT - left + place
        at = layout.around[start : start + layout.size]
        table = tokens.products[before + place]
        # Clipping changes nothing here; it only spares a copy.
        np.take(table, at, axis=0, out=part if place else hidden, mode="clip")
        if place:
            hidden += part
    np.maximum(hidden, tokens.floors[branch], out=hidden)
    np.take(tokens.projected[branch], layout.rows, axis=0, out=part, mode="clip")
    hidden += part
    hidden[~layout.own] = 0
    space.hidden[_LEFT + layout.size : _LEFT + layout.size + _RIGHT] = 0


def _sum_normalised(tokens: TokenTable, layout: _Layout, space: _Workspace) -> Floats:
    """Sum layer-normalised features without making them: the factor of a token is its weight."""
    packed, embedded = space.packed[: layout.size], space.embedded[: layout.size]
    np.take(tokens.packed, layout.rows, axis=0, out=packed, mode="clip")
    np.copyto(embedded, packed)
    inverse, mean = _moments(tokens, layout, space)
    scaled, low = inverse * tokens.scale[layout.rows], inverse * tokens.low[layout.rows]
    taken = inverse * mean
    pooled = np.empty((len(layout.lengths), _FEATURES), np.float32)
    for sentence, (start, length) in enumerate(zip(layout.starts, layout.lengths, strict=True)):
        at = slice(start, start + length)
        np.matmul(scaled[at], embedded[at], out=pooled[sentence, :EMBEDDING])
        pooled[sentence, :EMBEDDING] += low[at].sum()
        for branch, features in enumerate(space.features):
            begin = EMBEDDING + branch * BRANCH
            np.matmul(inverse[at], features[at], out=pooled[sentence, begin : begin + BRANCH])
        pooled[sentence] -= taken[at].sum()
    return pooled


def _moments(tokens: TokenTable, layout: _Layout, space: _Workspace) -> tuple[Floats, Floats]:
    """The inverse of the deviation and the mean of each row's features; zero outside sentences."""
    count = np.float32(_FEATURES)
    sums = tokens.sums[layout.rows] + space.sums[:, : layout.size].sum(axis=0)
    squares = tokens.squares[layout.rows] + space.squares[:, : layout.size].sum(axis=0)
    mean: Floats = sums / count
    inverse = np.zeros(layout.size, np.float32)
    variance = (squares / count - mean * mean)[layout.own]
    inverse[layout.own] = 1 / np.sqrt(variance + np.float32(EPSILON))
    return inverse, mean
