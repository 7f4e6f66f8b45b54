"""Two kinds of articles in one index, against brute force."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calibration import unit
from models.grid import on_grid
from models.space import Space
from service.match.search.kind import Kind, asks, kind_of
from service.match.search.mixed_index import MixedIndex
from service.match.search.neighbours import neighbours

DIMENSION = 8
FLOOR = 2.0
ARTICLES = st.lists(st.tuples(st.integers(0, 10**6), st.booleans(), st.integers(1, 2)), max_size=30)


def drawn(articles):
    """Owners, (n,), their vectors, (n, d), of whole numbers so that ties are ties, and whose are
    carried, (n,)."""
    rows = [
        np.random.default_rng(seed).choice((0, 1), (ways, DIMENSION)) for seed, _, ways in articles
    ]
    owners = np.repeat(np.arange(len(articles)), [len(own) for own in rows])
    carried = np.array([is_carried for _, is_carried, _ in articles], dtype=bool)[owners]
    stacked = np.concatenate([np.empty((0, DIMENSION)), *rows]).astype(np.float32)
    return owners.astype(np.int64), stacked, carried


def filled(owners, vectors, carried, order=None):
    index = MixedIndex(DIMENSION)
    for number in np.unique(owners) if order is None else order:
        own = owners == number
        index.add(owners[own], vectors[own], carried[own])
    return index


def expected_pairs(owners, vectors, carried, k):
    """Brute force: the k nearest of its kind, and twice as many native ones of a carried one."""
    numbers = np.unique(owners).tolist()
    kinds = {n: bool(carried[owners == n][0]) for n in numbers}
    found = set()
    for own in numbers:
        near = {True: [], False: []}
        for other in numbers:
            likeness = float((vectors[owners == own] @ vectors[owners == other].T).max())
            if other != own and likeness >= FLOOR:
                near[kinds[other]].append((-likeness, other))
        taken = sorted(near[kinds[own]])[:k]
        if kinds[own]:
            taken += sorted(near[False])[: 2 * k]
        found |= {(min(own, other), max(own, other)) for _, other in taken}
    return found


@settings(deadline=None, max_examples=60)
@given(ARTICLES.filter(bool), st.integers(1, 4), st.randoms(use_true_random=False))
def test_neighbours_are_ranked_by_kind_in_any_order_of_arrival(articles, k, random):
    owners, vectors, carried = drawn(articles)
    order = list(range(len(articles)))
    random.shuffle(order)
    index = filled(owners, vectors, carried, order)
    assert set(neighbours(index, index.numbers(), k, FLOOR)) == expected_pairs(
        owners, vectors, carried, k
    )


@settings(deadline=None, max_examples=30)
@given(articles=ARTICLES, gone=st.sets(st.integers(0, 30)))
def test_what_is_left_of_both_kinds_is_kept(tmp_path_factory, articles, gone):
    owners, vectors, carried = drawn(articles)
    index = filled(owners, vectors, carried)
    index.remove(np.array(sorted(gone), dtype=np.int64))
    path = str(tmp_path_factory.mktemp("index") / "index")
    index.write(path)
    left = ~np.isin(owners, sorted(gone))
    for one in (index, MixedIndex.read(path)):
        assert (len(one), one.dimension) == (left.sum(), DIMENSION)
        assert one.numbers().tolist() == np.unique(owners[left]).tolist()
        assert one.kinds() == sorted(map(Kind, set(carried[left].tolist())))
        for n in one.numbers().tolist():
            assert one.kind(n) == carried[owners == n][0]
            assert one.vectors(n).tolist() == vectors[owners == n].tolist()


def test_each_kind_moves_for_itself():
    vectors = unit(np.random.default_rng(1).normal(size=(300, DIMENSION)).astype(np.float32))
    index = MixedIndex(DIMENSION, 100)
    with index.at_rest():
        index.add(np.arange(300), vectors, np.arange(300) >= 200)
        assert index.moves == 0
    assert index.moves == 1
    assert [index.of(kind).exact for kind in Kind] == [False, True]
    index.settle()
    index.close()


def test_a_translation_is_found_among_many_carried_ones_of_its_topic():
    rng = np.random.default_rng(3)
    pairs, dimension, k = 60, 64, 8
    news = unit(rng.normal(size=(pairs, dimension)).astype(np.float32))
    # What the map leaves of the language is common to all that it carries.
    common = unit(rng.normal(size=(1, dimension)).astype(np.float32))
    carried = unit(0.5 * news + 0.87 * common)
    vectors = on_grid(np.concatenate([news, carried])).astype(np.float32)
    numbers, mask = np.arange(2 * pairs), np.arange(2 * pairs) >= pairs
    translations = {(n, n + pairs) for n in range(pairs)}
    found = {}
    for name, kinds in (("one", np.zeros_like(mask)), ("two", mask)):
        index = MixedIndex(dimension)
        index.add(numbers, vectors, kinds)
        found[name] = set(neighbours(index, numbers[mask], k, 0.0))
    assert not found["one"] & translations
    assert translations <= found["two"]


@pytest.mark.parametrize(
    ("encoders", "kind"),
    [
        ((), Kind.NATIVE),
        (("muse",), Kind.NATIVE),
        (("e5",), Kind.CARRIED),
        (("muse", "e5"), Kind.NATIVE),
    ],
)
def test_an_article_with_a_native_vector_is_native(encoders, kind):
    assert kind_of(encoders, Space("auto")) is kind


def test_with_one_encoder_all_are_native():
    assert kind_of(("e5",), Space("e5")) is Kind.NATIVE


def test_across_kinds_the_carried_ones_ask():
    assert {(own, of) for own in Kind for of in Kind if asks(own, of)} == {
        (Kind.NATIVE, Kind.NATIVE),
        (Kind.CARRIED, Kind.CARRIED),
        (Kind.CARRIED, Kind.NATIVE),
    }
    assert [kind.other for kind in Kind] == [Kind.CARRIED, Kind.NATIVE]
