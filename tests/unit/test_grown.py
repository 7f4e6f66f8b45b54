"""Aligned passages take in the sentences beside them that belong to them, and no others."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calibration import Scale, unit
from service.article import Sentence
from service.match.alignment.align import Group
from service.match.coverage.grown import MOST_SENTENCES, grown, paired
from service.match.coverage.overlap import Sides, overlaps
from service.match.coverage.passages import Passages, shares
from service.match.coverage.stretch import stretch

SCALE = Scale(0.0, 1.0)
VECTORS = np.eye(12, dtype=np.float32)


def passages(*said, added=()):
    """An article of which each sentence says some of twelve things, in ten letters each."""
    sentences = tuple(Sentence("text", 0, 1, "x" * 10 * len(what)) for what in said)
    vectors = unit(np.stack([VECTORS[list(what)].sum(axis=0) for what in said]))
    marks = tuple(n in added for n in range(len(said))) if added else ()
    weights = shares(sentences, marks)
    return Passages("en", sentences, vectors, weights, frozenset(), marks)


def coverages(a, b):
    (found,) = overlaps([Sides(a, b, SCALE)])
    return found.coverage_a, found.coverage_b


REST = [[10], [6], [7]]
ONE = passages([9], [0, 1, 2, 3, 4, 5, 8, 11], *REST)


@pytest.mark.parametrize(
    "cut", [[[0, 1], [2, 3], [4], [5, 8, 11]], [[0, 1], [2, 3], [4, 5], [8, 11]]]
)
def test_a_sentence_cut_in_several_is_said(cut):
    many = passages([9], *cut, *REST)
    assert coverages(ONE, many) == pytest.approx((1, 1))
    assert coverages(many, ONE) == pytest.approx((1, 1))


def test_of_few_passages_none_grows():
    one, many = passages([9], [0, 1, 2, 3]), passages([9], [0], [1], [2], [3])
    assert coverages(one, many)[1] < 0.9


def test_no_passage_grows_beyond_what_may_be():
    many = passages(*[[n] for n in range(MOST_SENTENCES + 2)])
    one = passages(list(range(MOST_SENTENCES + 2)))
    (group,) = grown([Group(0, 1, 1, 3, 0.5)], one, many, SCALE)
    assert group.b_end - group.b_start == MOST_SENTENCES


def test_what_an_excerpt_leaves_out_is_not_taken_in():
    whole = passages([0, 1], [2], [3], [4], [5], [6])
    part = passages([0, 1], [2], [3])
    assert coverages(whole, part) == pytest.approx((4 / 7, 1))


def test_what_makes_a_passage_less_alike_is_not_taken_in():
    groups = [Group(0, 1, 0, 1, 0.71)]
    long, other = passages([0, 1, 2, 3]), passages([0, 1], [8])
    assert grown(groups, long, other, SCALE) == tuple(groups)
    assert grown(groups, long, passages([0, 1], [2]), SCALE)[0].b_end == 2


def test_what_was_moved_or_a_site_added_stays_as_it_is():
    long, other = passages([0, 1, 2]), passages([0, 1], [2])
    moved = (Group(0, 1, 0, 1, 0.8, moved=True),)
    assert grown(moved, long, other, SCALE) == moved
    left = (Group(0, 1, 0, 1, 0.8),)
    assert grown(left, long, passages([0, 1], [2], added=[1]), SCALE) == left
    assert grown(left, long, other, SCALE) != left


@st.composite
def aligned(draw):
    """Two articles and groups of single sentences of theirs, in order."""
    said = st.lists(st.lists(st.integers(0, 11), min_size=1, max_size=4), min_size=1, max_size=7)
    a, b = draw(said), draw(said)
    size = draw(st.integers(0, min(len(a), len(b))))
    places = [sorted(draw(st.permutations(range(len(side))))[:size]) for side in (a, b)]
    groups = [
        Group(i, i + 1, j, j + 1, draw(st.floats(0.5, 1))) for i, j in zip(*places, strict=True)
    ]
    return passages(*a), passages(*b), groups


@given(aligned())
def test_passages_grow_apart_towards_each_other_s_length_and_no_less_alike(case):
    a, b, groups = case
    found = grown(groups, a, b, SCALE)
    for before, after in zip(groups, found, strict=True):
        assert {*range(*before[:2])} <= {*range(*after[:2])}
        assert {*range(*before[2:4])} <= {*range(*after[2:4])}
        assert after.likeness >= before.likeness
        lengths = [stretch(a.texts, b.texts, ("en", "en"), [one]) for one in (before, after)]
        assert after == before or lengths[1] < lengths[0]
    for start, end in ((0, 1), (2, 3)):
        taken = [n for group in found for n in range(group[start], group[end])]
        assert len(taken) == len({*taken})


def test_two_sentences_are_said_by_two_where_one_is_like_both():
    one, other = passages([9], [0, 1], [2, 3]), passages([9], [0], [1, 2, 3])
    groups = (Group(0, 1, 0, 1, 1.0), Group(1, 3, 2, 3, 0.87))
    assert [g[:4] for g in paired(groups, one, other, SCALE)] == [(0, 1, 0, 1), (1, 3, 1, 3)]
    turned = (Group(0, 1, 0, 1, 1.0), Group(2, 3, 1, 3, 0.87))
    assert [g[:4] for g in paired(turned, other, one, SCALE)] == [(0, 1, 0, 1), (1, 3, 1, 3)]


def test_two_sentences_that_are_not_clearly_said_stay_as_they_are():
    one, other = passages([0, 1, 2], [2, 3, 4, 5]), passages([0, 6, 7], [1, 2, 3, 4, 5])
    left = (Group(0, 2, 1, 2, 0.8),)
    assert paired(left, one, other, SCALE) == left
    alike = (Group(0, 1, 1, 2, 0.8),)
    assert paired(alike, one, other, SCALE) == alike
