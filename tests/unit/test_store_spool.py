"""A run's articles go in in any order and come out by number; ids are never ambiguous."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import tracemalloc
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_helpers import make_article, outcome, read_in

from service.article import Place, Rejection
from service.errors import NotFoundError, StoreError
from service.store import WorkStore, spool


@pytest.fixture
def store(tmp_path):
    with WorkStore.open(tmp_path / "out") as store:
        yield store


def test_articles_are_numbered_in_the_order_of_their_ids(store):
    ids = ["b", "a", "é", "\ud800", "a\0", "", "\U0001f600", "\uffff"]
    articles = {name: make_article(name, f"Text of {name}", n) for n, name in enumerate(ids)}
    read_in(store, articles.values())
    assert store.ids() == sorted(ids)
    assert list(store.articles()) == [(n, articles[name]) for n, name in enumerate(sorted(ids))]
    assert store.count() == len(ids)
    assert store.record(1) == articles["a"].article.record
    with pytest.raises(NotFoundError, match=str(len(ids))):
        store.article(len(ids))


def test_the_same_article_again_counts_once(store):
    first = make_article("a", "One.", 1)
    read_in(store, [first, make_article("a", "One.", 2), make_article("a", "One.", 3)])
    assert outcome(store) == ([(0, first)], [], 2)


OTHERWISE = (
    "id: comes again with other metadata; one record is kept, that published first if dates tell"
)


def _told(article, source, day=None, lang=None):
    record = {**article.article.record, "source": source}
    published_at = day and datetime(2026, 1, day, tzinfo=UTC)
    plain = replace(article.article, record=record, source=source, published_at=published_at)
    return replace(article, article=plain, fact_keys=() if lang is None else (lang,))


def test_the_record_that_was_published_first_is_kept_in_any_order_and_resumed(tmp_path):
    def of(line, *told):
        return _told(make_article("x", "One.", line), *told)

    records = [of(1, "c"), of(2, "b", 2, 7), of(3, "b", 2, 7), of(4, "a", 2, 8)]
    other = make_article("y", "Two.", 9, fact_keys=(7,))
    kept = {}
    with WorkStore.open(tmp_path) as store:
        for n, order in enumerate(permutations(records)):
            store.begin(f"{n}", resume=False)
            for article in order[:2]:
                store.add(article)
            read_in(store, [*order[:2], other, *order[2:]], run=f"{n}", resume=True)
            ((_, x), (_, y)), rejections, repeated = outcome(store)
            assert (y, rejections, repeated) == (other, [], len(records) - 1)
            assert list(store.same_keys("facts")) == []
            said = x.article.record, x.article.source, x.article.published_at, x.warnings
            kept[repr(said)] = said
    ((record, source, published_at, (warning,)),) = kept.values()
    assert (record["source"], source, published_at.day) == ("a", "a", 2)
    assert warning == OTHERWISE


def _rows(directory, columns, table):
    with closing(sqlite3.connect(directory / "work.db")) as connection:
        return connection.execute(f"SELECT {columns} FROM {table}").fetchall()


def test_of_undated_records_one_is_kept_and_none_is_said_to_be_the_first(store):
    records = [_told(make_article("x", "One.", line), f"{line}") for line in (1, 2)]
    for n, order in enumerate((records, records[::-1])):
        read_in(store, order, run=f"{n}")
        assert (store.record(0)["source"], store.article(0).warnings) == ("1", (OTHERWISE,))


def test_records_that_come_newest_first_add_no_keys_and_move_no_repetitions(tmp_path):
    days = range(20, 0, -1)
    records = [_told(make_article("x", "One.", day), f"{day}", day, 7) for day in days]
    with WorkStore.open(tmp_path) as store:
        read_in(store, records)
        assert store.record(0)["source"] == "1"
    assert _rows(tmp_path, "serial", "article") == [(1,)]
    assert _rows(tmp_path, "COUNT(*)", "article_key") == [(2,)]
    assert _rows(tmp_path, "COUNT(*), MAX(serial)", "repeated") == [(19, 1)]


def test_fields_in_another_order_are_no_other_metadata_and_one_order_is_kept(store):
    a = make_article("a", "One.", 1)
    record = dict(reversed(a.article.record.items()))
    b = replace(a, article=replace(a.article, record=record, place=Place("b.jsonl", 1)))
    written = set()
    for n, order in enumerate(([a, b], [b, a])):
        read_in(store, order, run=f"{n}")
        assert store.article(0).warnings == ()
        written.add(json.dumps(store.record(0)))
    assert len(written) == 1


def test_other_content_under_one_id_rejects_both_and_names_both_places(store):
    a, b = make_article("x", "One.", 3), make_article("x", "Two.", 9, "b.csv")
    read_in(store, [a, b, make_article("y", line=5)])
    assert store.ids() == ["y"]
    rejected = list(store.rejections())
    assert [(r.place, r.reason, r.id) for r in rejected] == [
        (Place("a.jsonl", 3), "duplicate_id", "x"),
        (Place("b.csv", 9), "duplicate_id", "x"),
    ]
    for rejection in rejected:
        assert "'x'" in rejection.message
        assert "a.jsonl:3" in rejection.message
        assert "b.csv:9" in rejection.message


def test_another_title_is_other_content(store):
    a = make_article("x", "One.", 1)
    b = replace(a, article=replace(a.article, title="Another", place=Place("a.jsonl", 2)))
    read_in(store, [a, b])
    assert (store.count(), len(list(store.rejections()))) == (0, 2)


OCCURRENCES = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["One.", "Two.", "Three."])), max_size=12
)


@settings(deadline=None, max_examples=60)
@given(OCCURRENCES, st.randoms(use_true_random=False), st.integers(0, 12))
def test_each_id_is_one_content_or_none_in_any_order_and_resumed(occurrences, random, cut):
    articles = [make_article(name, text, n) for n, (name, text) in enumerate(occurrences, 1)]
    random.shuffle(articles)
    contents = defaultdict(set)
    for article in articles:
        contents[article.article.id].add(article.article.text)
    good = {name for name, texts in contents.items() if len(texts) == 1}
    with tempfile.TemporaryDirectory() as directory:
        with WorkStore.open(Path(directory)) as store:
            store.begin("run", resume=False)
            for article in articles[:cut]:
                store.add(article)
        with WorkStore.open(Path(directory)) as store:
            assert read_in(store, articles, resume=True)
            assert store.ids() == sorted(good)
            rejected = {r.place.line: r.message for r in store.rejections()}
            kept = sum(article.article.id in good for article in articles)
            assert store.repeated() == kept - len(good)
            assert [article.article.text for _, article in store.articles()] == [
                contents[name].pop() for name in sorted(good)
            ]
    refused = [article.article for article in articles if article.article.id not in good]
    assert set(rejected) == {article.place.line for article in refused}
    for article in refused:
        others = [o for o in refused if (o.id, o.text) != (article.id, article.text)]
        message = rejected[article.place.line]
        assert f"a.jsonl:{article.place.line} " in message
        assert any(f"a.jsonl:{o.place.line}:" in message for o in others if o.id == article.id)


def test_rejections_come_in_the_order_of_file_and_line(store):
    rejections = [
        Rejection(Place("a.jsonl"), "unreadable", "No permission."),
        Rejection(Place("a.jsonl", 2), "invalid_json", "No JSON.", "\ud800"),
        Rejection(Place("a.jsonl", 10), "empty_text", "No text.", "a"),
        Rejection(Place("b.jsonl", 1), "empty_text", "No text.", "b"),
    ]
    store.begin("run", resume=False)
    for rejection in reversed(rejections):
        store.reject(rejection)
    store.reject(rejections[0])
    assert list(store.rejections()) == rejections


def test_another_run_forgets_the_articles_of_the_last(store):
    keys = {"fact_keys": (1,)}
    read_in(store, [make_article(name, line=n, **keys) for n, name in enumerate("abba")])
    store.add(make_article("b", "Other.", 9))
    assert store.reading_done()
    others = [make_article("c"), make_article("d")]
    assert not read_in(store, others, run="other", resume=True)
    assert outcome(store) == (list(enumerate(others)), [], 0)
    assert list(store.same_keys("facts")) == []
    assert not store.begin("other", resume=False)
    assert (store.count(), store.reading_done()) == (0, False)
    assert list(store.same_keys("exact")) == []


def test_a_finished_reading_is_there_when_resumed(tmp_path):
    with WorkStore.open(tmp_path) as store:
        read_in(store, [make_article("b"), make_article("a")])
        before = outcome(store)
    with WorkStore.open(tmp_path) as store:
        assert store.begin("run", resume=True)
        assert store.reading_done()
        assert outcome(store) == before


def test_articles_added_after_the_end_are_numbered_anew(store):
    b, a = make_article("b"), make_article("a")
    read_in(store, [b])
    store.add(a)
    store.finish_reading()
    assert list(store.articles()) == [(0, a), (1, b)]


def test_keys_group_the_articles_that_share_one(store):
    read_in(
        store,
        [
            make_article("a", "Same.", 1, lexical_keys=(2**64 - 1, 5), fact_keys=(7, 7)),
            make_article("c", "Same.", 2, lexical_keys=(-1, 6), fact_keys=(8,)),
            make_article("b", "Same.", 3, lexical_keys=(2**64 - 1, 6), fact_keys=()),
            make_article("d", "Other.", 4, lexical_keys=(5,), fact_keys=(7,)),
        ],
    )
    assert sorted(store.same_keys("exact")) == [[0, 1, 2]]
    assert sorted(store.same_keys("lexical")) == [[0, 1], [0, 3], [1, 2]]
    assert sorted(store.same_keys("facts")) == [[0, 3]]


def test_a_rejected_article_shares_no_key(store):
    articles = [make_article(name, "Same.", n) for n, name in enumerate("abc")]
    read_in(store, [*articles, make_article("a", "Other.", 9)])
    assert list(store.same_keys("exact")) == [[0, 1]]


KEY_SETS = st.lists(st.lists(st.integers(-2, 2) | st.integers(), max_size=4), max_size=8)


@settings(deadline=None, max_examples=40)
@given(KEY_SETS)
def test_same_keys_are_those_of_brute_force(key_sets):
    groups = defaultdict(set)
    for number, keys in enumerate(key_sets):
        for key in keys:
            groups[key].add(number)
    with tempfile.TemporaryDirectory() as directory, WorkStore.open(Path(directory)) as store:
        articles = [
            make_article(f"{n}", line=n, fact_keys=tuple(keys)) for n, keys in enumerate(key_sets)
        ]
        read_in(store, reversed(articles))
        assert sorted(store.same_keys("facts")) == sorted(
            sorted(group) for group in groups.values() if len(group) > 1
        )


def test_an_interrupt_leaves_no_half_article(tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    with WorkStore.open(tmp_path) as store:
        store.begin("run", resume=False)
        store.add(make_article("a"))
        monkeypatch.setattr(spool, "article_keys", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.add(make_article("b", line=2))
        monkeypatch.undo()
        with pytest.raises(StoreError, match="run again"):
            store.add(make_article("c", line=3))
    articles = [make_article(name, line=n) for n, name in enumerate("abc")]
    with WorkStore.open(tmp_path) as store:
        assert read_in(store, articles, resume=True)
        assert store.ids() == ["a", "b", "c"]
        assert list(store.same_keys("exact")) == [[0, 1, 2]]


def test_memory_does_not_grow_with_the_articles(store):
    store.begin("run", resume=False)
    tracemalloc.start()
    try:
        for n in range(600):
            store.add(make_article(f"{n}", f"{n} " * 5000, n))
        store.finish_reading()
        assert sum(number for number, _ in store.articles()) == 600 * 599 // 2
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2**20
