"""Sentences that stand in the place of one another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW
from service.match.differences.facing import with_facing

RIDERS = (Group(0, 2, 0, 1, 0.8), Group(2, 3, 1, 3, 0.8))
"""The second sentence of A is joined to the first one, that of B to the third one."""
PARTED = [Group(0, 1, 0, 1, 0.9), Group(1, 2, 1, 2, 0.3), Group(2, 3, 2, 3, 0.9)]


def table(middle, rows=3, columns=3):
    """Sentences of which the first and the last ones are translations; the second ones are alike
    by `middle`."""
    found = np.zeros((rows, columns), np.float32)
    found[0, 0] = found[-1, -1] = np.float32(0.9)
    found[1, 1] = middle
    return found


def told(groups):
    return [(*g[:4], pytest.approx(g.likeness), g.moved) for g in groups]


def test_what_is_joined_to_different_neighbours_is_a_passage_of_its_own():
    assert told(PARTED) == list(with_facing(RIDERS, table(0.3)))


def test_what_is_left_out_between_the_same_passages_is_one():
    groups = (PARTED[0], PARTED[2])
    assert told(PARTED) == list(with_facing(groups, table(0.3)))
    assert told(PARTED) == list(with_facing((RIDERS[0], PARTED[2]), table(0.3)))


def test_sentences_that_have_nothing_to_do_with_each_other_are_left():
    assert with_facing(RIDERS, table(0.1)) == RIDERS


def test_nothing_stands_in_the_place_of_what_a_site_added():
    for added in (([False, True, False], ()), ((), [False, True, False])):
        assert with_facing(RIDERS, table(0.3), added) == RIDERS
    assert told(PARTED) == list(with_facing(RIDERS, table(0.3), ([True, False, False], ())))


def test_what_is_left_out_in_different_places_is_left():
    likeness = np.full((4, 4), 0.5, np.float32)
    groups = (Group(1, 2, 0, 1, 0.9), Group(2, 3, 1, 2, 0.9), Group(3, 4, 3, 4, 0.9))
    assert with_facing(groups, likeness) == groups


def test_a_passage_that_both_sentences_are_needed_for_is_kept():
    groups = (Group(0, 2, 0, 1, 0.95), Group(2, 3, 1, 3, 0.95))
    assert with_facing(groups, table(0.3)) == groups


def test_what_was_moved_is_not_left_over():
    likeness = table(0.3, 3, 3)
    groups = (PARTED[0], Group(1, 2, 2, 3, 0.8, moved=True))
    assert with_facing(groups, likeness) == groups


def test_of_several_the_two_that_are_most_alike_stand_for_each_other():
    likeness = np.zeros((4, 4), np.float32)
    likeness[0, 0] = likeness[3, 3] = 0.9
    likeness[1, 2], likeness[2, 1] = 0.4, 0.3
    groups = (Group(0, 1, 0, 1, 0.9), Group(3, 4, 3, 4, 0.9))
    assert [g[:4] for g in with_facing(groups, likeness)] == [
        (0, 1, 0, 1),
        (1, 2, 2, 3),
        (3, 4, 3, 4),
    ]


def test_longer_texts_and_such_without_a_passage_are_left():
    groups = tuple(Group(n, n + 1, n, n + 1, 0.9) for n in range(FEW + 1))
    likeness = np.full((FEW + 3, FEW + 3), 0.5, np.float32)
    assert with_facing(groups, likeness) == groups
    assert with_facing((), likeness) == ()


@st.composite
def aligned(draw):
    """How alike the sentences of two articles are, and groups of them in one order."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    cells = draw(
        st.lists(
            st.floats(-0.5, 1, width=16),
            min_size=rows * columns,
            max_size=rows * columns,
            unique=True,
        )
    )
    groups, a, b = [], 0, 0
    while a < rows and b < columns:
        wide = draw(st.sampled_from([(1, 1), (1, 2), (2, 1), (0, 1), (1, 0)]))
        ends = min(rows, a + wide[0]), min(columns, b + wide[1])
        if all(wide):
            groups.append(
                Group(a, ends[0], b, ends[1], draw(st.sampled_from([0.4, 0.55, 0.7, 0.85, 1.0])))
            )
        a, b = ends
    return tuple(groups), np.array(cells, np.float32).reshape(rows, columns)


@given(aligned())
def test_nothing_depends_on_which_article_is_the_first_and_no_sentence_stands_twice(drawn):
    groups, likeness = drawn
    found = with_facing(groups, likeness)
    turned = with_facing([Group(*g[2:4], *g[:2], g.likeness) for g in groups], likeness.T)
    assert sorted(told(found)) == sorted((*g[2:4], *g[:2], *g[4:]) for g in told(turned))
    of_a = [i for g in found for i in range(g.a_start, g.a_end)]
    of_b = [j for g in found for j in range(g.b_start, g.b_end)]
    assert sorted(set(of_a)) == sorted(of_a) and sorted(set(of_b)) == sorted(of_b)
    assert all(g.likeness >= 0.15 for g in found if g not in groups)
