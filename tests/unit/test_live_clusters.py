"""Cluster ids last, decisions count, and both are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from live_helpers import Desk, article, settings_of, undone

from service.errors import ConflictError, GoneError, MergedError, NotFoundError
from service.live import cluster_label, cluster_number, cluster_view
from service.live.identity import identify
from service.store import Archive
from service.verdict import Relation

APART = ("a0", "b0", "a1", "a2")
"""Texts that are not the same."""
COLLAPSE = (Relation.EXACT,)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = Archive.open(tmp_path_factory.mktemp("store"))
    yield store
    store.close()


@pytest.fixture
def desk(store):
    with undone(store) as tx:
        yield Desk(tx, settings_of(neighbours=8, collapse=COLLAPSE))


def put_apart(desk, *names):
    """Put articles of which each is a cluster of its own."""
    for day, (name, text) in enumerate(zip(names, APART, strict=False)):
        desk.put(article(name, text, day=day))


def number(desk, name):
    return desk.tx.entry(name).cluster


def kinds(desk, after):
    return [event.kind for event in desk.tx.events(after, 100)]


def test_the_older_id_survives_and_the_other_says_so_for_ever(desk):
    put_apart(desk, "x", "b", "k")
    desk.decide("same", "b", "k")
    desk.decide("same", "x", "k")
    assert {number(desk, name) for name in "xbk"} == {1}
    assert (desk.tx.cluster(3).merged_into, desk.tx.cluster(2).merged_into) == (2, 1)
    for old in ("c-2", "c-3"):
        with pytest.raises(MergedError, match="c-1") as error:
            cluster_view(desk.tx, old, COLLAPSE)
        assert error.value.into == "c-1"
    merged = [e.body for e in desk.tx.events(0, 100) if e.kind == "merged"]
    assert merged == [
        {"cluster_id": "c-3", "into": "c-2"},
        {"cluster_id": "c-2", "into": "c-1"},
    ]


def test_a_split_leaves_the_id_with_the_canonical(desk):
    put_apart(desk, "x", "b")
    decision = desk.decide("same", "b", "x")
    assert desk.cluster_of("b").canonical.id == "x"
    last = desk.tx.last_event()
    desk.undecide(decision.number)
    assert (number(desk, "x"), number(desk, "b")) == (1, 3)
    assert desk.tx.cluster(2).merged_into == 1
    split = next(e.body for e in desk.tx.events(last, 100) if e.kind == "split")
    assert split == {"cluster_id": "c-1", "into": ["c-3"]}


def told(desk):
    """The canonicals of clusters by what the feed told last."""
    bodies = [e.body for e in desk.tx.events(0, 100) if e.kind == "canonical_changed"]
    return {body["cluster_id"]: (body["canonical_id"], body["rule"]) for body in bodies}


def test_the_feed_tells_why_a_canonical_stays_when_others_come_and_go(desk):
    desk.put(article("x", "a0", day=0))
    desk.put(article("y", "a0", day=1))
    assert desk.cluster_of("x").canonical.rule == "earliest"
    assert told(desk) == {"c-1": ("x", "earliest")}
    desk.remove("y")
    assert told(desk) == {"c-1": ("x", "only")}


def test_a_new_canonical_is_named_where_the_old_one_is_removed(desk):
    put_apart(desk, "x", "b", "k")
    desk.decide("same", "b", "x")
    desk.decide("same", "b", "k")
    last = desk.tx.last_event()
    removal = desk.remove("x")
    assert removal.cluster_id == "c-1"
    assert number(desk, "b") == number(desk, "k") == 1
    assert desk.cluster_of("k").canonical.id == "b"
    assert kinds(desk, last) == ["removed", "canonical_changed"]
    body = desk.tx.events(last, 100)[-1].body
    assert (body["canonical_id"], body["previous_canonical_id"]) == ("b", "x")
    assert body["by_language"] == {"en": "b"}


def test_a_cluster_without_articles_is_gone_and_its_id_is_not_used_again(desk):
    put_apart(desk, "x")
    desk.remove("x")
    with pytest.raises(GoneError, match="c-1"):
        cluster_view(desk.tx, "c-1", COLLAPSE)
    assert desk.put(article("x", "a0")).cluster_id == "c-2"
    with pytest.raises(NotFoundError, match="c-3"):
        cluster_view(desk.tx, "c-3", COLLAPSE)


def test_a_merged_cluster_leads_on_for_ever_also_to_one_that_is_gone(desk):
    put_apart(desk, "x", "y")
    desk.decide("same", "x", "y")
    for name in ("x", "y"):
        desk.remove(name)
    with pytest.raises(MergedError) as merged:
        cluster_view(desk.tx, "c-2", COLLAPSE)
    assert merged.value.into == "c-1"
    with pytest.raises(GoneError, match="c-1"):
        cluster_view(desk.tx, "c-1", COLLAPSE)


def test_a_version_with_another_content_leaves_its_cluster(desk):
    for name in ("x", "b"):
        desk.put(article(name, "a0"))
    assert number(desk, "x") == number(desk, "b") == 1
    assert desk.put(article("x", "b0")).cluster_id == "c-2"
    assert number(desk, "b") == 1


def test_a_smaller_id_takes_the_place_of_a_copy_and_gives_it_back(desk):
    desk.put(article("m", "a0"))
    group = desk.tx.entry("m").group
    desk.put(article("b", "A0"))
    assert desk.tx.node_of(group) == desk.tx.entry("b").number
    desk.remove("b")
    assert desk.tx.node_of(group) == desk.tx.entry("m").number
    desk.remove("m")
    assert desk.tx.node_of(group) is None
    assert desk.pairs() == {}


def test_the_same_word_for_word_changes_nothing(desk):
    desk.put(article("m", "a0"))
    before = desk.tx.last_event(), desk.tx.change(), desk.tx.entry("m")
    assert desk.put(article("m", "a0")).status == "unchanged"
    assert (desk.tx.last_event(), desk.tx.change(), desk.tx.entry("m")) == before


def test_a_version_with_another_date_is_told_and_can_change_the_canonical(desk):
    desk.put(article("b", "a0", day=1))
    desk.put(article("x", "a0", day=2))
    last = desk.tx.last_event()
    assert desk.put(article("x", "a0", day=0)).status == "updated"
    assert kinds(desk, last) == ["assigned", "canonical_changed"]
    assert desk.cluster_of("b").canonical.id == "x"


def test_copies_can_be_declared_different(desk):
    for name in ("b", "k", "x"):
        desk.put(article(name, "a0"))
    decision = desk.decide("different", "b", "x")
    assert desk.partition() == {frozenset("bk"), frozenset("x")}
    desk.undecide(decision.number)
    assert desk.partition() == {frozenset("bkx")}


def test_declared_the_same_leads_on(desk):
    put_apart(desk, "b", "k", "m", "x")
    first = desk.decide("same", "b", "k")
    desk.decide("same", "x", "m")
    desk.decide("same", "k", "x")
    assert desk.partition() == {frozenset("bkmx")}
    desk.undecide(first.number)
    assert desk.partition() == {frozenset("b"), frozenset("kmx")}


@pytest.mark.parametrize(("a", "b"), [("b", "m"), ("m", "b")])
def test_what_contradicts_is_refused_and_names_what_it_contradicts(desk, a, b):
    put_apart(desk, "b", "k", "m", "x")
    numbers = [desk.decide("same", *pair).number for pair in ("bk", "km")]
    before = desk.tx.decisions(), desk.tx.last_event(), desk.partition()
    with pytest.raises(ConflictError, match=r"'[bm]' and '[bm]' are the same") as error:
        desk.decide("different", a, b)
    assert all(str(n) in str(error.value) for n in numbers)
    assert (desk.tx.decisions(), desk.tx.last_event(), desk.partition()) == before


@pytest.mark.parametrize(("a", "b"), [("b", "x"), ("x", "k"), ("k", "m")])
def test_what_was_parted_is_not_joined_by_others(desk, a, b):
    put_apart(desk, "b", "k", "m", "x")
    desk.decide("same", "b", "k")
    desk.decide("same", "m", "x")
    parting = desk.decide("different", "x", "b")
    with pytest.raises(ConflictError, match=f"different by decision {parting.number}"):
        desk.decide("same", a, b)
    assert desk.partition() == {frozenset("bk"), frozenset("mx")}


def test_decisions_outlast_the_articles(desk):
    put_apart(desk, "b", "k", "x")
    desk.decide("same", "b", "k")
    desk.decide("canonical", "k")
    desk.remove("k")
    assert desk.cluster_of("b").canonical.id == "b"
    desk.put(article("k", "a2"))
    assert desk.partition() == {frozenset("bk"), frozenset("x")}
    canonical = desk.cluster_of("b").canonical
    assert (canonical.id, canonical.rule) == ("k", "decision")


def test_the_last_pin_counts_and_is_told_even_where_it_changes_no_canonical(desk):
    for name in ("b", "k"):
        desk.put(article(name, "a0"))
    assert desk.cluster_of("b").canonical.id == "b"
    last = desk.tx.last_event()
    first = desk.decide("canonical", "b")
    assert kinds(desk, last) == ["canonical_changed"]
    second = desk.decide("canonical", "k")
    assert desk.cluster_of("b").canonical.id == "k"
    desk.undecide(second.number)
    assert desk.cluster_of("b").canonical.rule == "decision"
    desk.undecide(first.number)
    assert desk.cluster_of("b").canonical.rule == "id"


@pytest.mark.parametrize("kind", ["same", "different"])
def test_what_is_decided_again_is_undone_at_once(desk, kind):
    put_apart(desk, "b", "k")
    before = desk.partition()
    first = desk.decide(kind, "b", "k")
    last = desk.tx.last_event()
    assert desk.decide(kind, "k", "b") == desk.decide(kind, "b", "k") == first
    assert (desk.tx.decisions(), desk.tx.last_event()) == ([first], last)
    desk.undecide(first.number)
    assert desk.partition() == before
    assert desk.decide(kind, "b", "k") != first


def test_a_pin_is_made_again_only_where_another_one_came_after_it(desk):
    for name in ("b", "k"):
        desk.put(article(name, "a0"))
    first = desk.decide("canonical", "b")
    assert desk.decide("canonical", "b") == first
    desk.decide("canonical", "k")
    assert desk.decide("canonical", "b").number == 3
    assert desk.cluster_of("b").canonical.id == "b"


def test_nothing_is_decided_about_what_is_not_there(desk):
    put_apart(desk, "b")
    for work in (
        lambda: desk.decide("same", "b", "k"),
        lambda: desk.decide("canonical", "k"),
        lambda: desk.undecide(7),
        lambda: desk.changes.remove(desk.tx, "k"),
    ):
        with pytest.raises(NotFoundError):
            work()
    assert (desk.tx.decisions(), desk.tx.last_event()) == ([], 2)


GROUPS = st.lists(st.integers(0, 4), min_size=1, max_size=12)


@given(GROUPS, GROUPS)
def test_numbers_go_on_with_their_anchor(old, new):
    articles = range(min(len(old), len(new)))
    # The first article of each old cluster stands for it; clusters 9 and 8 have none left.
    anchors = {old[n] + 1: n for n in reversed(articles)} | {9: None, 8: 99}
    groups = [frozenset(n for n in articles if new[n] == g) for g in sorted(set(new))]
    groups = [group for group in groups if group]
    found = identify(anchors, groups)
    assert found.closed == (8, 9)
    for kept, group in zip(found.kept, groups, strict=True):
        claiming = sorted(c for c, anchor in anchors.items() if anchor in group)
        assert kept == (claiming[0] if claiming else None)
        assert all(found.merged[c] == kept for c in claiming[1:])
    assert set(found.merged) | set(found.kept) - {None} == set(anchors) - {8, 9}
    assert not set(found.merged) & set(found.kept)


@given(st.integers(1, 10**18 - 1))
def test_a_label_is_read_as_it_was_written(number):
    assert cluster_number(cluster_label(number)) == number


@pytest.mark.parametrize(
    "label", ["", "c-", "c-0", "c-01", "c--1", "c-+1", "C-1", "1", "c-1 ", "c-१", "c-" + "9" * 19]
)
def test_what_is_no_label_is_no_cluster(label):
    with pytest.raises(NotFoundError, match="c-12"):
        cluster_number(label)
