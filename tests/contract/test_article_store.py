"""What every adapter of the article store promises about transactions."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from threading import Event

import numpy as np
import pytest
from memory_store import MemoryStore
from stored_shapes import prepared, verdict

from service.errors import NotFoundError, StoreError
from service.store import Archive, ClusterFilter, Neighbours, Node, StoredCluster
from service.verdict import Relation

AT = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
COPY = Relation.COPY


@pytest.fixture(params=["archive", "memory"])
def store(request, tmp_path):
    store = Archive.open(tmp_path) if request.param == "archive" else MemoryStore()
    yield store
    store.close()


def add(writer, id, text="A text."):
    return writer.add_article(prepared(id, text), b"digest", text, None, AT)


class BrokenError(Exception):
    """What fails in a block."""


def test_a_snapshot_does_not_see_what_is_committed_later(store):
    with store.write() as writer:
        add(writer, "a")
    with store.read() as before:
        with store.write() as writer:
            add(writer, "b")
            writer.add_event("assigned", AT, {})
        assert [entry.id for entry in before.all_entries()] == ["a"]
        assert before.last_event() == 0
    with store.read() as after:
        assert [entry.id for entry in after.all_entries()] == ["a", "b"]
        assert after.last_event() == 1


def test_a_reader_neither_waits_for_an_open_write_nor_sees_it(store):
    with store.write() as writer:
        add(writer, "a")
        with store.read() as reader:
            assert reader.count() == 0
            assert reader.entry("a") is None
        assert writer.count() == 1


def test_a_block_that_raises_leaves_nothing(store):
    def work(fail):
        with store.write() as writer:
            number = add(writer, "a").number
            writer.put_node(
                Node(number, "a", "A text.", np.ones((1, 2), np.float16), (), ((1, b"x"),))
            )
            writer.add_pairs([(1, 2, 1, verdict())])
            writer.add_event("assigned", AT, {})
            writer.set_fact("name", "value")
            if fail:
                raise BrokenError
            return number, writer.new_cluster(AT)

    with pytest.raises(BrokenError):
        work(fail=True)
    with store.read() as reader:
        assert (reader.count(), reader.change(), reader.last_event()) == (0, 0, 0)
        assert (reader.node(1), reader.fact("name"), reader.pairs_of(range(12))) == (None, None, [])
        assert reader.key_neighbours((1, b"x"), "", 1) == ([], [])
    assert work(fail=False) == (1, 1)


def test_numbers_are_never_used_again(store):
    with store.write() as writer:
        numbers = [add(writer, name).number for name in "abc"]
        writer.remove_article(numbers[-1])
        decision = writer.add_decision("same", "a", "b", "", "", AT).number
        writer.remove_decision(decision)
    with store.write() as writer:
        assert add(writer, "c").number > numbers[-1]
        with pytest.raises(NotFoundError):
            writer.article(numbers[-1])
        assert writer.add_decision("same", "a", "b", "", "", AT).number > decision
        first, second = writer.new_cluster(AT), writer.new_cluster(AT)
        assert 0 < first < second


def test_what_is_not_there_is_named_in_the_error(store):
    with store.write() as writer:
        for miss in (writer.article, writer.remove_article):
            with pytest.raises(NotFoundError, match="no article has the number 7"):
                miss(7)
        content = prepared("a"), b"", "", None, AT
        with pytest.raises(NotFoundError, match="no article has the number 7"):
            writer.replace_article(7, *content)


def test_vectors_go_with_the_last_article_of_their_content(store):
    rows = np.arange(6, dtype=np.float16).reshape(3, 2)
    with store.write() as writer:
        one, two = add(writer, "one"), add(writer, "two")
        assert one.content == two.content
        writer.put_vectors([(one.content, "muse", rows), (one.content, "e5", rows * 2)])
        writer.remove_article(one.number)
    with store.read() as reader:
        found = reader.vectors(one.content, "e5")
        assert np.array_equal(found, rows * 2)
        assert found.dtype == np.float32
    with store.write() as writer:
        other = prepared("two", "Another text.")
        writer.replace_article(two.number, other, b"", "other", None, AT)
    with store.read() as reader:
        assert reader.vectors(one.content, "e5") is None
        assert reader.vectors(one.content, "muse") is None


def test_a_replaced_node_is_a_newer_one_and_its_neighbours_are_not(store):
    node = Node(1, "a", "g", np.ones((1, 2), np.float16), (), ())
    with store.write() as writer:
        writer.put_node(node)
        writer.put_node(Node(2, "b", "h", np.zeros((2, 2), np.float16), (), ()))
        change = writer.change()
        writer.put_neighbours({2: Neighbours((1,), (0.3125,))})
        assert writer.change() == change
        writer.put_node(node)
        assert writer.change() > change
        assert [number for number, *_ in writer.node_vectors(change)] == [1]
        assert [number for number, *_ in writer.node_vectors()] == [2, 1]
        assert list(writer.radii()) == [(1, 0, 0.0), (2, 1, 0.3125)]


def test_pages_of_clusters_hold_those_that_were_asked_for(store):
    languages, relations = ((), ("en",), ("de", "en")), ((), (COPY,), (COPY, Relation.EXACT))
    made = [
        StoredCluster(n, None, {}, size, changed, AT, AT, None, codes, found)
        for n, (size, changed, codes, found) in enumerate(
            product((0, 1, 2), (3, 4), languages, relations), start=1
        )
    ]
    with store.write() as writer:
        for cluster in made:
            writer.put_cluster(replace(cluster, size=1, changed=9, languages=("en", "fr")))
        for cluster in reversed(made):
            writer.put_cluster(cluster)
    with store.read() as reader:
        for code, least, since, relation in product(
            (None, "en", "de", "fr"), (1, 2, 3), (None, 2, 3, 4), (None, COPY, Relation.EXACT)
        ):
            found = [
                cluster
                for cluster in made
                if (code is None or code in cluster.languages)
                and cluster.size >= least
                and (since is None or cluster.changed > since)
                and (relation is None or relation in cluster.relations)
            ]
            which = ClusterFilter(code, least, since, relation)
            assert reader.cluster_page(which, 0, 100) == found
            if found:
                after = found[0].number
                assert reader.cluster_page(which, after, 3) == found[1:4]
        assert reader.count_clusters() == sum(cluster.size > 0 for cluster in made)


def test_a_hundred_thousand_numbers_at_once(store):
    many = set(range(100_000))
    with store.write() as writer:
        entry = add(writer, "a")
        writer.put_node(Node(entry.number, "a", "A text.", np.empty((0, 0), np.float16), (), ()))
        writer.add_pairs([(1, 99_999, 1, verdict())])
        writer.mark_indexed(many)
    with store.read() as reader:
        assert reader.entries(many) == {entry.number: entry}
        assert reader.ids(many) == {entry.number: "a"}
        assert reader.neighbours(many) == {entry.number: Neighbours((), ())}
        assert [(pair.a, pair.b) for pair in reader.pairs_of(many)] == [(1, 99_999)]
        assert list(reader.pairs({(n, 99_999) for n in many})) == [(1, 99_999)]
        assert reader.clusters(many) == {}
        assert reader.groups({f"{n}" for n in many} | {"A text."}) == {"A text.": [entry]}
        assert reader.nodes_of({f"{n}" for n in many} | {"A text."}) == {"A text.": 1}


def test_readers_in_many_threads_see_whole_transactions_only(store):
    done = Event()

    def watch():
        seen = []
        while not seen or not done.is_set():
            with store.read() as reader:
                count, last = reader.count(), reader.last_event()
                assert len(list(reader.all_entries())) == count == last
                seen.append(count)
        assert seen == sorted(seen)

    with ThreadPoolExecutor(4) as pool:
        watching = [pool.submit(watch) for _ in range(4)]
        for n in range(50):
            with store.write() as writer:
                add(writer, f"{n}")
                writer.add_event("assigned", AT, {})
        done.set()
        for watched in watching:
            watched.result()


def test_writers_in_many_threads_take_turns(store):
    def write(n):
        with store.write() as writer:
            add(writer, f"{n}")
            assert writer.add_event("assigned", AT, {"n": n}).sequence == writer.count()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(40)))
    with store.read() as reader:
        assert [event.sequence for event in reader.events(0, 100)] == list(range(1, 41))
        assert {event.body["n"] for event in reader.events(0, 100)} == set(range(40))


def test_a_closed_store_says_so(store):
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"), store.read():
        pass
    with pytest.raises(StoreError, match="is closed"), store.write():
        pass
