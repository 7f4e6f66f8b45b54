"""Vectors are moved to the nearest of the grid once, and compared there without rounding."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from models.grid import STEPS, on_grid, steps_of

VALUES = arrays.arrays(
    np.float32, st.tuples(st.integers(0, 3), st.integers(0, 4)), elements=st.floats(-1, 1, width=32)
)


@given(VALUES)
def test_each_value_goes_to_the_nearest_step(values):
    moved = on_grid(values)
    assert moved.dtype == np.float16
    assert np.all(np.abs(moved - values.astype(np.float64)) <= 0.5 / STEPS)
    assert np.array_equal(steps_of(moved), moved.astype(np.float64) * STEPS)


@given(VALUES)
def test_what_is_on_the_grid_stays(values):
    moved = on_grid(values)
    assert np.array_equal(on_grid(moved), moved)


def test_products_are_the_same_in_any_order():
    random = np.random.default_rng(1)
    rows = random.standard_normal((2, 512)).astype(np.float32)
    a, b = on_grid(rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    exact = float(np.dot(a.astype(np.float64), b.astype(np.float64)))
    orders = [random.permutation(512) for _ in range(20)]
    assert {float(np.dot(a[order], b[order])) for order in orders} == {exact}
