"""The network of Universal Sentence Encoder Multilingual v3, for flat batches.

Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval" (2019), the
convolutional variant: token embeddings and two residual convolutions over their 2-, 3- and
5-grams, summed over the sentence, then a feed-forward network. The sentences of a batch lie end
to end; an n-gram that would reach into a neighbour sees zeros there.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor, nn
from torch.nn import functional

NGRAMS = ((2, 0), (3, 1), (5, 2))
"""(order, tokens of left context) of each branch of convolutions."""
CHUNKS = 17
"""Embedding row r has the quantisation scale and offset number r % 17."""
_VOCABULARY, _EMBEDDING, _BRANCH, _HIDDEN = 128_010, 512, 256, 320
_BRANCHES = len(NGRAMS) * _BRANCH
_EPSILON = 1e-12
# Enough tokens to read each weight matrix seldom, few enough to stay in the processor's caches.
_MICRO_BATCH_TOKENS = 768
_LEFT = max(left for _, left in NGRAMS)
_RIGHT = max(order - 1 - left for order, left in NGRAMS)


class Branch(nn.Module):
    """Two residual convolutions over the n-grams of one order: (tokens, 256) to the same."""

    def __init__(self, order: int, left: int) -> None:
        super().__init__()
        self.window = slice(_LEFT - left, _LEFT - left + order)
        self.first = nn.Linear(order * _BRANCH, _BRANCH)
        self.second = nn.Linear(order * _BRANCH, _BRANCH)

    def forward(self, tokens: Tensor, neighbours: Tensor) -> Tensor:
        """Return the features of the tokens; `neighbours` are the places of their n-grams."""
        places = neighbours[:, self.window]
        hidden = tokens + functional.relu(self.first(_ngrams(tokens, places)))
        return hidden + functional.relu(self.second(_ngrams(hidden, places)))


class Network(nn.Module):
    """Token ids (tokens,) and sentence lengths (sentences,) to unit vectors (sentences, 512).

    The embedding table stays quantised (uint8, 65 MB); rows are restored as they are used.
    """

    dimension = _EMBEDDING
    table: Tensor
    scale: Tensor
    low: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("table", torch.zeros(_VOCABULARY, _EMBEDDING, dtype=torch.uint8))
        self.register_buffer("scale", torch.zeros(CHUNKS))
        self.register_buffer("low", torch.zeros(CHUNKS))
        self.projection = nn.Linear(_EMBEDDING, _BRANCHES)
        self.projection_norm = nn.LayerNorm(_BRANCHES, eps=_EPSILON)
        self.branches = nn.ModuleList(Branch(order, left) for order, left in NGRAMS)
        self.token_norm = nn.LayerNorm(_EMBEDDING + _BRANCHES, eps=_EPSILON)
        self.token_output = nn.Linear(_EMBEDDING + _BRANCHES, _EMBEDDING)
        widths = ((_EMBEDDING, _HIDDEN), (_HIDDEN, _HIDDEN), (_HIDDEN, _EMBEDDING), (512, 512))
        self.dense = nn.ModuleList(nn.Linear(*width, bias=False) for width in widths)
        self.skips = nn.ModuleList(nn.Linear(*widths[i], bias=False) for i in (0, 2))

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """Return the vectors of the sentences."""
        pooled = [self._pool(*part) for part in _micro_batches(ids, lengths)]
        return self._feed_forward(torch.cat(pooled))

    def _pool(self, ids: Tensor, lengths: Tensor) -> Tensor:
        tokens = self._token_features(ids, lengths)
        # The sum goes before the linear map, which then has a row a sentence instead of a token.
        summed = torch.segment_reduce(tokens, "sum", lengths=lengths)
        counts = lengths.to(summed.dtype).unsqueeze(1)
        mapped = functional.linear(summed, self.token_output.weight)
        return (mapped + counts * self.token_output.bias) / counts.sqrt()

    def _token_features(self, ids: Tensor, lengths: Tensor) -> Tensor:
        embedded = self._embed(ids)
        neighbours = _neighbours(lengths, len(ids))
        projected = self.projection_norm(self.projection(embedded)).split(_BRANCH, dim=1)
        features = [
            branch(tokens, neighbours)
            for branch, tokens in zip(self.branches, projected, strict=True)
        ]
        normalised: Tensor = self.token_norm(torch.cat([embedded, *features], dim=1))
        return normalised

    def _embed(self, ids: Tensor) -> Tensor:
        chunk = ids % CHUNKS
        rows = self.table[ids].to(self.scale.dtype)
        return torch.addcmul(self.low[chunk, None], rows, self.scale[chunk, None])

    def _feed_forward(self, pooled: Tensor) -> Tensor:
        first = functional.relu(self.dense[0](pooled))
        second = functional.relu(self.skips[0](pooled) + self.dense[1](first))
        third = functional.relu(self.dense[2](second))
        return functional.normalize(torch.tanh(self.skips[1](second) + self.dense[3](third)))


def _micro_batches(ids: Tensor, lengths: Tensor) -> Iterator[tuple[Tensor, Tensor]]:
    sizes = lengths.tolist()
    first = start = tokens = 0
    for place, size in enumerate(sizes):
        if tokens and tokens + size > _MICRO_BATCH_TOKENS:
            yield ids[start : start + tokens], lengths[first:place]
            first, start, tokens = place, start + tokens, 0
        tokens += size
    yield ids[start:], lengths[first:]


def _ngrams(tokens: Tensor, places: Tensor) -> Tensor:
    return functional.embedding(places, functional.pad(tokens, (0, 0, 0, 1))).flatten(1)


def _neighbours(lengths: Tensor, total: int) -> Tensor:
    """For each token the places of its widest n-gram; `total` (a row of zeros) outside."""
    ends = lengths.cumsum(0)
    starts = (ends - lengths).repeat_interleave(lengths).unsqueeze(1)
    ends = ends.repeat_interleave(lengths).unsqueeze(1)
    places = torch.arange(total).unsqueeze(1) + torch.arange(-_LEFT, _RIGHT + 1)
    return torch.where((places >= starts) & (places < ends), places, total)
