"""The figures of the section on the bridge, on vectors with a known map between them."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from bridging.maps import Maps, carried, gram
from bridging.recall import article_vectors, places_of, stretches

RNG = np.random.default_rng(3)
SOURCE, TARGET = 6, 9
TRUE = RNG.normal(size=(SOURCE, TARGET))


def lines(seed, n=400):
    """Source vectors and what a linear map with an offset makes of them."""
    source = np.random.default_rng(seed).normal(size=(n, SOURCE)).astype(np.float32)
    return source, (source @ TRUE + 2.0).astype(np.float32)


def test_stretches_are_all_runs_of_lines_within_a_document():
    assert stretches({"a": [0, 1, 2], "b": [3]}, 2) == [(0, 1), (1, 2)]
    assert stretches({"a": [0, 1, 2], "b": [3]}, 1) == [(0,), (1,), (2,), (3,)]


def test_an_article_is_the_mean_of_its_lines_by_length():
    vectors = np.array([[1, 0], [0, 1], [0, 0]], np.float32)
    found = article_vectors(vectors, np.array([1, 3, 5], np.float32), [(0, 1), (2,)])
    assert found.tolist() == [[0.25, 0.75], [0, 0]]


def test_a_place_is_how_many_are_nearer():
    index = np.eye(4, dtype=np.float32)
    queries = np.array([[1, 0.9, 0, 0], [1, 0.9, 0.5, 0]], np.float32)
    assert places_of(queries, index, [0, 2]).tolist() == [0, 2]
    assert places_of(queries, index, [1, 3]).tolist() == [1, 3]


def test_a_map_is_fitted_on_what_is_left_in_only():
    one, right = lines(1)
    two, wrong = lines(2)[0], np.random.default_rng(5).normal(size=(400, TARGET))
    maps = Maps({("x", 0): gram(one, right), ("y", 1): gram(two, wrong)})
    new, expected = lines(7)
    np.testing.assert_allclose(carried(new, maps.without(1)), expected, atol=0.1)
    assert np.abs(carried(new, maps.without(2, "x")) - expected).mean() > 1
    np.testing.assert_allclose(carried(new, maps.without(2, "y")), expected, atol=0.1)


def test_lines_without_a_vector_count_for_nothing():
    source, target = lines(1)
    source[:100] = np.nan
    for found, expected in zip(gram(source, target), gram(source[100:], target[100:]), strict=True):
        assert found == pytest.approx(expected)
