"""Vectors on the grid come back to the bit, and what unit vectors have in common is not kept."""

import numpy as np
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from models.grid import STEPS, on_grid
from service.store.vector_codec import decode_vectors, encode_vectors

SHAPES = st.tuples(st.integers(0, 4), st.integers(0, 5))


def unit(rows, columns):
    drawn = np.random.default_rng(1).standard_normal((rows, columns))
    return on_grid((drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32))


@given(arrays.arrays(np.int16, SHAPES, elements=st.integers(-2 * STEPS, 2 * STEPS)))
def test_any_steps_come_back(steps):
    vectors = (steps / np.float32(STEPS)).astype(np.float16)
    back = decode_vectors(encode_vectors(vectors), *vectors.shape)
    assert back.dtype == np.float32
    assert back.shape == vectors.shape
    assert np.array_equal(back, vectors)


@pytest.mark.parametrize("columns", [512, 384, 3])
def test_unit_vectors_of_any_dimension_come_back(columns):
    vectors = unit(9, columns)
    assert np.array_equal(decode_vectors(encode_vectors(vectors), 9, columns), vectors)


def test_a_part_of_a_larger_array_comes_back():
    part = unit(4, 6)[::2, 1:4]
    assert np.array_equal(decode_vectors(encode_vectors(part), 2, 3), part)


def test_what_was_read_cannot_be_changed():
    vectors = decode_vectors(encode_vectors(np.ones((1, 2), np.float16)), 1, 2)
    with pytest.raises(ValueError, match="read-only"):
        vectors[0, 0] = 2


def test_unit_vectors_take_little_more_than_their_entropy():
    vectors = unit(25, 512)
    counts = np.unique(vectors, return_counts=True)[1] / vectors.size
    bits = -np.sum(counts * np.log2(counts)) * vectors.size
    assert len(encode_vectors(vectors)) < 1.02 * bits / 8


@pytest.mark.parametrize("value", [0.001, 200.0, np.inf, np.nan])
def test_what_is_not_on_the_grid_is_refused(value):
    with pytest.raises(ValueError, match="not on the grid"):
        encode_vectors(np.array([[0.5, value]], np.float16))


def test_what_all_vectors_have_in_common_takes_no_room_in_each():
    drawn = np.random.default_rng(1).standard_normal((25, 384)).astype(np.float32)
    alike = drawn + 2 * drawn[0]
    lengths = [
        len(encode_vectors(on_grid(rows / np.linalg.norm(rows, axis=1, keepdims=True))))
        for rows in (drawn, alike)
    ]
    assert lengths[1] < 0.85 * lengths[0]


def test_damage_is_an_error():
    data = bytearray(encode_vectors(unit(25, 512)))
    data[-1] ^= 1
    with pytest.raises(zstandard.ZstdError):
        decode_vectors(bytes(data), 25, 512)
