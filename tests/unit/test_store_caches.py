"""Vectors outlive runs; links belong to one."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import numpy as np
import pytest
from store_helpers import make_article, make_verdict, read_in

from models.grid import on_grid
from service.store import WorkStore, encode_verdict


@pytest.fixture
def store(tmp_path):
    with WorkStore.open(tmp_path) as store:
        yield store


def test_vectors_come_back_equal(store):
    vectors = on_grid(np.random.default_rng(0).normal(size=(3, 5)))
    none = np.zeros((0, 5), np.float16)
    store.put_vectors([("one", "muse", vectors), ("two", "muse", none), ("one", "e5", vectors * 2)])
    found = store.vectors("one", "muse")
    assert found.dtype == np.float32
    assert np.array_equal(found, vectors)
    assert np.array_equal(store.vectors("one", "e5"), vectors * 2)
    assert store.vectors("two", "muse").shape == (0, 5)
    assert store.vectors("two", "e5") is None


def test_vectors_of_any_memory_layout_are_kept(store):
    vectors = np.arange(12, dtype=np.float16).reshape(3, 4)
    store.put_vectors([("t", "muse", vectors.T), ("s", "muse", vectors[::2, 1:])])
    assert np.array_equal(store.vectors("t", "muse"), vectors.T)
    assert np.array_equal(store.vectors("s", "muse"), vectors[::2, 1:])


def test_vectors_put_again_are_replaced(store):
    store.put_vectors([("one", "muse", np.zeros((2, 2), np.float16))])
    store.put_vectors([("one", "muse", np.ones((1, 2), np.float16))])
    assert np.array_equal(store.vectors("one", "muse"), np.ones((1, 2)))


def test_missing_vectors_are_those_of_this_encoder(store):
    store.put_vectors([(f"{n}", "muse", np.ones((1, 2), np.float16)) for n in range(5)])
    contents = [f"{n}" for n in range(40_000)]
    assert store.missing_vectors([*contents, "7", '"'], "muse") == {*contents[5:], '"'}
    assert store.missing_vectors(["1", "2"], "e5") == {"1", "2"}
    assert store.missing_vectors([], "muse") == set()


def test_vectors_of_an_earlier_version_are_made_anew(tmp_path):
    with WorkStore.open(tmp_path) as store:
        store.put_vectors([("one", "muse", np.ones((1, 2), np.float16))])
    with closing(sqlite3.connect(tmp_path / "work.db")) as connection:
        connection.execute("PRAGMA user_version = 2")
    with WorkStore.open(tmp_path) as store:
        assert store.missing_vectors(["one"], "muse") == {"one"}


def link(score):
    return encode_verdict(make_verdict(score))


def test_links_come_in_the_order_of_their_numbers(store):
    store.add_links([(2, 3, link(0.1)), (0, 10, link(0.2))])
    store.add_links([(0, 2, link(0.3)), (0, 10, link(0.4))])
    assert [(a, b, verdict.score) for a, b, verdict in store.links()] == [
        (0, 2, 0.3),
        (0, 10, 0.4),
        (2, 3, 0.1),
    ]
    assert next(store.links())[2] == make_verdict(0.3)
    store.clear_links()
    assert list(store.links()) == []


def test_another_run_keeps_the_caches_and_forgets_the_links(tmp_path):
    with WorkStore.open(tmp_path) as store:
        read_in(store, [make_article("a")])
        store.put_vectors([("one", "muse", np.ones((1, 2), np.float16))])
        store.add_links([(0, 1, link(0.5))])
    with WorkStore.open(tmp_path) as store:
        assert store.begin("run", resume=True)
        assert len(list(store.links())) == 1
        assert not store.begin("other", resume=True)
        assert list(store.links()) == []
        assert store.missing_vectors(["one"], "muse") == set()


def test_writing_while_articles_stream_keeps_the_stream(store):
    read_in(store, [make_article(f"{n}", line=n) for n in range(50)])
    for number, _ in store.articles():
        store.put_vectors([(f"{number}", "muse", np.ones((1, 2), np.float16))])
    assert store.missing_vectors([f"{n}" for n in range(51)], "muse") == {"50"}
