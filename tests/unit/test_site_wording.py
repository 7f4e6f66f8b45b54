"""What a site adds is told by single sentences and by those beside them."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calibration import SiteWording
from service.article import Sentence
from service.match.coverage.passages import ADDED, Passages, shares
from service.match.coverage.site_wording import (
    CONTRAST,
    KNOWN_CONTRAST,
    SUREST,
    TURN,
    bared_marks,
    site_marks,
)

ODDS = st.lists(st.one_of(st.floats(-20, 20), st.sampled_from([-2.0, 2.0, 5.0])), max_size=8)


def sentences(*texts, title=0, chrome=()):
    return tuple(
        Sentence("title" if n < title else "text", n, n + 1, text, n in chrome)
        for n, text in enumerate(texts)
    )


PROSE = sentences(*(letter * 99 for letter in "abcdef"))


def marks(odds, **kinds):
    """The marks of short sentences that stand below six long ones of an article."""
    own = sentences(*map(str, range(len(odds))), **kinds)
    found = site_marks((*PROSE, *own), [-20.0] * len(PROSE) + odds)
    assert not any(found[: len(PROSE)])
    return found[len(PROSE) :]


def likelihood(path, odds):
    clipped = [min(SUREST, max(-SUREST, one)) for one in odds]
    turns = sum(a != b for a, b in pairwise(path))
    return sum(one for marked, one in zip(path, clipped, strict=True) if marked) - TURN * turns


@given(ODDS)
def test_no_other_marks_are_likelier(odds):
    paths = [(False, *path) for path in product([False, True], repeat=len(odds))]
    best = max(likelihood(path, [-20, *odds]) for path in paths)
    assert likelihood((False, *marks(odds)), [-20, *odds]) == pytest.approx(best)


def test_a_doubtful_sentence_is_what_those_beside_it_are():
    assert marks([-6, -6, 3, -6]) == [False] * 4
    assert marks([-6, -6, 6, 3, 6]) == [False, False, True, True, True]
    assert marks([-6, -6, 6, -1, 6]) == [False, False, True, True, True]


def test_within_an_article_only_what_is_beyond_doubt_is_a_site_s():
    assert marks([-6, 7.9, -6]) == [False] * 3
    assert marks([-6, 5, 5, -6]) == [False, True, True, False]
    assert marks([-6, 7.9]) == [False, True]


def test_a_sentence_that_phrases_know_tells_of_its_neighbours():
    assert marks([-6, 2, -1, 0]) == [False] * 4
    assert marks([-6, 2, -1, 0], chrome=[3]) == [False, True, True, True]


def test_headlines_are_the_article_s():
    assert marks([9, 9, -6, 9], title=2) == [False, False, False, True]
    assert marks([9, 9, 9], title=3) == [False, False, False]


@pytest.mark.parametrize(("left", "most"), [(1, 5), (3, 45), (5, 125), (6, 180), (9, 270)])
def test_a_site_s_sentences_leave_an_article(left, most):
    """Of 60 letters each; headlines and what has the mark of chrome are neither left nor taken."""
    texts = ["headline" * 50, "known" * 50, *["a" * 60] * left]
    odds = [0.0, 0.0, *[-20.0] * left, 20.0]
    kinds = {"title": 1, "chrome": [1]}
    assert site_marks(sentences(*texts, "y" * most, **kinds), odds)[-1]
    assert not site_marks(sentences(*texts, "y" * (most + 1), **kinds), odds)[-1]


@pytest.mark.parametrize(("left", "most"), [(1, 7), (3, 67), (6, 270), (9, 405)])
def test_phrases_that_know_three_tenths_of_a_run_vouch_for_more(left, most):
    def told(known, unknown):
        texts = [*["a" * 60] * left, "k" * known, "y" * unknown]
        found = site_marks(sentences(*texts, chrome=[left]), [*[-20.0] * left, 0.0, 20.0])
        return found[-1]

    assert told(most // 2, most)
    assert not told(most // 2 + 1, most + 1)
    assert not told(most // 3, most)


@pytest.mark.parametrize(("left", "most"), [(1, 10), (3, 90), (6, 360), (9, 540)])
def test_as_much_as_is_left_is_taken_from_what_holds_another_article(left, most):
    def told(letters, odds=20.0):
        texts = ["headline" * 50, *["a" * 60] * left, "y" * letters]
        return bared_marks(sentences(*texts, title=1), [9.0, *[-20.0] * left, odds])

    assert told(most) == [False] * (left + 1) + [True]
    assert not any(told(most + 1))


def test_what_is_taken_from_it_stands_apart_from_what_is_left():
    own = sentences(*["a" * 60] * 6, "y" * 60)
    for odds in (6.0, 7.0):
        assert any(bared_marks(own, [odds - CONTRAST] * 6 + [odds]))
        assert not any(bared_marks(own, [odds - CONTRAST + 0.1] * 6 + [odds]))


@pytest.mark.parametrize(("left", "most"), [(2, 60), (4, 240), (6, 540), (9, 810)])
def test_more_is_taken_from_it_where_phrases_know_a_quarter(left, most):
    def told(letters, known):
        own = sentences(*["a" * 60] * left, "k" * known, "y" * letters, chrome=[left])
        return bared_marks(own, [*[-20.0] * left, 0.0, 20.0])[-1]

    assert told(most, most)
    assert told(most, most // 3)
    assert not told(most, most // 4)
    assert not told(most + 1, most)


def test_what_phrases_know_in_part_needs_stand_less_apart():
    own = sentences(*["a" * 60] * 6, "k" * 60, "y" * 60, chrome=[6])
    for odds in (5.0, 6.0):
        least = odds - KNOWN_CONTRAST
        assert bared_marks(own, [*[least] * 6, 0.0, odds])[-1]
        assert not any(bared_marks(own, [*[least + 0.1] * 6, 0.0, odds]))


def test_an_ideograph_counts_as_the_letters_it_stands_for():
    odds = [-20.0] * 6 + [20.0]
    assert site_marks(sentences(*["\u4e2d" * 20] * 6, "y" * 198), odds)[-1]
    assert not site_marks(sentences(*["\u4e2d" * 20] * 6, "y" * 199), odds)[-1]


def test_what_is_a_site_s_throughout_is_an_article():
    assert site_marks(sentences("a", "b"), [9, 9]) == [False, False]
    assert site_marks((), []) == []


@given(st.lists(st.tuples(st.text(min_size=1, max_size=9), st.booleans()), min_size=1, max_size=6))
def test_what_a_site_added_counts_a_thousandth(parts):
    own = sentences(*(text for text, _ in parts))
    added = tuple(mark for _, mark in parts)
    counted = [len(text) * (ADDED if mark else 1) for text, mark in parts]
    expected = np.array(counted) / sum(counted)
    np.testing.assert_allclose(shares(own, added), expected, rtol=1e-5)
    plain = Passages("en", own, np.zeros((len(own), 2), np.float32), shares(own, added))
    assert plain.site == 0
    np.testing.assert_allclose(plain.lengths, shares(own))
    told = Passages("en", own, plain.vectors, plain.weights, frozenset(), added)
    characters = sum(len(text) for text, mark in parts if mark)
    assert told.site == pytest.approx(characters / sum(len(text) for text, _ in parts), abs=1e-6)


def test_the_log_odds_are_those_of_a_logistic_regression():
    wording = SiteWording(np.array([2, -1], np.float32), 0.5)
    found = wording(np.array([[1, 0], [0.5, 0.5]], np.float32))
    np.testing.assert_array_equal(found, np.array([2.5, 1.0], np.float32))


def test_a_sentence_of_the_site_is_not_joined_with_one_of_the_article():
    own = sentences(*"abcd")
    vectors = np.eye(4, dtype=np.float32)
    added = (False, True, True, False)
    told = Passages("en", own, vectors, shares(own, added), frozenset(), added)
    plain = Passages("en", own, vectors, told.weights)
    np.testing.assert_array_equal(told.joined[[0, 2]], np.zeros((2, 4)))
    np.testing.assert_array_equal(told.joined[1], plain.joined[1])
