"""The windows, batches and averages of SentenceEncoder, over a model that is easy to predict."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sentence_encoder import SentenceEncoder

LETTERS = "abcdefgh"


class LetterModel:
    """Stands in for a SentenceTransformer: a text's vector counts its letters."""

    def __init__(self):
        self.batches = []

    def encode(self, texts, *, prompt, batch_size, show_progress_bar):
        assert batch_size == len(texts)
        assert not show_progress_bar
        self.batches.append(texts)
        return np.array([[(prompt + text).count(letter) for letter in LETTERS] for text in texts])


def letter_encoder(max_tokens=10**6, batch_tokens=100, prompt=""):
    return SentenceEncoder(
        name="letters",
        fingerprint="letters-1-0",
        languages=None,
        dimension=len(LETTERS),
        model=LetterModel(),
        prompt=prompt,
        count_tokens=lambda texts: [len(prompt + text) for text in texts],
        max_tokens=max_tokens,
        batch_tokens=batch_tokens,
    )


def unit(vector):
    vector = np.asarray(vector, dtype=np.float32)
    return vector / np.linalg.norm(vector)


texts = st.lists(st.text(LETTERS + " ", min_size=1).filter(str.strip), max_size=30)


@given(texts)
def test_rows_are_unit_vectors_in_the_order_given(sentences):
    vectors = letter_encoder().encode(sentences)
    assert vectors.shape == (len(sentences), len(LETTERS))
    assert vectors.dtype == np.float32
    for vector, text in zip(vectors, sentences, strict=True):
        expected = unit([text.count(letter) for letter in LETTERS])
        np.testing.assert_allclose(vector, expected, atol=1e-6)


@given(texts, st.integers(1, 200))
def test_batches_stay_within_their_tokens_and_lose_nothing(sentences, batch_tokens):
    encoder = letter_encoder(batch_tokens=batch_tokens)
    encoder.encode(sentences)
    batches = encoder.model.batches
    assert sorted(text for batch in batches for text in batch) == sorted(sentences)
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(map(len, batch)) <= batch_tokens


@given(st.text(LETTERS + " ", min_size=1), st.integers(1, 20))
def test_windows_join_to_the_text_and_fit(text, max_tokens):
    encoder = letter_encoder(max_tokens=max_tokens, batch_tokens=1)
    encoder.encode([text])
    windows = [window for batch in encoder.model.batches for window in batch]
    assert all(0 < len(window) <= max_tokens for window in windows)
    assert sorted("".join(windows)) == sorted(text)


def test_a_window_counts_by_its_tokens():
    vectors = letter_encoder(max_tokens=8).encode(["a", "aaaa bbbbbbb", "c"])
    expected = 5 * unit([1, 0, 0, 0, 0, 0, 0, 0]) + 7 * unit([0, 1, 0, 0, 0, 0, 0, 0])
    np.testing.assert_allclose(vectors[1], unit(expected), atol=1e-6)
    np.testing.assert_array_equal(vectors[0], unit([1, 0, 0, 0, 0, 0, 0, 0]))
    np.testing.assert_array_equal(vectors[2], unit([0, 0, 1, 0, 0, 0, 0, 0]))


def test_words_stay_whole_where_there_are_spaces():
    encoder = letter_encoder(max_tokens=10)
    encoder.encode(["abcd efgh abcd efgh"])
    windows = [window for batch in encoder.model.batches for window in batch]
    assert sorted(window.strip() for window in windows) == ["abcd efgh", "abcd efgh"]


def test_the_prompt_goes_before_every_window():
    vectors = letter_encoder(max_tokens=6, prompt="hh").encode(["aaaabbbb"])
    expected = unit([4, 0, 0, 0, 0, 0, 0, 2]) + unit([0, 4, 0, 0, 0, 0, 0, 2])
    np.testing.assert_allclose(vectors[0], unit(expected), atol=1e-6)


def test_a_vector_without_length_stays_zero():
    np.testing.assert_array_equal(letter_encoder().encode(["zzz"]), np.zeros((1, 8)))


def test_nothing_to_encode_is_an_empty_matrix():
    assert letter_encoder().encode([]).shape == (0, 8)


@pytest.mark.parametrize("count", [1, 7])
def test_a_long_text_does_not_disturb_its_neighbours(count):
    neighbours = ["abc"] * count
    vectors = letter_encoder(max_tokens=5).encode([*neighbours, "defgh" * 9, *neighbours])
    alone = letter_encoder().encode(["abc"])[0]
    np.testing.assert_array_equal(np.delete(vectors, count, axis=0), [alone] * (2 * count))
