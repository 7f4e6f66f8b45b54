"""What a site adds is told by single sentences and by those beside them."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calibration import SiteWording
from service.article import Sentence
from service.match.passages import ADDED, Passages, shares
from service.match.site_wording import SUREST, TURN, site_marks

ODDS = st.lists(st.one_of(st.floats(-20, 20), st.sampled_from([-2.0, 2.0, 5.0])), max_size=8)


def sentences(*texts, title=0, chrome=()):
    return tuple(
        Sentence("title" if n < title else "text", n, n + 1, text, n in chrome)
        for n, text in enumerate(texts)
    )


def marks(odds, **kinds):
    return site_marks(sentences(*map(str, range(len(odds))), **kinds), odds)


def likelihood(path, odds):
    clipped = [min(SUREST, max(-SUREST, one)) for one in odds]
    turns = sum(a != b for a, b in pairwise(path))
    return sum(one for marked, one in zip(path, clipped, strict=True) if marked) - TURN * turns


@given(ODDS)
def test_no_other_marks_are_likelier(odds):
    best = max(likelihood(path, odds) for path in product([False, True], repeat=len(odds)))
    found = marks(odds)
    if any(found):
        assert likelihood(found, odds) == pytest.approx(best)
    else:
        # Where all would be marked, none is.
        assert best == pytest.approx(max(0.0, likelihood([True] * len(odds), odds)))


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


def test_headlines_are_the_article_s_and_do_not_stand_alone():
    assert marks([9, 9, -6, 9], title=2) == [False, False, False, True]
    assert marks([9, 9, 9], title=1) == [False, False, False]
    assert marks([9, 9]) == [False, False]


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
