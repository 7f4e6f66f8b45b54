"""Half-precision vectors come back to the bit, and what unit vectors have in common is not kept."""

import numpy as np
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from service.store.half_codec import decode_half, encode_half

SHAPES = st.tuples(st.integers(0, 4), st.integers(0, 5))


@given(arrays.arrays(np.uint16, SHAPES))
def test_any_bits_come_back(bits):
    vectors = bits.view(np.float16)
    back = decode_half(encode_half(vectors), *vectors.shape)
    assert back.dtype == np.float16
    assert back.shape == vectors.shape
    assert np.array_equal(back.view(np.uint16), bits)


def test_a_part_of_a_larger_array_comes_back():
    whole = np.arange(24, dtype=np.float16).reshape(4, 6)
    assert np.array_equal(decode_half(encode_half(whole[::2, 1:4]), 2, 3), whole[::2, 1:4])


def test_what_was_read_cannot_be_changed():
    vectors = decode_half(encode_half(np.ones((1, 2), np.float16)), 1, 2)
    with pytest.raises(ValueError, match="read-only"):
        vectors[0, 0] = 2


def test_unit_vectors_take_less_room():
    drawn = np.random.default_rng(1).standard_normal((25, 512))
    unit = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float16)
    assert len(encode_half(unit)) < 0.88 * unit.nbytes


def test_damage_of_the_compressed_half_is_an_error():
    data = bytearray(encode_half(np.ones((25, 512), np.float16)))
    data[-1] ^= 1
    with pytest.raises(zstandard.ZstdError):
        decode_half(bytes(data), 25, 512)
