"""Where an article tells one story after another, its index vectors tell each."""

import tracemalloc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.match.coverage.passages import ADDED
from service.match.coverage.stories import MOST_STORIES, story_vectors
from service.match.search.index import WAYS


def told(*stories, noise=1.0, common=0.0):
    """Sentence vectors of so many lines of each of some stories, around a direction of its own and
    one that is common to all: (n, 64) and whose they are, (n,)."""
    rng = np.random.default_rng(1)
    owners = np.repeat(np.arange(len(stories)), stories)
    rows = rng.normal(size=(len(owners), 64)) * noise / 8
    rows[np.arange(len(owners)), owners] += 1
    rows[:, -1] += common
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32), owners


def even(rows):
    return np.full(len(rows), 1 / len(rows), np.float32)


def test_each_story_of_a_round_up_has_its_vector():
    rows, owners = told(5, 6, 4)
    found = story_vectors(rows, even(rows))
    means = [rows[owners == story].mean(axis=0) for story in range(3)]
    assert np.allclose(found, means / np.linalg.norm(means, axis=1, keepdims=True), atol=1e-6)


def test_an_article_of_one_story_has_none_of_parts():
    rows, _ = told(12)
    assert story_vectors(rows, even(rows)).shape == (0, 64)
    assert story_vectors(rows[:0], even(rows[:1])[:0]).shape == (0, 64)


def test_the_vectors_of_a_book_are_held_once_more_and_not_again_and_again():
    rows, _ = told(20_000, 20_000)
    weights = even(rows)
    tracemalloc.start()
    assert len(story_vectors(rows, weights)) == 2
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # Their sums have twice the precision.
    assert peak < 3 * rows.nbytes


def test_parts_that_have_much_in_common_are_one_story():
    rows, _ = told(6, 6, common=0.4)
    assert len(story_vectors(rows, even(rows))) == 2
    rows, _ = told(6, 6, common=1.0)
    assert len(story_vectors(rows, even(rows))) == 0


def test_two_sentences_are_no_story():
    rows, _ = told(3, 2)
    assert len(story_vectors(rows, even(rows))) == 0
    rows, _ = told(3, 3)
    assert len(story_vectors(rows, even(rows))) == 2


def test_what_hardly_counts_is_no_story():
    rows, owners = told(6, 6)
    weights = np.where(owners, ADDED, 1) / 6
    assert len(story_vectors(rows, weights.astype(np.float32))) == 0
    # Beside lines of a site a sentence is no story either.
    weights = np.where(owners & (np.arange(12) > 6), ADDED, 1) / 7
    assert len(story_vectors(rows, weights.astype(np.float32))) == 0


def test_of_many_stories_some_stay_together():
    rows, _ = told(*[4] * (MOST_STORIES + 8))
    assert len(story_vectors(rows, even(rows))) == MOST_STORIES
    # Those of both ways into the space, with the wholes, have numbers of their own in the index.
    assert 2 * (1 + MOST_STORIES) <= WAYS


@given(st.lists(st.integers(1, 7), min_size=1, max_size=6), st.floats(0, 1.5))
def test_the_stories_are_the_same_from_both_ends(stories, common):
    rows, _ = told(*stories, common=common)
    found = story_vectors(rows, even(rows))
    assert len(found) != 1
    assert np.allclose(found, story_vectors(rows[::-1], even(rows))[::-1], atol=1e-5)
