"""What an article would be is what it becomes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from live_helpers import Desk, article, settings_of, undone
from live_mirror import members
from live_steps import MORE_TEXTS, take, walk

from service.live import Status
from service.store import Archive


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = Archive.open(tmp_path_factory.mktemp("store"))
    yield store
    store.close()


@pytest.mark.parametrize("seed", range(12))
def test_a_check_says_what_putting_it_then_says(store, seed):
    random, numbers = Random(seed), set()
    settings = settings_of(
        # None of the lists is full: a check does not search anew for others.
        neighbours=32,
        window_days=random.choice([None, None, 2.0]),
        scope=random.choice(["all", "all", "same_source"]),
    )
    with undone(store) as tx:
        desk = Desk(tx, settings)
        for step in walk(random, [text for text in MORE_TEXTS if text.islower()]):
            if step[0] == "put":
                said, before = desk.check(step[1]), tx.last_event()
                numbers |= {f"c-{number}" for number in members(tx)}
                assert tx.last_event() == before
                placement = desk.put(step[1])
                assert said == as_said(placement, said, numbers)
            else:
                take(desk, step)


def as_said(placement, said, numbers):
    """A placement without the names of clusters that there are only after the change."""
    named = placement.cluster_id if placement.cluster_id in numbers else None
    pairs = zip(placement.matches, said.matches, strict=True)
    matches = tuple(
        m if m.cluster_id in numbers else replace(m, cluster_id=before.cluster_id)
        for m, before in pairs
    )
    return replace(placement, cluster_id=named, matches=matches)


def test_checking_changes_nothing(store):
    with undone(store) as tx:
        desk = Desk(tx, settings_of())
        desk.put(article("b", "a0"))
        before = tx.last_event(), tx.change(), list(tx.all_entries())
        assert desk.check(article("x", "a0")).status == Status.DUPLICATE
        assert desk.check(article("b", "b1")).status == Status.UPDATED
        assert desk.check(article("x", "b0")).cluster_id is None
        assert desk.check(article("b", "a0")).status == Status.UNCHANGED
        assert (tx.last_event(), tx.change(), list(tx.all_entries())) == before


def test_an_edited_version_is_found_to_be_like_the_copy_it_leaves(store):
    with undone(store) as tx:
        desk = Desk(tx, settings_of(neighbours=8))
        desk.put(article("b", "a0"))
        desk.put(article("x", "a0"))
        said = desk.check(article("b", "a3"))
        assert said == desk.put(article("b", "a3"))
        assert [m.article_id for m in said.matches if m.collapses] == ["x"]


def test_a_decision_kept_on_an_id_counts_for_what_comes_under_it(store):
    with undone(store) as tx:
        desk = Desk(tx, settings_of())
        desk.put(article("b", "a0"))
        desk.put(article("x", "b1"))
        desk.decide("same", "b", "x")
        desk.remove("x")
        assert desk.check(article("x", "b2")).cluster_id == "c-1"
        assert desk.put(article("x", "b2")).cluster_id == "c-1"
