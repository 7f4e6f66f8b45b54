"""The vector index against brute force."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_again import read, written

from models.calibration import unit
from service.match.search.growing_index import GrowingIndex
from service.match.search.mixed_index import MixedIndex
from service.match.search.neighbours import neighbours

DIMENSION = 8


def half(vectors):
    return vectors.astype(np.float16).astype(np.float32)


def random_vectors(seed, rows, values=None):
    rng = np.random.default_rng(seed)
    if values:
        return rng.choice(values, size=(rows, DIMENSION)).astype(np.float32)
    return half(unit(rng.normal(size=(rows, DIMENSION)).astype(np.float32)))


def brute_force(numbers, vectors, query, k):
    similarities = vectors @ query
    order = np.lexsort((numbers, -similarities))[:k]
    return similarities[order], numbers[order]


def articles_drawn(seed, rows, values=(0, 1)):
    """Articles of one vector or several, in any order: owners, (n,), and vectors, (n, d)."""
    rng = np.random.default_rng(seed)
    owners = np.repeat(rng.permutation(rows), rng.integers(1, 5, rows)).astype(np.int64)
    return owners, random_vectors(seed, len(owners), values)


def nearest_articles(owners, vectors, query, k):
    """Brute force: the k articles that are nearest to some vectors, each as its nearest one."""
    similarities = (vectors @ query.T).max(axis=1)
    found = {int(n): float(similarities[owners == n].max()) for n in owners}
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return ordered[:k]


def filled(numbers, vectors):
    index = GrowingIndex(DIMENSION)
    index.add(numbers, vectors)
    return index


def of_one_kind(numbers, vectors, carried):
    index = MixedIndex(DIMENSION)
    index.add(numbers, vectors, np.full(len(numbers), bool(carried)))
    return index


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.integers(1, 60), st.integers(1, 70))
def test_the_nearest_are_those_of_brute_force(seed, rows, k):
    vectors = random_vectors(seed, rows)
    numbers = np.random.default_rng(seed + 1).permutation(rows * 3)[:rows].astype(np.int64)
    similarities, found = filled(numbers, vectors).search(vectors, k)
    assert found.shape == similarities.shape == (rows, min(k, rows))
    for query, values, others in zip(vectors, similarities, found, strict=True):
        expected, _ = brute_force(numbers, vectors, query, k)
        np.testing.assert_allclose(values, expected, atol=1e-5)
        own = {int(n): v for n, v in zip(numbers, vectors @ query, strict=True)}
        np.testing.assert_allclose([own[int(n)] for n in others], values, atol=1e-5)
        assert len(set(others.tolist())) == len(others)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.integers(1, 40))
def test_equal_similarities_are_in_order_of_number(seed, rows):
    # Whole numbers: similarities are exact, so that ties are ties.
    vectors = random_vectors(seed, rows, values=(0, 1))
    numbers = np.random.default_rng(seed + 1).permutation(rows).astype(np.int64)
    _, found = filled(numbers, vectors).search(vectors, rows)
    for query, others in zip(vectors, found, strict=True):
        assert others.tolist() == brute_force(numbers, vectors, query, rows)[1].tolist()


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.integers(2, 30), st.integers(1, 30))
def test_what_is_found_does_not_depend_on_the_order_of_adding(seed, rows, k):
    vectors = random_vectors(seed, rows, values=(0, 1))
    numbers = np.arange(rows, dtype=np.int64)
    order = np.random.default_rng(seed).permutation(rows)
    _, one = filled(numbers, vectors).search(vectors, k)
    _, other = filled(numbers[order], vectors[order]).search(vectors, k)
    assert one.tolist() == other.tolist()


def test_an_empty_index_finds_nothing():
    index = GrowingIndex(DIMENSION)
    similarities, found = index.search(random_vectors(0, 3), 5)
    assert len(index) == 0
    assert (found == -1).all()
    assert similarities.shape == found.shape == (3, 5)


def test_vectors_are_added_to_those_it_holds():
    vectors = random_vectors(0, 5)
    index = filled(np.arange(2), vectors[:2])
    index.add(np.arange(2, 5), vectors[2:])
    assert len(index) == 5
    assert index.search(vectors, 1)[1][:, 0].tolist() == [0, 1, 2, 3, 4]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.integers(1, 40), st.integers(1, 8), st.sampled_from([-1.0, 0.3]))
def test_neighbours_are_pairs_of_which_one_is_near_the_other(seed, rows, k, floor):
    vectors = random_vectors(seed, rows)
    numbers = 2 * np.arange(rows, dtype=np.int64) + 7
    found = set(neighbours(of_one_kind(numbers, vectors, carried=seed % 2), numbers, k, floor))
    expected = set()
    for own, query in zip(numbers, vectors, strict=True):
        values, others = brute_force(numbers, vectors, query, k + 1)
        expected |= {
            (int(min(own, other)), int(max(own, other)))
            for other, value in zip(others, values, strict=True)
            if other != own and value >= floor
        }
    assert found == expected
    assert all(a < b for a, b in found)


def test_of_many_articles_all_are_searched():
    vectors = np.repeat(random_vectors(1, 550), 2, axis=0)
    numbers = np.arange(1100, dtype=np.int64)
    found = set(neighbours(of_one_kind(numbers, vectors, carried=False), numbers, 5, 0.9))
    assert {(n, n + 1) for n in range(0, 1100, 2)} <= found


@pytest.mark.parametrize("copies", [3, 40, 200])
def test_a_crowd_of_equal_vectors_larger_than_k(copies):
    vectors = np.tile(np.eye(DIMENSION, dtype=np.float32)[:1], (copies, 1))
    numbers = np.arange(copies, dtype=np.int64)
    orders = [numbers, numbers[::-1].copy()]
    results = {
        tuple(filled(order, vectors).search(vectors[:1], 2)[1][0].tolist()) for order in orders
    }
    assert results == {(0, 1)}


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.integers(1, 40), st.sampled_from([-1.0, 0.3, 1.0, 3.0, 9.0]))
def test_all_within_reach_are_those_of_brute_force(seed, rows, floor):
    vectors = random_vectors(seed, rows, values=(0, 1))
    numbers = np.random.default_rng(seed + 1).permutation(rows).astype(np.int64)
    index = filled(numbers, vectors)
    for query in vectors:
        similarities, found = index.within(query[None], floor)
        expected, others = brute_force(numbers, vectors, query, rows)
        near = expected >= floor
        assert found.tolist() == others[near].tolist()
        assert similarities.tolist() == expected[near].tolist()


def test_more_within_reach_than_are_first_asked_for():
    vectors = np.tile(np.eye(DIMENSION, dtype=np.float32)[:1], (1500, 1))
    index = filled(np.arange(1500), vectors)
    for _ in range(2):
        assert index.within(vectors[:1], 1.0)[1].tolist() == list(range(1500))
    assert len(GrowingIndex(DIMENSION).within(vectors[:1], 0.0)[1]) == 0


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.integers(2, 40))
def test_a_similarity_is_one_number_from_both_sides_and_however_it_is_asked(seed, rows):
    vectors = random_vectors(seed, rows)
    numbers = np.arange(rows, dtype=np.int64)
    index = filled(numbers, vectors)

    def table(similarities, found):
        return {
            (n, int(m)): s for n in numbers for m, s in zip(found[n], similarities[n], strict=True)
        }

    many = table(*index.search(vectors, rows))
    alone = [index.search(v[None], rows) for v in vectors]
    single = table([s[0] for s, _ in alone], [f[0] for _, f in alone])
    within = [index.within(v[None], -2.0) for v in vectors]
    ranged = table([s for s, _ in within], [f for _, f in within])
    assert many == single == ranged
    assert all(many[a, b] == many[b, a] for a, b in many)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.integers(1, 30), st.data())
def test_what_is_removed_is_as_if_it_had_never_been_there(seed, rows, data):
    vectors = random_vectors(seed, rows, values=(0, 1))
    gone = data.draw(st.sets(st.integers(0, rows + 5)))
    index = filled(np.arange(rows), vectors)
    index.remove(np.array(sorted(gone), dtype=np.int64))
    kept = np.array([n for n in range(rows) if n not in gone], dtype=np.int64)
    other = filled(kept, vectors[kept])
    assert len(index) == len(kept)
    assert sorted(index.numbers().tolist()) == kept.tolist()
    assert index.search(vectors, rows)[1].tolist() == other.search(vectors, rows)[1].tolist()
    for n in kept:
        assert index.vectors(int(n)).tolist() == [vectors[n].tolist()]


def test_a_number_that_was_removed_can_come_again_with_another_vector():
    vectors = random_vectors(0, 2)
    index = filled(np.arange(1), vectors[:1])
    index.remove(np.arange(1))
    index.add(np.arange(1), vectors[1:])
    assert index.vectors(0).tolist() == vectors[1:].tolist()


def test_an_index_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "index"
    vectors = random_vectors(2, 20)
    index = filled(np.arange(100, 120), vectors)
    index.remove(np.array([101]))
    written(index, path)
    again = read(path)
    assert (len(again), again.dimension) == (19, DIMENSION)
    assert again.search(vectors, 5)[1].tolist() == index.search(vectors, 5)[1].tolist()
    again.add(np.array([7]), vectors[:1])
    again.remove(np.array([100]))
    assert again.search(vectors[:1], 1)[1].tolist() == [[7]]


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), st.integers(1, 40), st.integers(1, 45))
def test_an_article_of_two_vectors_is_found_once_as_near_as_the_nearer(seed, rows, k):
    owners, vectors = articles_drawn(seed, rows)
    index = filled(owners, vectors)
    similarities, found = index.search(vectors, k)
    for query, values, numbers in zip(vectors, similarities, found, strict=True):
        got = [(int(n), float(s)) for n, s in zip(numbers, values, strict=True) if n >= 0]
        assert got == nearest_articles(owners, vectors, query[None], k)
    for own in range(rows):
        query = vectors[owners == own]
        values, numbers = index.within(query, 2.0)
        expected = [one for one in nearest_articles(owners, vectors, query, rows) if one[1] >= 2.0]
        assert list(zip(numbers.tolist(), values.tolist(), strict=True)) == expected


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), st.integers(1, 30), st.integers(1, 6), st.sampled_from([-1.0, 2.0]))
def test_neighbours_of_articles_of_two_vectors_are_those_of_brute_force(seed, rows, k, floor):
    owners, vectors = articles_drawn(seed, rows)
    expected = set()
    for own in range(rows):
        near = nearest_articles(owners, vectors, vectors[owners == own], rows)
        near = [n for n, s in near if n != own and s >= floor][:k]
        expected |= {(min(own, n), max(own, n)) for n in near}
    index = of_one_kind(owners, vectors, carried=seed % 2)
    assert set(neighbours(index, np.unique(owners), k, floor)) == expected


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10**6), rows=st.integers(1, 20), data=st.data())
def test_articles_of_two_vectors_are_removed_and_kept_whole(tmp_path_factory, seed, rows, data):
    owners, vectors = articles_drawn(seed, rows)
    gone = data.draw(st.sets(st.integers(0, rows)))
    index = filled(owners, vectors)
    index.remove(np.array(sorted(gone), dtype=np.int64))
    path = tmp_path_factory.mktemp("index") / "index"
    written(index, path)
    for one in (index, read(path)):
        left = ~np.isin(owners, sorted(gone))
        assert len(one) == left.sum()
        assert one.numbers().tolist() == sorted(set(owners[left].tolist()))
        for n in one.numbers().tolist():
            assert one.vectors(n).tolist() == vectors[owners == n].tolist()
        assert one.search(vectors, rows)[1].tolist() == (
            filled(owners[left], vectors[left]).search(vectors, rows)[1].tolist()
        )


def test_a_damaged_index_is_not_read(tmp_path):
    path = tmp_path / "index"
    written(filled(np.arange(5), random_vectors(2, 5)), path)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ValueError):
        read(path)
