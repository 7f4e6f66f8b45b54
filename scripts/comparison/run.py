"""samewire and every peer on one labelled set."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from comparison.corpus import Corpus, read_corpus
from comparison.encoding import Encoders
from comparison.methods import METHODS, Method
from comparison.report import SAMEWIRE, Result
from evaluation.intervals import intervals
from evaluation.labelled import LabelledSet
from evaluation.running import results_directory, run_set
from evaluation.scores import score


def compare(labelled: LabelledSet, encoders: Encoders) -> Mapping[str, Result]:
    """Run every method on a set, samewire first, and say on standard error where it is.

    Raises:
        SamewireError: a method cannot run, or the articles of the set cannot all be read.
    """
    print(f"peers: {labelled.name}, {SAMEWIRE}", file=sys.stderr)
    results = {SAMEWIRE: _samewire(labelled)}
    corpus = read_corpus(labelled)
    for name, method in METHODS.items():
        print(f"peers: {labelled.name}, {name}", file=sys.stderr)
        results[name] = _peer(method, corpus, encoders)
    return results


def _samewire(labelled: LabelledSet) -> Result:
    """Run the default configuration with nothing to reuse, so that its speed is that of a run."""
    with results_directory(None, labelled.name) as out:
        outcome = run_set(labelled, out)
    speed = outcome.summary.articles_per_second
    return Result("samewire", outcome.scores, outcome.intervals, speed)


def _peer(method: Method, corpus: Corpus, encoders: Encoders) -> Result:
    found = method.run(corpus, encoders)
    ids = [article.article.id for article in corpus.articles]
    clusters = dict(zip(ids, map(str, found.labels.tolist()), strict=True))
    scores = score(corpus.labelled.labels, clusters)
    return Result(
        method.label,
        scores,
        intervals(corpus.labelled.labels, scores),
        len(corpus.articles) / found.seconds,
        found.best.threshold,
        found.points,
    )
