"""Candidate recall of articles made of aligned lines: a translation among all stretches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from models.calibration import unit
from models.encoder import Vectors

Lines = tuple[int, ...]


def stretches(documents: Mapping[str, Sequence[int]], size: int) -> list[Lines]:
    """Every stretch of so many lines within a document: most overlap with some others."""
    return [
        tuple(lines[start : start + size])
        for lines in documents.values()
        for start in range(len(lines) - size + 1)
    ]


def article_vectors(vectors: Vectors, lengths: Vectors, articles: Sequence[Lines]) -> Vectors:
    """The mean of each article's line vectors by length: (n, d), not of length 1."""
    rows = [np.array(article) for article in articles]
    return np.array([lengths[r] @ vectors[r] / lengths[r].sum() for r in rows], dtype=np.float32)


def places_of(queries: Vectors, index: Vectors, own: Sequence[int]) -> NDArray[np.int64]:
    """How many rows of the index are more similar to each query than its own row: (n,)."""
    similarities = unit(queries) @ unit(index).T
    reached = similarities[np.arange(len(queries)), np.asarray(own, dtype=np.int64)]
    return np.asarray((similarities > reached[:, None]).sum(axis=1), dtype=np.int64)
