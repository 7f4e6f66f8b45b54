"""The centre of a language without data is told from what the article's vectors have in common."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calibration import unit
from models.centres import COMMON, TOPIC, likely_centre

DIMENSION = 96
DIRECTIONS = 4
LANGUAGES = [f"l{n}" for n in range(30)]


def planted(seed):
    """Centres that differ in a few directions only, as those of languages do."""
    rng = np.random.default_rng(seed)
    common = np.zeros(DIMENSION)
    common[0] = 0.8
    directions = np.linalg.qr(rng.normal(size=(DIMENSION, DIRECTIONS)))[0].T
    apart = 0.1 * rng.normal(size=(len(LANGUAGES) + 1, DIRECTIONS)) @ directions
    *known, unseen = (common + apart).astype(np.float32)
    centres = dict(zip(LANGUAGES, known, strict=True))
    return rng, {**centres, COMMON: np.mean(known, axis=0)}, unseen


def article(rng, centre, sentences):
    """Sentences about one topic, each of length 1."""
    topic = 0.25 * unit(rng.normal(size=DIMENSION))
    own = 0.5 * unit(rng.normal(size=(sentences, DIMENSION)))
    return unit((centre + topic + own).astype(np.float32))


def distance(a, b):
    return float(np.linalg.norm(a - b))


@given(st.integers(0, 10_000), st.integers(1, 40))
@settings(max_examples=40, deadline=None)
def test_it_is_the_posterior_mean_of_the_textbook(seed, sentences):
    rng, centres, unseen = planted(seed)
    vectors = article(rng, unseen, sentences)
    common = centres[COMMON].astype(float)
    known = np.array([centres[code] for code in LANGUAGES], dtype=float)
    spread = (known - common).T @ (known - common) / len(known)
    within = 1 - np.mean(np.linalg.norm(known, axis=1) ** 2)
    noise = within / DIMENSION * (TOPIC + (1 - TOPIC) / sentences) * np.eye(DIMENSION)
    expected = common + spread @ np.linalg.inv(spread + noise) @ (vectors.mean(axis=0) - common)
    np.testing.assert_allclose(likely_centre(centres, vectors), expected, atol=1e-5)


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_it_is_nearer_to_the_centre_than_the_common_one_and_the_articles_mean(seed):
    rng, centres, unseen = planted(seed)
    vectors = article(rng, unseen, 20)
    found = distance(likely_centre(centres, vectors), unseen)
    assert found < distance(vectors.mean(axis=0), unseen)
    if distance(centres[COMMON], unseen) > 0.15:
        assert found < 0.8 * distance(centres[COMMON], unseen)


def test_a_sentence_alone_says_less_of_its_language_than_an_article_of_the_same_mean():
    rng, centres, unseen = planted(1)
    sentence = article(rng, unseen, 1)
    alone = likely_centre(centres, sentence)
    many = likely_centre(centres, np.repeat(sentence, 20, axis=0))
    assert distance(alone, centres[COMMON]) < distance(many, centres[COMMON])


def test_the_order_of_the_sentences_does_not_matter():
    rng, centres, unseen = planted(2)
    vectors = article(rng, unseen, 9)
    turned = likely_centre(centres, vectors[::-1])
    np.testing.assert_allclose(turned, likely_centre(centres, vectors), atol=1e-6)


def test_nothing_is_told_where_no_language_is_known():
    common = np.array([0.6, 0.8], np.float32)
    found = likely_centre({COMMON: common}, np.array([[1, 0]], np.float32))
    np.testing.assert_array_equal(found, common)


@pytest.mark.parametrize("known", [1, 2])
def test_few_languages_do_and_centres_of_length_1_as_well(known):
    rows = np.eye(3, dtype=np.float32)[:known]
    centres = {**{str(n): row for n, row in enumerate(rows)}, COMMON: rows.mean(axis=0)}
    found = likely_centre(centres, rows[:1])
    np.testing.assert_allclose(found, rows[0], atol=1e-6)
