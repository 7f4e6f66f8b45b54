from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.bootstrap import draws, rate
from evaluation.intervals import intervals
from evaluation.labelled import Label
from evaluation.scores import score


@st.composite
def clusterings(draw):
    names = [f"article-{n}" for n in range(draw(st.integers(1, 10)))]
    languages = st.sampled_from(["ar", "en"])
    gold = {name: Label(draw(st.sampled_from("abcd")), draw(languages)) for name in names}
    return gold, {name: draw(st.sampled_from("1234")) for name in names}


def counted(gold, found, times):
    """The true pairs of a draw, those that were found, and the false ones between documents."""
    true = hits = false = 0
    for a, b in combinations(sorted(gold), 2):
        together = found[a] == found[b]
        if gold[a].cluster == gold[b].cluster:
            true += times[gold[a].cluster]
            hits += times[gold[a].cluster] * together
        else:
            false += times[gold[a].cluster] * times[gold[b].cluster] * together
    return true, hits, false


@settings(max_examples=25, deadline=None)
@given(clusterings())
def test_intervals_are_the_percentiles_of_sets_drawn_anew(case):
    gold, found = case
    clusters = sorted({label.cluster for label in gold.values()})
    scale = len(clusters) / max(1, len(clusters) - 1)
    precision, f1 = [], []
    for draw in draws(len(clusters)).tolist():
        times = dict(zip(clusters, draw, strict=True))
        true, hits, false = counted(gold, found, times)
        if hits + false:
            precision.append(hits / (hits + false * scale))
        if hits + false + true:
            f1.append(2 * hits / (hits + false * scale + true))
    scores = score(gold, found)
    measured = intervals(gold, scores)
    if scores.false_pairs and scores.precision > 0:
        assert measured.precision == pytest.approx(middle(precision, scores.precision))
    if scores.false_pairs or scores.missed_pairs:
        assert measured.f1 == pytest.approx(middle(f1, scores.f1))


def middle(values, value):
    low, high = np.percentile(values, (2.5, 97.5))
    return min(low, value), max(high, value)


@settings(max_examples=25, deadline=None)
@given(clusterings())
def test_recall_is_a_rate_over_documents_with_such_pairs(case):
    gold, found = case
    measured = intervals(gold, score(gold, found))
    counts = {}
    for a, b in combinations(sorted(gold), 2):
        if gold[a].cluster == gold[b].cluster:
            for kind in ("all", "-".join(sorted((gold[a].language, gold[b].language)))):
                of_kind = counts.setdefault(kind, {})
                hits, true = of_kind.get(gold[a].cluster, (0, 0))
                of_kind[gold[a].cluster] = hits + (found[a] == found[b]), true + 1
    expected = {kind: rate([each for _, each in sorted(c.items())]) for kind, c in counts.items()}
    ends = {kind: (each.low, each.high) for kind, each in expected.items()}
    assert measured.recall == ends.pop("all", (0.0, 1.0))
    assert measured.recall_by_languages == ends


def test_draws_are_of_documents_with_replacement():
    drawn = draws(50)
    assert drawn.shape == (1000, 50)
    assert set(drawn.sum(axis=1)) == {50}
    # A document is missing from a draw with the chance (1 - 1/50) ** 50.
    assert (drawn == 0).mean() == pytest.approx(0.364, abs=0.01)
    assert drawn.mean(axis=0) == pytest.approx(np.ones(50), abs=0.15)


def documents(number, missed):
    """Documents in two versions; of the first `missed` only one version is recognised."""
    gold = {f"{n}-{v}": Label(f"doc-{n}", "en") for n in range(number) for v in "ab"}
    found = {name: name if int(name[:-2]) < missed else name[:-2] for name in gold}
    return gold, score(gold, found)


def test_the_interval_of_recall_is_about_that_of_a_proportion():
    measured = intervals(*documents(100, missed=20))
    half = 1.96 * (0.8 * 0.2 / 100) ** 0.5
    assert measured.recall == pytest.approx((0.8 - half, 0.8 + half), abs=0.015)
    # Nothing false was found, so the rule of three: 80 pairs were.
    assert measured.precision == (1 - 3 / 80, 1.0)
    assert measured.f1[0] < 2 * 0.8 / 1.8 < measured.f1[1]


def test_where_nothing_is_wrong_the_rule_of_three_leaves_a_chance():
    measured = intervals(*documents(60, missed=0))
    for interval in (measured.precision, measured.recall, measured.f1):
        assert interval == pytest.approx((0.95, 1.0))


def test_false_pairs_of_all_with_all_are_drawn_as_they_are():
    gold = {f"a{n}": Label(f"doc-{n // 3}", "en") for n in range(450)}
    scores = score(gold, dict.fromkeys(gold, "one"))
    measured = intervals(gold, scores)
    assert measured.precision == pytest.approx((scores.precision, scores.precision), rel=0.01)
