"""Vectors come back from a file to the bit, in however many pieces they are written."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from models.grid import on_grid
from service.match.search import index_file
from service.match.search.index_file import read_vectors, reading, write_vectors, writing

SHAPES = st.tuples(st.integers(0, 7), st.integers(1, 3))


def through(path, vectors):
    with writing(path) as file:
        write_vectors(file, vectors)
    with reading(path) as file:
        return read_vectors(file)


@given(arrays.arrays(np.uint16, SHAPES), st.integers(1, 8))
def test_any_bits_come_back(tmp_path_factory, bits, block):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_file, "_BLOCK", block)
        back = through(str(tmp_path_factory.mktemp("index") / "file"), bits.view(np.float16))
    assert back.dtype == np.float16
    assert np.array_equal(back.view(np.uint16), bits)


def test_vectors_on_the_grid_take_less_than_half(tmp_path):
    drawn = np.random.default_rng(1).standard_normal((200, 512))
    vectors = on_grid((drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32))
    path = tmp_path / "file"
    assert np.array_equal(through(str(path), vectors), vectors)
    assert path.stat().st_size < 0.5 * vectors.nbytes


def test_a_damaged_file_is_refused(tmp_path):
    path = tmp_path / "file"
    through(str(path), np.ones((40, 8), np.float16))
    path.write_bytes(b"none" + path.read_bytes()[4:])
    with pytest.raises(ValueError, match="is damaged"), reading(str(path)) as file:
        read_vectors(file)
