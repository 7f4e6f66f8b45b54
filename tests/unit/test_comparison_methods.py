import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.methods import nearest
from comparison.min_hash import estimated_jaccard
from comparison.semantic_hash import best_groups
from comparison.windows import bimax, load_tokenizer, windows


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer()


def unit_vectors(count, seed=1):
    vectors = np.random.default_rng(seed).normal(size=(count, 6)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize(
    ("words", "starts"),
    [(1, [0]), (15, [0]), (16, [0]), (30, [0]), (31, [0, 15]), (45, [0, 15]), (46, [0, 15, 30])],
)
def test_windows_are_of_thirty_tokens_and_share_fifteen(tokenizer, words, starts):
    # Each of these is one token.
    text = " ".join(["and", "the", "for", "with", "that"][n % 5] for n in range(words))
    parts = text.split()
    assert len(tokenizer.encode(text, add_special_tokens=False)) == words
    cut = [window.split() for window in windows(tokenizer, text)]
    assert cut == [parts[start : start + 30] for start in starts]


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_text_without_words_is_one_window(tokenizer, text):
    (window,) = windows(tokenizer, text)
    assert not window.strip()


def test_windows_cover_every_script(tokenizer):
    text = "東京の地下鉄は朝から止まった。" * 20 + " القطار توقف في الصباح" * 20
    joined = "".join(windows(tokenizer, text))
    assert set(text) - {" "} <= set(joined)
    assert windows(tokenizer, text)[-1].endswith("الصباح")


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_bimax_is_the_mean_of_the_likest_windows_of_both_directions(sizes):
    vectors = unit_vectors(sum(sizes))
    parts = np.split(vectors, np.cumsum(sizes)[:-1])
    scores = bimax(vectors, sizes)
    for a, own in enumerate(parts):
        for b, other in enumerate(parts):
            forth = [max(float(x @ y) for y in other) for x in own]
            back = [max(float(x @ y) for x in own) for y in other]
            expected = (sum(forth) / len(forth) + sum(back) / len(back)) / 2
            assert scores[a, b] == pytest.approx(expected, abs=1e-5)


def test_the_index_scores_every_pair_once():
    vectors = unit_vectors(9)
    edges = nearest(vectors)
    found = dict(zip(zip(edges.left, edges.right, strict=True), edges.scores, strict=True))
    assert len(found) == len(edges.scores) == 36
    for (a, b), score in found.items():
        assert a < b
        assert score == pytest.approx(float(vectors[a] @ vectors[b]), abs=1e-6)


COPY = "The port of the northern island reopened on Monday after two weeks of strikes by its crews."
OTHER = "A museum in the capital found a painting that had been missing for more than forty years."


def test_minhash_estimates_the_jaccard_similarity_of_shingles():
    near = COPY.replace("Monday", "Sunday")
    edges = estimated_jaccard([COPY, COPY.upper(), OTHER, near])
    scores = dict(zip(zip(edges.left, edges.right, strict=True), edges.scores, strict=True))
    assert scores[0, 1] == 1.0
    assert scores.get((0, 2), 0.0) < 0.1
    a, b = (
        {text[n : n + 5] for n in range(len(text) - 4)} for text in (COPY.lower(), near.lower())
    )
    assert scores[0, 3] == pytest.approx(len(a & b) / len(a | b), abs=0.12)


def test_semhash_groups_at_its_best_threshold():
    # Two pairs near one another, and one article far from all.
    angles = np.array([0.0, 0.1, 1.0, 1.1, 2.5])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    found = best_groups(list("vwxyz"), vectors, list("aabbc"), seconds=1.0)
    assert found.best.f1 == 1.0
    assert found.labels.tolist() == [0, 0, 2, 2, 4]
    assert np.cos(1.0 - 0.1) < found.best.threshold < np.cos(0.1)
    assert found.seconds > 1.0
    # Above every cosine all are alone; at the lowest one nothing is left apart but the far.
    assert (found.points[0].found, found.points[-1].found) == (0, 10)


def test_semhash_puts_equal_texts_together_whatever_the_threshold():
    found = best_groups(["same", "other", "same"], unit_vectors(3), list("aba"), seconds=0.0)
    assert found.best.f1 == 1.0
    assert found.labels.tolist() == [0, 1, 0]
