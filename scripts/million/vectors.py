"""Index vectors as those of a large news archive are: topics, stories and their near-duplicates.

Nothing here is a text. The spectrum and the similarities are those that vectors of news have:
the mean of all has a length of about 0.45, a few dozen directions carry most of the rest,
unrelated articles have cosines of 0.1 to 0.5 and near-duplicates 0.75 to 0.98.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

DIMENSION = 512
LARGEST = 2_000
"""The most articles of one group of near-duplicates."""
BLOCK = 10_000
"""Articles that are made at one time; a group lies within one block."""
_LARGE_EVERY = 5
"""Blocks from one group of the largest size to the next."""
_TOPICS = 2_000
_SHARES = (0.2, 0.25, 0.55)
"""How much of a story is what all have in common, its topic, and its own."""
_LIKENESS = (0.75, 0.98)
"""How much of an article is the story that it tells."""


@dataclass(frozen=True, slots=True)
class Block:
    """Articles in a row: vectors (n, 512) float32, unit, and the group of each, (n,) int64."""

    vectors: Vectors
    groups: NDArray[np.int64]


def blocks(articles: int, seed: int) -> Iterator[Block]:
    """The first so many articles of a seed, block by block; more articles begin with the same."""
    rng = np.random.default_rng(seed)
    topics = _drawn(rng, _TOPICS)
    common = _drawn(rng, 1)
    first = 0
    for start in range(0, articles, BLOCK):
        block = _block(seed, start // BLOCK, common, topics)
        kept = min(BLOCK, articles - start)
        yield Block(block.vectors[:kept], block.groups[:kept] + first)
        first += int(block.groups.max()) + 1


def _block(seed: int, place: int, common: Vectors, topics: Vectors) -> Block:
    rng = np.random.default_rng((seed, place))
    sizes = _sizes(rng, large=place % _LARGE_EVERY == 0)
    groups = rng.permutation(np.repeat(np.arange(len(sizes)), sizes)[:BLOCK])
    # Few topics have most of the news.
    popular = (len(topics) * rng.random(len(sizes)) ** 2).astype(np.int64)
    parts = (common, topics[popular], _drawn(rng, len(sizes)))
    weighted = [np.sqrt(np.float32(s)) * p for s, p in zip(_SHARES, parts, strict=True)]
    stories = _unit(weighted[0] + weighted[1] + weighted[2])
    likeness = rng.uniform(*_LIKENESS, BLOCK).astype(np.float32)[:, None]
    own = _drawn(rng, BLOCK)
    vectors = _unit(np.sqrt(likeness) * stories[groups] + np.sqrt(1 - likeness) * own)
    return Block(vectors.astype(np.float16).astype(np.float32), groups)


def _sizes(rng: np.random.Generator, *, large: bool) -> NDArray[np.int64]:
    """Sizes of groups with a heavy tail, enough to fill a block."""
    drawn = (1 / (1 - rng.random(BLOCK))).astype(np.int64).clip(1, LARGEST)
    return np.concatenate([[LARGEST], drawn]) if large else drawn


def _drawn(rng: np.random.Generator, rows: int) -> Vectors:
    """Directions of which few carry much: (rows, 512) float32, unit."""
    spread = (np.arange(DIMENSION, dtype=np.float32) + 10) ** np.float32(-0.75)
    return _unit(rng.standard_normal((rows, DIMENSION), dtype=np.float32) * spread)


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
