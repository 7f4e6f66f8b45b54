"""How sure the scores of clusters are: 95 % intervals by the bootstrap over documents.

A document, a true cluster, is drawn as a whole (the cluster bootstrap: Field and Welsh 2007,
"Bootstrapping clustered data"), with all of its pairs. A false pair belongs to two documents: it
counts the product of how often both were drawn, scaled so that over all draws it counts once,
since a document drawn twice makes no false pair with itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array

from evaluation.bootstrap import draws, inside, left_open, rate
from evaluation.labelled import Label
from evaluation.scores import IdPair, Scores, harmonic, languages_of

Interval = tuple[float, float]
"""The low and the high end, between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Intervals:
    """The intervals of a set's scores, and of the recall of each pair of languages.

    `recall_by_languages` lacks pairs of languages without a true pair.
    """

    precision: Interval
    recall: Interval
    f1: Interval
    recall_by_languages: Mapping[str, Interval]


def intervals(labels: Mapping[str, Label], scores: Scores) -> Intervals:
    """Return the intervals of what `score` made of the same labels: the same ones every time."""
    pairs = list(_true_pairs(labels))
    missed = set(scores.missed_pairs)
    by_languages: defaultdict[str, list[IdPair]] = defaultdict(list)
    for pair in pairs:
        by_languages[languages_of(labels, pair)].append(pair)
    true = _by_document(labels, pairs)
    hits = true - _by_document(labels, missed)
    precision, recall = _precision(labels, scores, hits), _recall(true, hits)
    return Intervals(
        precision,
        recall,
        _f1(labels, scores, true, hits, harmonic(precision[0], recall[0])),
        {
            languages: _recall(
                _by_document(labels, own),
                _by_document(labels, (pair for pair in own if pair not in missed)),
            )
            for languages, own in sorted(by_languages.items())
        },
    )


def _true_pairs(labels: Mapping[str, Label]) -> Iterator[IdPair]:
    members = defaultdict(list)
    for article in sorted(labels):
        members[labels[article].cluster].append(article)
    for together in members.values():
        yield from combinations(together, 2)


def _by_document(labels: Mapping[str, Label], pairs: Iterable[IdPair]) -> Counter[str]:
    return Counter(labels[pair[0]].cluster for pair in pairs)


def _recall(true: Counter[str], hits: Counter[str]) -> Interval:
    found = rate([(hits[document], true[document]) for document in sorted(true)])
    return found.low, found.high


def _precision(labels: Mapping[str, Label], scores: Scores, hits: Counter[str]) -> Interval:
    right, wrong = hits.total(), len(scores.false_pairs)
    if not right or not wrong:
        return left_open(right, right + wrong)
    drawn = _drawn(labels, hits)
    found = drawn + _drawn_false(labels, scores)
    return inside(drawn[found > 0] / found[found > 0], scores.precision)


def _f1(
    labels: Mapping[str, Label],
    scores: Scores,
    true: Counter[str],
    hits: Counter[str],
    lowest: float,
) -> Interval:
    """Where nothing is wrong, down to the harmonic mean of both low ends, which is `lowest`."""
    if not scores.false_pairs and not scores.missed_pairs:
        return lowest, 1.0
    right = _drawn(labels, hits)
    both = right + _drawn_false(labels, scores) + _drawn(labels, true)
    return inside(2 * right[both > 0] / both[both > 0], scores.f1)


def _documents(labels: Mapping[str, Label]) -> list[str]:
    return sorted({label.cluster for label in labels.values()})


def _drawn(labels: Mapping[str, Label], pairs: Counter[str]) -> NDArray[np.float64]:
    """How many of the pairs within documents each draw has: (draws,)."""
    documents = _documents(labels)
    counts = np.array([pairs[document] for document in documents], dtype=np.float64)
    return np.asarray(draws(len(documents)) @ counts)


def _drawn_false(labels: Mapping[str, Label], scores: Scores) -> NDArray[np.float64]:
    """How many false pairs each draw has: (draws,), on average as many as the set."""
    documents = _documents(labels)
    size = len(documents)
    if not scores.false_pairs:
        return np.zeros(len(draws(size)))
    places = {document: place for place, document in enumerate(documents)}
    pairs = Counter(
        (places[labels[a].cluster], places[labels[b].cluster]) for a, b in scores.false_pairs
    )
    left, right = np.array(list(pairs), dtype=np.int64).T
    between = coo_array((list(pairs.values()), (left, right)), shape=(size, size)).tocsr()
    drawn = draws(size)
    return np.asarray(((between.T @ drawn.T).T * drawn).sum(axis=1) * (size / (size - 1)))
