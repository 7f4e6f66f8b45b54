"""semhash with vectors that are there already.

It forms its groups itself: an article goes to the likest of those kept before it that reaches the
threshold, or is kept. So a lower threshold does not only join groups, and each has to be tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from semhash import SemHash
from semhash.datamodels import DeduplicationResult

from comparison.oracle import Labels, SweptClusters, best, count
from models.encoder import Vectors

_FURTHER = 500


def best_groups(
    texts: Sequence[str], vectors: Vectors, gold: Sequence[str], seconds: float
) -> SweptClusters:
    """Return the groups of semhash at its best threshold; the vectors took so many seconds.

    Tried is every cosine of two articles that are truly one, and 500 further ones, evenly
    spread by rank among the cosines of all pairs.
    """
    start = perf_counter()
    records = [{"place": place, "text": text} for place, text in enumerate(texts)]
    index = SemHash.from_embeddings(
        vectors, records, model=_NoEncoder(), columns=["text"], ann_backend="basic"
    )
    seconds += perf_counter() - start
    thresholds = _thresholds(vectors, gold)
    result = index.self_deduplicate(float(thresholds[0]))
    groups: dict[float, Labels] = {}
    for threshold in thresholds.tolist():
        result.rethreshold(threshold)
        groups[threshold] = _labels(result, len(texts))
    points = [count(labels, gold, threshold) for threshold, labels in groups.items()]
    chosen = best(points)
    start = perf_counter()
    index.self_deduplicate(chosen.threshold)
    seconds += perf_counter() - start
    return SweptClusters(points[::-1], chosen, groups[chosen.threshold], seconds)


class _NoEncoder:
    """Stands where semhash wants an encoder, which it never asks for vectors it has."""

    def encode(self, inputs: object, **_: object) -> Vectors:
        raise AssertionError(f"asked to encode {inputs!r}")


def _thresholds(vectors: Vectors, gold: Sequence[str]) -> NDArray[np.float32]:
    """The thresholds to try, ascending; the last one is above every cosine."""
    left, right = np.triu_indices(len(gold), 1)
    cosines = (vectors @ vectors.T)[left, right]
    truth = np.array(gold)
    true = cosines[truth[left] == truth[right]]
    spread = np.quantile(cosines, np.linspace(0, 1, _FURTHER)) if len(cosines) else true
    # A hair lower, since another way of multiplying rounds otherwise.
    tried = np.concatenate([true, spread]).astype(np.float32) - np.float32(1e-6)
    return np.append(np.unique(tried), np.float32(1.1))


def _labels(result: DeduplicationResult[dict[str, Any]], articles: int) -> Labels:
    labels = np.arange(articles)
    for duplicate in result.filtered:
        labels[duplicate.record["place"]] = duplicate.duplicate_of["place"]
    return labels
