import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.kept_vectors import KeptVectors


class LengthEncoder:
    """A text's vector tells its length and its first character."""

    name = fingerprint = "length"
    languages = None
    dimension = 2

    def __init__(self):
        self.asked = []

    def encode(self, sentences):
        self.asked.extend(sentences)
        return np.array([[len(text), ord(text[0])] for text in sentences], np.float32)


def expected(sentences):
    return LengthEncoder().encode(sentences).reshape(-1, 2)


texts = st.lists(st.sampled_from(["a", "b", "aa", "ab", "abc", "c" * 1001]), max_size=8)


@given(st.lists(texts, max_size=8), st.integers(1, 4))
def test_vectors_are_those_of_the_encoder(batches, kept):
    vectors = KeptVectors(LengthEncoder(), kept)
    for batch in batches:
        np.testing.assert_array_equal(vectors.encode(batch), expected(batch))


def test_what_was_used_last_is_not_encoded_again():
    encoder = LengthEncoder()
    vectors = KeptVectors(encoder, kept=2)
    for batch in (["a", "b", "b"], ["a"], ["c"], ["a", "c"], ["b"]):
        vectors.encode(batch)
    assert encoder.asked == ["a", "b", "c", "b"]


def test_a_caller_may_change_what_it_was_given():
    vectors = KeptVectors(LengthEncoder())
    for _ in range(2):
        given = vectors.encode(["a"])
        np.testing.assert_array_equal(given, expected(["a"]))
        given[:] = 0


def test_a_long_text_is_not_kept():
    encoder = LengthEncoder()
    vectors = KeptVectors(encoder)
    for _ in range(2):
        vectors.encode(["x" * 1001, "x" * 1000])
    assert [len(text) for text in encoder.asked] == [1001, 1000, 1001]


def test_nothing_to_encode_asks_nobody():
    encoder = LengthEncoder()
    assert KeptVectors(encoder).encode([]).shape == (0, 2)
    assert not encoder.asked


def test_threads_share_what_is_kept():
    vectors = KeptVectors(LengthEncoder(), kept=3)
    together = threading.Barrier(4, timeout=30)

    def encode(start):
        together.wait()
        batch = [chr(97 + (start + n) % 7) * 3 for n in range(200)]
        return np.array_equal(vectors.encode(batch), expected(batch))

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(encode, range(4)))
