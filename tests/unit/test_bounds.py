"""The bounds of what two articles have in common against their alignment."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calibration import Scale, unit
from service.article import Sentence
from service.match.coverage.bounds import bounds
from service.match.coverage.overlap import NEARLY_ALL, Sides, overlaps
from service.match.coverage.passages import Passages, shares
from service.match.verdicts.judgement import is_hopeless

DIMENSION = 24
SCALES = [Scale(0.0, 1.0), Scale(0.05, 0.6), Scale(0.3, 0.85)]


def passages(rng, said):
    """An article whose sentences say some of a few things, each in its own way."""
    meanings = np.eye(DIMENSION, dtype=np.float32)[said]
    vectors = unit(meanings + rng.normal(scale=0.12, size=meanings.shape).astype(np.float32))
    texts = ["x" * int(rng.integers(1, 200)) for _ in said]
    titles = int(rng.integers(0, 3))
    fields = ["title"] * titles + ["text"] * len(texts)
    sentences = tuple(
        Sentence(field, 0, len(text), text) for field, text in zip(fields, texts, strict=False)
    )
    return Passages("en", sentences, vectors, shares(sentences))


said = st.lists(st.integers(0, 7), min_size=1, max_size=9)


@settings(deadline=None)
@given(st.integers(0, 10**6), said, st.lists(said, min_size=1, max_size=5))
def test_no_alignment_finds_more_in_common_than_the_bounds(seed, own, others):
    rng = np.random.default_rng(seed)
    left, rights = passages(rng, own), [passages(rng, other) for other in others]
    scales = [SCALES[int(rng.integers(len(SCALES)))] for _ in others]
    found = bounds(left, rights, scales)
    for place, (right, scale) in enumerate(zip(rights, scales, strict=True)):
        (aligned,) = overlaps([Sides(left, right, scale)])
        coverages = aligned.coverage_a, aligned.coverage_b
        if max(coverages) >= NEARLY_ALL:
            assert found[place].most >= NEARLY_ALL
            continue
        assert min(coverages) <= found[place].least
        assert max(coverages) <= found[place].most
        assert aligned.best <= max(0, found[place].best)


def test_what_bounds_rule_out_is_never_said_so_far_that_passages_are_grown():
    assert is_hopeless(0.7, NEARLY_ALL - 1e-6, 0.0, 0.0)


@given(st.integers(0, 10**6), said, said)
def test_several_at_once_have_the_bounds_that_each_has_alone(seed, own, other):
    rng = np.random.default_rng(seed)
    left, right, third = (passages(rng, one) for one in (own, other, [0, 1]))
    (alone,) = bounds(left, [right], SCALES[:1])
    _, together, _ = bounds(left, [third, right, third], SCALES[:1] * 3)
    assert together == pytest.approx(alone, abs=1e-5)


def test_articles_about_different_things_have_nearly_nothing_in_common():
    rng = np.random.default_rng(7)
    found = bounds(passages(rng, [0, 1, 2]), [passages(rng, [3, 4])], SCALES[:1])
    assert found[0].most < 0.1


def test_of_sentences_that_cancel_out_nothing_is_told():
    rng = np.random.default_rng(8)
    own = passages(rng, [0, 1])
    texts = (Sentence("text", 0, 5, "there"),) * 2
    against = Passages("en", texts, np.stack([own.vectors[0], -own.vectors[0]]), shares(texts))
    assert np.isnan(bounds(own, [against], SCALES[:1])[0].least)
    assert np.isnan(bounds(against, [own], SCALES[:1])[0].least)


def test_on_a_scale_without_length_nothing_is_told():
    rng = np.random.default_rng(9)
    one = passages(rng, [0, 1])
    assert np.isnan(bounds(one, [one], [Scale(0.5, 0.5)])[0].most)
