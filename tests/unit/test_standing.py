"""Passages that stand below the others of the same two articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.coverage.standing import lowered, unlike


def groups(*likeness):
    return [Group(i, i + 1, i, i + 1, value) for i, value in enumerate(likeness)]


def test_a_passage_far_below_the_others_is_lowered():
    assert lowered(groups(1.0, 1.1, 0.5, 1.05)) == [0.0, 0.0, 1.0, 0.0]


def test_passages_as_alike_as_the_others_are_not():
    assert lowered(groups(0.9, 1.0, 0.95)) == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("likeness", [(), (0.2,)])
def test_a_passage_alone_is_measured_by_nothing(likeness):
    assert lowered(groups(*likeness)) == [0.0] * len(likeness)


@given(st.lists(st.floats(0.4, 1.4), max_size=6), st.floats(-0.3, 0.3))
def test_only_what_is_between_the_passages_counts(likeness, more):
    found = lowered(groups(*likeness))
    shifted = lowered(groups(*(value + more for value in likeness)))
    assert shifted == pytest.approx(found)
    assert all(0 <= low <= 1 for low in found)


def test_one_sentence_of_each_side_between_aligned_passages_is_unlike():
    around = [Group(0, 1, 0, 1, 1.0), Group(2, 3, 2, 3, 1.0)]
    assert unlike(around, 3, 3) == [(slice(1, 2), slice(1, 2))]
    assert unlike(around, 4, 4) == [(slice(1, 2), slice(1, 2)), (slice(3, 4), slice(3, 4))]


@pytest.mark.parametrize("counts", [(3, 4), (2, 2), (5, 5)])
def test_nothing_is_told_of_other_numbers_of_sentences(counts):
    assert unlike(groups(1.0, 1.0), *counts) == []


def test_a_sentence_that_was_moved_is_aligned():
    assert unlike([Group(0, 1, 0, 1, 1.0), Group(1, 2, 5, 6, 1.0, moved=True)], 2, 2) == []
