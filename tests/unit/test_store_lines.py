"""Numbers on a line come back to the bit, and hardly more is kept than the places on it."""

import math
import struct

import numpy as np
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from service.store.lines import decode_line, encode_line

FLOATS = st.floats() | st.sampled_from([0.0, -0.0, math.inf, -math.inf])


def bits(numbers):
    return [struct.pack("<d", number) for number in numbers]


@given(st.lists(st.tuples(FLOATS, FLOATS), max_size=6))
def test_any_numbers_come_back(pairs):
    places, values = [x for x, _ in pairs], [y for _, y in pairs]
    back = decode_line(encode_line(places, values), len(pairs))
    assert [bits(numbers) for numbers in back] == [bits(places), bits(values)]


def test_what_lies_on_a_line_takes_little_more_than_its_places():
    places = np.random.default_rng(1).uniform(0.4, 1.1, 30).astype(np.float32).tolist()
    values = [0.3 + 0.5 * place for place in places]
    plain = zstandard.compress(np.array([places, values]).tobytes())
    assert len(zstandard.compress(encode_line(places, values))) < 0.6 * len(plain)
