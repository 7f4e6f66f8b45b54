"""The convolutions of `muse` over a few sentences at a time, and their sum over each sentence.

The sentences lie end to end, with rows of zeros in between that an n-gram sees beyond its own.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import count
from math import lcm

import numpy as np

from models.buffers import zeros
from models.muse_tokens import PARTS, Rows, TokenTable
from models.muse_weights import BRANCH, EMBEDDING, EPSILON, FEWEST, NGRAMS, Floats, Tensors

_LEFT = max(left for _, left in NGRAMS)
_RIGHT = max(order - 1 - left for order, left in NGRAMS)
_STEP = lcm(*(order for order, _ in NGRAMS))
_FEWEST_STEPS = -(-FEWEST * max(order for order, _ in NGRAMS) // _STEP)
"""So that every product has rows enough."""
_SHIFTS = [[*range(_LEFT - left, _LEFT - left + order), _LEFT] for order, left in NGRAMS]
"""Of which token each part of a branch is taken, from the one `_LEFT` before the own on."""
_FEATURES = EMBEDDING + len(NGRAMS) * BRANCH
_ONES = np.ones(BRANCH, np.float32)
_BLOCK = 25 * _STEP
"""Rows that stay in the nearer caches while all is done to them."""
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
        self.outer = np.flatnonzero(~self.own)
        around = np.full(_LEFT + self.size + _RIGHT, outside, np.int64)
        self.rows = around[_LEFT : _LEFT + self.size]
        self.rows[self.own] = rows
        part = count()
        self.parts = [
            [around[shift : shift + self.size] * PARTS + next(part) for shift in shifts]
            for shifts in _SHIFTS
        ]

    def blocks(self) -> Iterator[slice]:
        """Its rows, some at a time."""
        return (slice(at, min(at + _BLOCK, self.size)) for at in range(0, self.size, _BLOCK))


class _Workspace:
    """What one thread computes in, again and again: fresh memory costs as much as a step."""

    def __init__(self, size: int) -> None:
        self.packed = zeros((size, EMBEDDING), np.uint8)
        self.embedded = zeros((size, EMBEDDING), np.float32)
        self.part = zeros((_BLOCK, BRANCH), np.float32)
        self.hidden = zeros((len(NGRAMS), _LEFT + size + _RIGHT, BRANCH), np.float32)
        self.features = zeros((len(NGRAMS), size, BRANCH), np.float32)
        self.sums, self.squares = np.empty((2, len(NGRAMS), size), np.float32)


class Pooling:
    """Tokens to the normalised features of each sentence, summed: (sentences, 1280) float32."""

    def __init__(self, weights: Tensors) -> None:
        self._weights = weights
        self._own = threading.local()
        self._floors = [_steps(-weights[f"first_bias_{order}"]) for order, _ in NGRAMS]
        self._biases = [_steps(weights[f"second_bias_{order}"]) for order, _ in NGRAMS]
        self._zeros = zeros((_STEP * BRANCH,), np.float32)

    def __call__(self, tokens: TokenTable, rows: Rows, lengths: Sequence[int]) -> Floats:
        """Return the sums of the sentences whose tokens have these rows, end to end."""
        layout = _Layout(rows, lengths, tokens.outside)
        space = self._workspace(layout.size)
        self._convolve_first(tokens, layout, space)
        for branch in range(len(NGRAMS)):
            self._convolve_second(branch, layout, space)
        pooled = _sum_normalised(tokens, layout, space)
        pooled *= self._weights["token_norm"]
        pooled += layout.lengths.astype(np.float32)[:, None] * self._weights["token_norm_bias"]
        return pooled

    def _workspace(self, size: int) -> _Workspace:
        if size > ROOM:
            return _Workspace(size)
        if not hasattr(self._own, "space"):
            self._own.space = _Workspace(ROOM)
        space: _Workspace = self._own.space
        return space

    def _convolve_first(self, tokens: TokenTable, layout: _Layout, space: _Workspace) -> None:
        table, inner = tokens.parts.reshape(-1, BRANCH), space.hidden[:, _LEFT:]
        for rows in layout.blocks():
            for parts, floor, hidden in zip(layout.parts, self._floors, inner, strict=True):
                _sum_parts(table, [at[rows] for at in parts], floor, hidden[rows], space.part)
        inner[:, layout.outer] = 0
        inner[:, layout.size : layout.size + _RIGHT] = 0

    def _convolve_second(self, branch: int, layout: _Layout, space: _Workspace) -> None:
        order, left = NGRAMS[branch]
        features, hidden = space.features[branch, : layout.size], space.hidden[branch]
        for shift in range(order):
            # Every order-th n-gram: these do not overlap, so they are a matrix as they lie.
            start = _LEFT - left + shift
            ngrams = hidden[start : start + layout.size].reshape(-1, order * BRANCH)
            np.matmul(ngrams, self._weights[f"second_{order}"], out=features[shift::order])
        for rows in layout.blocks():
            block = features[rows]
            steps = block.reshape(-1, len(self._zeros))
            steps += self._biases[branch]
            np.maximum(steps, self._zeros, out=steps)
            block += hidden[_LEFT:][rows]
            np.vecdot(block, _ONES, out=space.sums[branch, rows])
            np.vecdot(block, block, out=space.squares[branch, rows])


def _sum_parts(
    table: Floats, parts: Sequence[Rows], floor: Floats, hidden: Floats, part: Floats
) -> None:
    """Put into `hidden` what these rows of the table make as the first convolution of a branch."""
    first, *others, own = parts
    part = part[: len(hidden)]
    # Clipping changes nothing here; it only spares a copy.
    np.take(table, first, axis=0, out=hidden, mode="clip")
    for at in others:
        np.take(table, at, axis=0, out=part, mode="clip")
        hidden += part
    steps = hidden.reshape(-1, len(floor))
    np.maximum(steps, floor, out=steps)
    np.take(table, own, axis=0, out=part, mode="clip")
    hidden += part


def _steps(values: Floats) -> Floats:
    """Values for some rows end to end: as fast again as one row for all rows of a block."""
    steps = zeros((_STEP, BRANCH), np.float32)
    steps[:] = values
    return steps.reshape(-1)


def _sum_normalised(tokens: TokenTable, layout: _Layout, space: _Workspace) -> Floats:
    """Sum layer-normalised features without making them: the factor of a token is its weight."""
    inverse, mean = _moments(tokens, layout, space)
    scaled = inverse * tokens.scale[layout.rows]
    pooled = np.empty((len(layout.lengths), _FEATURES), np.float32)
    embeddings = pooled[:, :EMBEDDING]
    branches = pooled[:, EMBEDDING:].reshape(-1, len(NGRAMS), BRANCH)
    for sentence, (start, length) in enumerate(
        zip(layout.starts.tolist(), layout.lengths.tolist(), strict=True)
    ):
        at = slice(start, start + length)
        packed, embedded = space.packed[:length], space.embedded[:length]
        np.take(tokens.packed, layout.rows[at], axis=0, out=packed, mode="clip")
        np.copyto(embedded, packed)
        np.matmul(scaled[at], embedded, out=embeddings[sentence])
        np.matmul(inverse[at], space.features[:, at], out=branches[sentence])
    embeddings += _sums(inverse * tokens.low[layout.rows], layout)
    pooled -= _sums(inverse * mean, layout)
    return pooled


def _sums(values: Floats, layout: _Layout) -> Floats:
    """Those of each sentence, (sentences, 1)."""
    # What is summed here is taken from sums like it: the rounding of single precision would show.
    bounds = np.stack([layout.starts, layout.starts + layout.lengths], axis=1).ravel()
    sums = np.add.reduceat(values.astype(np.float64), bounds)[::2]
    return sums.astype(np.float32)[:, None]


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
