"""The network of multilingual-e5-small for flat batches, without padding.

Devlin et al., "BERT" (2019): token, position and type embeddings, then layers of self-attention
and a feed-forward network, each added to its input and normalised; e5 takes the mean over the
tokens. The sentences of a batch lie end to end; attention runs over those of equal length at
once, everything else over all tokens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from models.q4 import dequantise


class _Affine(NamedTuple):
    weight: Tensor
    bias: Tensor


class _Layer(NamedTuple):
    """The query, key and value of all heads are one product: (3 x hidden, hidden)."""

    projections: _Affine
    attention_output: _Affine
    attention_norm: _Affine
    intermediate: _Affine
    output: _Affine
    output_norm: _Affine


class _Group(NamedTuple):
    """Sentences of one length, whose tokens are the rows from `start` to `stop`."""

    start: int
    stop: int
    length: int


class E5Network:
    """Token ids of sentences, those of one length together, to unit vectors (sentences, hidden).

    `shape` is named as in BertConfig, `weights` as in the state of a BertModel, but the table
    of words, which stays in 4 bits. A sentence has at most `max_position_embeddings` tokens.
    """

    def __init__(self, shape: Mapping[str, Any], weights: Mapping[str, Tensor]) -> None:
        self._heads = int(shape["num_attention_heads"])
        self._epsilon = float(shape["layer_norm_eps"])
        table = "embeddings.word_embeddings."
        self._nibbles, self._scales = weights[table + "nibbles"], weights[table + "scales"]
        # Every token is of type 0.
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self._positions = weights["embeddings.position_embeddings.weight"] + kind
        self._norm = _affine(weights, "embeddings.LayerNorm")
        self._layers = [_layer(weights, n) for n in range(int(shape["num_hidden_layers"]))]

    @torch.inference_mode()
    def __call__(self, sentences: Sequence[Sequence[int]]) -> Tensor:
        """Return the vectors; sentences of one length must follow one another to be fast."""
        groups = _groups(sentences)
        tokens = self._embed(sentences)
        for layer in self._layers:
            tokens = self._attend(layer, tokens, groups)
            inner = functional.gelu(functional.linear(tokens, *layer.intermediate))
            mapped = functional.linear(inner, *layer.output)
            tokens = self._normalise(mapped.add_(tokens), layer.output_norm)
        width = tokens.shape[1]
        means = [tokens[g.start : g.stop].view(-1, g.length, width).mean(1) for g in groups]
        return functional.normalize(torch.cat(means))

    def _embed(self, sentences: Sequence[Sequence[int]]) -> Tensor:
        ids = np.concatenate(sentences)
        places = torch.cat([torch.arange(len(sentence)) for sentence in sentences])
        distinct, rows = map(torch.from_numpy, np.unique(ids, return_inverse=True))
        words = dequantise(self._nibbles[distinct], self._scales[distinct])
        return self._normalise(words[rows].add_(self._positions[places]), self._norm)

    def _attend(self, layer: _Layer, tokens: Tensor, groups: Sequence[_Group]) -> Tensor:
        projected = functional.linear(tokens, *layer.projections)
        attended = torch.empty_like(tokens)
        for start, stop, length in groups:
            parts = projected[start:stop].view(-1, length, 3, self._heads, self._head(tokens))
            query, key, value = parts.permute(2, 0, 3, 1, 4)
            mixed = functional.scaled_dot_product_attention(query, key, value)
            attended[start:stop] = mixed.transpose(1, 2).flatten(2).flatten(0, 1)
        mapped = functional.linear(attended, *layer.attention_output)
        return self._normalise(mapped.add_(tokens), layer.attention_norm)

    def _head(self, tokens: Tensor) -> int:
        return tokens.shape[1] // self._heads

    def _normalise(self, tokens: Tensor, norm: _Affine) -> Tensor:
        return functional.layer_norm(tokens, tokens.shape[1:], *norm, self._epsilon)


def _groups(sentences: Sequence[Sequence[int]]) -> list[_Group]:
    groups: list[_Group] = []
    start = 0
    for length, members in groupby(map(len, sentences)):
        stop = start + sum(members)
        groups.append(_Group(start, stop, length))
        start = stop
    return groups


def _affine(weights: Mapping[str, Tensor], *names: str) -> _Affine:
    """The maps of these names as one, one below the other."""
    return _Affine(
        *(torch.cat([weights[f"{name}.{part}"] for name in names]) for part in _Affine._fields)
    )


def _layer(weights: Mapping[str, Tensor], number: int) -> _Layer:
    place = f"encoder.layer.{number}."
    attention = place + "attention."
    return _Layer(
        _affine(weights, *(f"{attention}self.{name}" for name in ("query", "key", "value"))),
        _affine(weights, f"{attention}output.dense"),
        _affine(weights, f"{attention}output.LayerNorm"),
        _affine(weights, f"{place}intermediate.dense"),
        _affine(weights, f"{place}output.dense"),
        _affine(weights, f"{place}output.LayerNorm"),
    )
