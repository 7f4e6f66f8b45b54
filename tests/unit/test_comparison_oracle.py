import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.oracle import Edges, at_best, best, components, count, dense, sweep

GRID = [0.1, 0.2, 0.3, 0.5, 0.8]


@st.composite
def scored_pairs(draw):
    """Few scores, so that many are equal, and pairs that were never looked at."""
    size = draw(st.integers(1, 8))
    gold = draw(st.lists(st.sampled_from("abc"), min_size=size, max_size=size))
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    seen = [pair for pair in pairs if draw(st.booleans())]
    scores = [draw(st.sampled_from(GRID)) for _ in seen]
    left, right = np.array(seen, dtype=np.int64).reshape(-1, 2).T
    return Edges(left, right, np.array(scores, dtype=np.float32)), gold


def reachable(edges, size, threshold):
    """The pairs that a path of scores at or above the threshold connects, by looking at all."""
    near = np.eye(size, dtype=bool)
    for a, b, score in zip(edges.left, edges.right, edges.scores, strict=True):
        near[a, b] = near[b, a] = score >= threshold
    for _ in range(size):
        near = near @ near
    return {(a, b) for a in range(size) for b in range(a + 1, size) if near[a, b]}


def true(gold):
    return {(a, b) for a in range(len(gold)) for b in range(a + 1, len(gold)) if gold[a] == gold[b]}


def f1(found, truth):
    return 2 * len(found & truth) / (len(found) + len(truth)) if found or truth else 1.0


@given(scored_pairs())
def test_no_threshold_is_better_than_the_best_one(case):
    edges, gold = case
    size = len(gold)
    tried = [f1(reachable(edges, size, threshold), true(gold)) for threshold in [*GRID, 2.0]]
    found = at_best(edges, gold, seconds=0.0)
    assert found.best.f1 == pytest.approx(max(tried))
    assert together(found.labels) == reachable(edges, size, np.float32(found.best.threshold))


def together(labels):
    pairs = ((a, b) for a in range(len(labels)) for b in range(a + 1, len(labels)))
    return {(a, b) for a, b in pairs if labels[a] == labels[b]}


@given(scored_pairs())
def test_every_point_of_the_sweep_is_what_its_threshold_gives(case):
    edges, gold = case
    points = sweep(edges, gold)
    thresholds = [point.threshold for point in points]
    assert thresholds == sorted(set(thresholds), reverse=True)
    for point in points:
        found = reachable(edges, len(gold), np.float32(point.threshold))
        assert (point.found, point.hits, point.true) == (
            len(found),
            len(found & true(gold)),
            len(true(gold)),
        )
        labels = components(edges, len(gold), point.threshold)
        assert count(labels, gold, point.threshold) == point


def test_a_false_pair_counts_through_its_whole_cluster():
    # 0-1 and 2-3 are true; the bridge 1-2 is likelier than 2-3.
    edges = Edges(np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([0.9, 0.8, 0.7], np.float32))
    points = sweep(edges, "aabb")
    assert [(point.found, point.hits) for point in points] == [(0, 0), (1, 1), (3, 1), (6, 2)]
    assert [point.recall for point in points] == [0.0, 0.5, 0.5, 1.0]
    assert [point.precision for point in points] == [1.0, 1.0, 1 / 3, 1 / 3]
    assert best(points).threshold == pytest.approx(0.9)


def test_of_equal_thresholds_the_highest_is_taken():
    edges = Edges(np.array([0]), np.array([1]), np.array([0.5], np.float32))
    assert best(sweep(edges, "ab")).threshold == float("inf")


def test_a_matrix_gives_every_pair_once():
    matrix = np.arange(9, dtype=np.float32).reshape(3, 3)
    edges = dense(matrix)
    assert list(zip(edges.left, edges.right, edges.scores, strict=True)) == [
        (0, 1, 1.0),
        (0, 2, 2.0),
        (1, 2, 5.0),
    ]
