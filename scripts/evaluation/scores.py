"""How well clusters agree with the known ones.

Pairwise: precision and recall over unordered pairs of articles in one cluster. B-cubed: Bagga
and Baldwin 1998, the mean over articles. Adjusted Rand index: Hubert and Arabie 1985.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import comb

from evaluation.labelled import Label
from service.errors import UsageError

IdPair = tuple[str, str]
Clusters = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class LanguagePair:
    """Pairs of articles by their two languages: the true ones, those found, and false ones."""

    true: int
    found: int
    false: int

    @property
    def recall(self) -> float:
        """The share of the true pairs that was found, 1 where there is none."""
        return self.found / self.true if self.true else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The agreement of predicted with gold clusters, each measure between 0 and 1.

    The adjusted Rand index alone can be negative. `false_pairs` share a predicted cluster but
    no gold one, `missed_pairs` the other way round.
    """

    articles: int
    gold_clusters: int
    predicted_clusters: int
    precision: float
    recall: float
    f1: float
    bcubed_f1: float
    ari: float
    false_pairs: tuple[IdPair, ...]
    missed_pairs: tuple[IdPair, ...]
    languages: Mapping[str, LanguagePair]


def score(labels: Mapping[str, Label], predicted: Mapping[str, str]) -> Scores:
    """Compare predicted clusters with the labels, both by the id of the article.

    An article without a prediction is alone in its cluster. Raises UsageError where a
    prediction has no label or nothing is labelled.
    """
    if not labels:
        raise UsageError("no article is labelled")
    if unknown := set(predicted) - set(labels):
        raise UsageError(f"{len(unknown)} articles have no label, {min(unknown)} among them")
    gold = {article: label.cluster for article, label in labels.items()}
    # A tuple equals no cluster id, whatever ids look like.
    found = {article: predicted.get(article, ("alone", article)) for article in labels}
    true_pairs, found_pairs = set(_pairs(gold)), set(_pairs(found))
    hits = len(true_pairs & found_pairs)
    precision = hits / len(found_pairs) if found_pairs else 1.0
    recall = hits / len(true_pairs) if true_pairs else 1.0
    false = tuple(sorted(found_pairs - true_pairs))
    missed = tuple(sorted(true_pairs - found_pairs))
    return Scores(
        articles=len(labels),
        gold_clusters=len(set(gold.values())),
        predicted_clusters=len(set(found.values())),
        precision=precision,
        recall=recall,
        f1=harmonic(precision, recall),
        bcubed_f1=_bcubed(gold, found),
        ari=_adjusted_rand(hits, len(found_pairs), len(true_pairs), comb(len(labels), 2)),
        false_pairs=false,
        missed_pairs=missed,
        languages=_by_languages(labels, true_pairs, false, missed),
    )


def _pairs(clusters: Clusters) -> Iterator[IdPair]:
    """Pairs of articles that share a cluster, the smaller id first."""
    members = defaultdict(list)
    for article in sorted(clusters):
        members[clusters[article]].append(article)
    for together in members.values():
        yield from combinations(together, 2)


def _bcubed(gold: Clusters, found: Clusters) -> float:
    together = Counter((found[article], gold[article]) for article in gold)
    sizes, gold_sizes = Counter(found.values()), Counter(gold.values())
    precision = sum(n * n / sizes[cluster] for (cluster, _), n in together.items())
    recall = sum(n * n / gold_sizes[cluster] for (_, cluster), n in together.items())
    return harmonic(precision / len(gold), recall / len(gold))


def harmonic(a: float, b: float) -> float:
    """Return the harmonic mean of two measures, 0 where both are."""
    return 2 * a * b / (a + b) if a + b else 0.0


def _adjusted_rand(hits: int, found: int, true: int, pairs: int) -> float:
    expected = found * true / pairs if pairs else 0.0
    most = (found + true) / 2
    return (hits - expected) / (most - expected) if most != expected else 1.0


def languages_of(labels: Mapping[str, Label], pair: IdPair) -> str:
    """Return the languages of a pair as `en-fr`, in alphabetical order."""
    return "-".join(sorted(labels[article].language for article in pair))


def _by_languages(
    labels: Mapping[str, Label],
    true: Iterable[IdPair],
    false: Iterable[IdPair],
    missed: Iterable[IdPair],
) -> dict[str, LanguagePair]:
    every, wrong, lost = (
        Counter(languages_of(labels, pair) for pair in pairs) for pairs in (true, false, missed)
    )
    return {
        languages: LanguagePair(
            true=every[languages],
            found=every[languages] - lost[languages],
            false=wrong[languages],
        )
        for languages in sorted({*every, *wrong})
    }
