"""What the first layers of `muse` make of a token by itself, kept for the tokens used last.

The projection and the products of the first convolutions depend on one token each, before they
are summed over n-grams. News repeats its tokens: computed once for a token and then looked up,
they spare more than half of the network's multiplications.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.buffers import zeros
from models.cores import map_batches
from models.muse_weights import BRANCH, EMBEDDING, EPSILON, NGRAMS, Floats, Tensors, product

Rows = NDArray[np.int64]

PARTS = sum(order + 1 for order, _ in NGRAMS)
_AT_ONCE = 256
"""Tokens that one thread computes at a time."""


class TokenTable:
    """A row for each of at most `capacity` tokens; the last row, `outside`, is no token: zeros.

    `packed` (rows, 512) uint8 with `scale` and `low` (rows,) is the embedding, `sums` and
    `squares` (rows,) are those of its values. `parts` (rows, 13, 256) is what lies side by side
    because it is read together: for each branch the first convolution's products for every place
    of its n-gram, and the projection with the bias of that convolution.
    """

    def __init__(self, weights: Tensors, capacity: int) -> None:
        self._weights = weights
        rows = capacity + 1
        self.outside = capacity
        self.packed = zeros((rows, EMBEDDING), np.uint8)
        self.scale, self.low, self.sums, self.squares = np.zeros((4, rows), np.float32)
        self.parts = zeros((rows, PARTS, BRANCH), np.float32)
        # max(x + bias, 0) + projected is max(x, -bias) + (projected + bias): no step for a bias.
        self._bias = [weights[f"first_bias_{order}"] for order, _ in NGRAMS]
        self._matrices = [_side_by_side(weights[f"first_{order}"]) for order, _ in NGRAMS]
        self._row_of = np.full(len(weights["table"]), -1, np.int64)
        self._token_in = np.full(capacity, -1, np.int64)
        self._used = np.full(capacity, -1, np.int64)

    def rows(self, ids: NDArray[np.int32]) -> Rows | None:
        """Return the row of each token, None where more tokens are different than it has rows.

        Rows that it returned before may belong to other tokens afterwards.
        """
        present = np.zeros(len(self._row_of), bool)
        present[ids] = True
        tokens = np.flatnonzero(present)
        if len(tokens) > self.outside:
            return None
        known = self._row_of[tokens]
        now = self._used.max() + 1
        self._used[known[known >= 0]] = now
        missing = tokens[known < 0]
        taken = self._given_up(len(missing))
        self._compute(missing, taken)
        # Named only now: where computing fails, no token has the values of another one.
        self._row_of[missing] = taken
        self._token_in[taken] = missing
        self._used[taken] = now
        return self._row_of[ids]

    def _given_up(self, count: int) -> NDArray[np.int64]:
        """Rows that were not used for longest, or never; they are no token's any more."""
        taken = np.argpartition(self._used, count - 1)[:count]
        before = self._token_in[taken]
        self._row_of[before[before >= 0]] = -1
        self._token_in[taken] = -1
        self._used[taken] = -1
        return taken

    def _compute(self, tokens: NDArray[np.int64], rows: NDArray[np.int64]) -> None:
        parts = (slice(at, at + _AT_ONCE) for at in range(0, len(tokens), _AT_ONCE))
        list(map_batches(lambda part: self._fill(tokens[part], rows[part]), parts))

    def _fill(self, tokens: NDArray[np.int64], rows: NDArray[np.int64]) -> None:
        projected = self._project(self._embed(tokens, rows))
        begin = 0
        for branch, (order, _) in enumerate(NGRAMS):
            own = projected[:, branch * BRANCH : (branch + 1) * BRANCH]
            products = product(own, self._matrices[branch])
            self.parts[rows, begin : begin + order] = products.reshape(-1, order, BRANCH)
            own += self._bias[branch]
            self.parts[rows, begin + order] = own
            begin += order + 1

    def _embed(self, tokens: NDArray[np.int64], rows: NDArray[np.int64]) -> Floats:
        weights = self._weights
        packed, chunk = weights["table"][tokens], tokens % len(weights["scale"])
        scale, low = weights["scale"][chunk], weights["low"][chunk]
        embedded: Floats = packed * scale[:, None]
        embedded += low[:, None]
        self.packed[rows], self.scale[rows], self.low[rows] = packed, scale, low
        self.sums[rows] = embedded.sum(axis=1)
        self.squares[rows] = np.vecdot(embedded, embedded)
        return embedded

    def _project(self, embedded: Floats) -> Floats:
        weights = self._weights
        projected: Floats = product(embedded, weights["projection"])
        projected += weights["projection_bias"]
        projected -= projected.mean(axis=1, keepdims=True)
        variance = np.vecdot(projected, projected) / np.float32(projected.shape[1])
        projected /= np.sqrt(variance + np.float32(EPSILON))[:, None]
        projected *= weights["projection_norm"]
        projected += weights["projection_norm_bias"]
        return projected


def _side_by_side(convolution: Floats) -> Floats:
    """The matrices of the places of an n-gram, (order * 256, 256), as (256, order * 256)."""
    places = convolution.reshape(-1, BRANCH, BRANCH)
    return places.transpose(1, 0, 2).reshape(BRANCH, -1)
