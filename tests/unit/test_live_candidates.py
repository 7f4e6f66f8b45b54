"""Candidates that are kept up to date are those that brute force finds."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from live_helpers import IDS, article, prepared_of, similarity, undone
from live_oracle import nearest, supports

from models.calibration import unit
from models.grid import STEPS, on_grid
from service.live import candidates as module
from service.live.candidates import Candidates
from service.live.neighbourhood import Neighbourhood, first, pushed, ranked
from service.match.search import codes, listed_index
from service.match.search.flat_index import EXACT_UP_TO
from service.match.search.kind import Kind
from service.match.search.mixed_index import MixedIndex
from service.match.search.neighbours import neighbours
from service.match.verdicts.first_look import NEAR
from service.store import Archive, Neighbour, Neighbours

REACH = 2
DIMENSION = 3
KEYS = [(0, b"x"), (0, b"y"), (1, b"x")]
VECTORS = st.lists(st.tuples(*[st.sampled_from([0.0, 0.5, 1.0])] * DIMENSION), max_size=2)
KINDS = st.sampled_from(Kind)
CONTENTS = st.tuples(VECTORS, st.sets(st.sampled_from(KEYS)), KINDS)
CHANGES = st.lists(st.tuples(st.sampled_from(IDS), CONTENTS), min_size=1, max_size=25)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = Archive.open(tmp_path_factory.mktemp("store"))
    yield store
    store.close()


@pytest.fixture(scope="module", autouse=True)
def short_reach():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "REACH", REACH)
        yield


def rows_of(values):
    """The index vectors of an article, (m, d)."""
    return np.array(values, dtype=np.float32).reshape(-1, DIMENSION)


class Entered:
    """Enters and takes out, and adds up what is said of the support of pairs."""

    def __init__(self, tx, k, dimension=DIMENSION, exact=EXACT_UP_TO):
        self.tx, self.support, self.nodes = tx, Counter(), {}
        self.candidates = Candidates(Neighbourhood(MixedIndex(dimension, exact), k))
        self._numbers = {}

    def number(self, name):
        if name not in self._numbers:
            entry = self.tx.add_article(
                prepared_of(article(name, "a0")), b"", name, None, datetime.now(UTC)
            )
            self._numbers[name] = entry.number
        return self._numbers[name]

    def enter(self, name, vectors, keys=(), kind=Kind.NATIVE):
        number = self.number(name)
        self.support.update(
            self.candidates.enter(self.tx, number, name, name, vectors, kind, tuple(sorted(keys)))
        )
        self.nodes[name] = vectors, keys, kind

    def leave(self, name):
        number = self.number(name)
        others = {
            other for pair, n in self.support.items() if n and number in pair for other in pair
        }
        gained = self.candidates.leave(self.tx, self.tx.node(number), others - {number})
        assert not any(number in pair for pair in gained)
        self.support.update(gained)
        del self.nodes[name]
        for pair in [pair for pair in self.support if number in pair]:
            del self.support[pair]

    def pairs(self):
        ids = {number: name for name, number in self._numbers.items()}
        assert min(self.support.values(), default=0) >= 0
        return {tuple(sorted(ids[x] for x in pair)): n for pair, n in self.support.items() if n}

    def near(self):
        """The neighbours of each with their similarities, in any order."""
        ids = {number: name for name, number in self._numbers.items()}
        found = {}
        for name, (vectors, _, kind) in self.nodes.items():
            if len(vectors):
                node = self.tx.node(self._numbers[name])
                assert (node.beyond is not None) == (kind is Kind.CARRIED)
                lists = node.neighbours, node.beyond or ()
                found[name] = {(ids[n.number], n.similarity) for near in lists for n in near}
                for near in lists:
                    falling = [n.similarity for n in near]
                    assert falling == sorted(falling, reverse=True)
        return found


@settings(deadline=None, max_examples=50)
@given(CHANGES, st.integers(1, 3))
def test_lists_and_supports_are_those_of_brute_force(store, steps, k):
    with undone(store) as tx:
        world = Entered(tx, k)
        for name, (values, keys, kind) in steps:
            if name in world.nodes:
                world.leave(name)
            else:
                world.enter(name, rows_of(values), keys, kind)
            assert world.pairs() == supports(world.nodes, k, REACH)
            expected = {name: set(near) for name, near in nearest(world.nodes, k).items()}
            assert world.near() == expected


@settings(deadline=None, max_examples=25)
@given(CHANGES, CONTENTS, st.sampled_from(["a", "l", "zz"]))
def test_the_candidates_of_an_article_not_entered_are_those_it_gets(store, steps, content, name):
    with undone(store) as tx:
        world = Entered(tx, k=2)
        for other, (values, keys, kind) in steps:
            if other in world.nodes:
                world.leave(other)
            world.enter(other, rows_of(values), keys, kind)
        vectors, (_, keys, kind) = rows_of(content[0]), content
        asked = set(tx.ids(world.candidates.of(tx, (), name, vectors, kind, keys)).values())
        world.enter(name, vectors, keys, kind)
        found = {other for pair in world.pairs() if name in pair for other in pair if other != name}
        assert found <= asked
        # Only where another is just as near does the order of ids decide, which is not asked for.
        for other in asked - found:
            assert similarity(vectors, world.nodes[other][0]) in {s for _, s in world.near()[other]}


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10**6), st.integers(1, 4), st.sampled_from([8, 33, 512]))
def test_pairs_are_those_of_the_batch(store, seed, k, dimension):
    rng = np.random.default_rng(seed)
    # Around few centres, so that there is something near; rounded as index vectors are.
    centres = rng.normal(size=(3, dimension))
    # Every third has a second vector.
    owners = np.sort(np.r_[np.arange(30), np.arange(0, 30, 3)])
    raw = centres[rng.integers(0, 3, 40)] + 0.5 * rng.normal(size=(40, dimension))
    vectors = on_grid(unit(raw.astype(np.float32))).astype(np.float32)
    carried = rng.random(30) < rng.choice([0, 0.5, 1])
    with undone(store) as tx:
        world = Entered(tx, k, dimension)
        for n in rng.permutation(30):
            world.enter(f"{n:02}", vectors[owners == n], kind=Kind(int(carried[n])))
        for n in rng.permutation(30)[:12]:
            world.leave(f"{n:02}")
        kept = np.isin(owners, [int(name) for name in world.nodes])
        index = MixedIndex(dimension)
        index.add(owners[kept], vectors[kept], carried[owners[kept]])
        batch = set(neighbours(index, index.numbers(), k, NEAR))
        assert {(int(a), int(b)) for a, b in world.pairs()} == batch
        assert all(n <= 2 for n in world.pairs().values())


@settings(deadline=None, max_examples=4)
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_what_search_misses_leaves_lists_and_supports_of_one_mind(store, seed, k):
    rng = np.random.default_rng(seed)
    vectors = on_grid(unit(rng.normal(size=(60, 8)).astype(np.float32)))
    with undone(store) as tx, pytest.MonkeyPatch.context() as patch:
        patch.setattr(listed_index, "WIDEST", 6)
        patch.setattr(codes, "_PROBES", 2)
        world = Entered(tx, k, dimension=8, exact=20)
        for n in rng.permutation(60):
            world.enter(f"{n:02}", vectors[n][None].astype(np.float32), kind=Kind(n % 3 == 0))
        for n in rng.permutation(60)[:40]:
            world.leave(f"{n:02}")
        expected = Counter()
        for name, near in world.near().items():
            assert {other for other, _ in near} <= world.nodes.keys()
            expected.update(tuple(sorted((name, other))) for other, _ in near)
        assert world.pairs() == expected


def test_a_crowd_of_equals_keeps_the_first_by_id(store):
    with undone(store) as tx:
        world = Entered(tx, k=3)
        one = np.array([[1, 0, 0]], dtype=np.float32)
        for n in reversed(range(40)):
            world.enter(f"{n:02}", one)
        assert {name for name, _ in world.near()["39"]} == {"00", "01", "02"}
        for name in ("01", "00"):
            world.leave(name)
        assert {name for name, _ in world.near()["39"]} == {"02", "03", "04"}
        assert {name for name, _ in world.near()["02"]} == {"03", "04", "05"}


def test_translations_are_candidates_among_many_carried_ones_of_their_topic(store):
    rng = np.random.default_rng(3)
    news, (common,) = (unit(rng.normal(size=(n, 64)).astype(np.float32)) for n in (40, 1))
    vectors = on_grid(np.stack([news, unit(0.65 * news + 0.76 * common)], axis=1))
    with undone(store) as tx:
        world = Entered(tx, k=4, dimension=64)
        for n, kind in rng.permutation([(n, kind) for n in range(40) for kind in Kind]):
            own = vectors[n, kind][None].astype(np.float32)
            world.enter(f"{n:02} {Kind(kind).name}", own, kind=Kind(kind))
        assert {(f"{n:02} CARRIED", f"{n:02} NATIVE") for n in range(40)} <= world.pairs().keys()


def test_what_is_just_near_enough_is_a_neighbour(store):
    with undone(store) as tx:
        world = Entered(tx, k=2)
        floor = np.ceil(NEAR * STEPS) / STEPS
        below = floor - 1 / STEPS
        world.enter("a", np.array([[1, 0, 0]], dtype=np.float32))
        world.enter("b", np.array([[floor, 0, 0]], dtype=np.float32))
        world.enter("c", np.array([[below, 0, 0]], dtype=np.float32))
        assert {name for name, _ in world.near()["a"]} == {"b"}
        assert world.near()["c"] == set()


@given(
    st.dictionaries(st.integers(0, 20), st.sampled_from([0.25, 0.5, 0.75]), max_size=12),
    st.integers(1, 6),
    st.permutations(range(21)),
)
def test_what_is_kept_and_what_is_lost_is_told_by_similarity_then_by_id(near, k, order):
    found = [Neighbour(number, likeness) for number, likeness in near.items()]
    names = {number: f"{place:02}" for place, number in enumerate(order)}
    ordered = ranked(found, k, lambda numbers: {number: names[number] for number in numbers})
    expected = sorted(found, key=lambda one: (-one.similarity, names[one.number]))
    assert set(ordered[:k]) == set(expected[:k])
    assert set(ordered[k:]) == set(expected[k:])
    assert [one.similarity for one in ordered] == [one.similarity for one in expected]
    assert first(found, k, lambda _: names) == tuple(ordered[:k])


@given(
    st.lists(st.sampled_from([0.25, 0.5, 0.75, 0.875]), min_size=1, max_size=12),
    st.integers(1, 6),
    st.permutations(range(12)),
)
def test_whoever_is_pushed_into_a_list_stands_where_sorting_all_would_put_it(likeness, k, order):
    names = {number: f"{place:02}" for place, number in enumerate(order)}
    *before, new = [Neighbour(number, s) for number, s in enumerate(likeness)]
    own = first(before, k, lambda _: names)
    kept, lost = pushed(Neighbours.of(own), new, k, lambda _: names)
    expected = ranked([*own, new], k, lambda _: names)
    assert kept.each() == tuple(expected[:k])
    assert lost == tuple(one.number for one in expected[k:])
