"""The network of Universal Sentence Encoder Multilingual v3, over numpy, for flat batches.

Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval" (2019), the
convolutional variant: token embeddings and two residual convolutions over their 2-, 3- and
5-grams, normalised and summed over the sentence, then a feed-forward network.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from math import ceil

import numpy as np
from numpy.typing import NDArray

from models.cores import cores_in_use, map_batches
from models.muse_pooling import GAP, Pooling
from models.muse_tokens import Rows, TokenTable
from models.muse_weights import EMBEDDING, Floats, Tensors, product

_TOKENS_KEPT = 8192
"""Tokens whose part of the network is kept, 15 kB each: nine of ten tokens of news are these."""
_ROWS = 1500
"""Rows of a micro batch: enough to read each matrix seldom, few enough for the caches."""
_FEWEST_ROWS = 250
"""Rows worth a core of their own."""
_SENTENCES = 256
"""Sentences that one thread takes through the feed-forward network at a time."""


class Network:
    """Token ids of sentences to their unit vectors; `kept` tokens have their part kept.

    The embedding table stays quantised (uint8, 65 MB); rows are restored as they are used.
    """

    dimension = EMBEDDING

    def __init__(self, weights: Tensors, kept: int = _TOKENS_KEPT) -> None:
        self.weights = weights
        self._tokens = TokenTable(weights, kept)
        self._pooling = Pooling(weights)
        # A call takes all cores, and another one would change the table below its hands.
        self._calling = threading.Lock()

    def __call__(self, sentences: Sequence[NDArray[np.int32]]) -> Floats:
        """Return the vectors (sentences, 512) float32; each sentence has a token or more."""
        with self._calling:
            pooled = np.concatenate(list(self._pool(sentences)))
        lengths = np.array([[len(sentence)] for sentence in sentences], np.float32)
        parts = (slice(at, at + _SENTENCES) for at in range(0, len(sentences), _SENTENCES))
        vectors = map_batches(lambda part: self._feed_forward(pooled[part], lengths[part]), parts)
        return np.concatenate(list(vectors))

    def _pool(self, sentences: Sequence[NDArray[np.int32]]) -> Iterator[Floats]:
        ids, tokens = np.concatenate(sentences), self._tokens
        rows = tokens.rows(ids)
        if rows is None and len(sentences) > 1:
            middle = len(sentences) // 2
            yield from self._pool(sentences[:middle])
            yield from self._pool(sentences[middle:])
            return
        if rows is None:
            tokens = TokenTable(self.weights, len(ids))
            rows = tokens.rows(ids)
            assert rows is not None
        batches = _micro_batches(rows, [len(sentence) for sentence in sentences])
        yield from map_batches(lambda batch: self._pooling(tokens, *batch), batches)

    def _feed_forward(self, summed: Floats, lengths: Floats) -> Floats:
        weights = self.weights
        # The linear map of tokens comes after their sum: a row a sentence instead of a token.
        pooled = product(summed, weights["token_output"])
        pooled += lengths * weights["token_output_bias"]
        pooled /= np.sqrt(lengths)
        first = np.maximum(product(pooled, weights["dense_0"]), 0)
        skipped = product(pooled, weights["skip_1"])
        second = np.maximum(skipped + product(first, weights["dense_1"]), 0)
        third = np.maximum(product(second, weights["dense_2"]), 0)
        skipped = product(second, weights["skip_3"])
        vectors: Floats = np.tanh(skipped + product(third, weights["dense_3"]))
        vectors /= np.sqrt(np.vecdot(vectors, vectors))[:, None]
        return vectors


def _micro_batches(rows: Rows, lengths: Sequence[int]) -> Iterator[tuple[Rows, Sequence[int]]]:
    """Cut a batch between sentences into parts of like size, as many for each core."""
    laid = np.cumsum(np.array(lengths) + GAP)
    total, cores = int(laid[-1]), cores_in_use()
    parts = max(1, min(ceil(total / (_ROWS * cores)) * cores, total // _FEWEST_ROWS))
    ends = np.searchsorted((laid - 1) * parts // total, np.arange(parts), side="right")
    first = start = 0
    for end in ends.tolist():
        tokens = sum(lengths[first:end])
        if tokens:
            yield rows[start : start + tokens], lengths[first:end]
        first, start = end, start + tokens
