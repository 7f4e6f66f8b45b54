"""Candidate pairs come once each and in order, as from a sorted set."""

from functools import lru_cache
from random import Random

import numpy as np
import pytest
import scipy.sparse.csgraph  # noqa: F401 - takes longer than a test may
from hypothesis import given
from hypothesis import strategies as st

from service.pipeline import pairs as module
from service.pipeline.pairs import Pairs

NUMBERS = st.integers(0, 6) | st.integers(0, 2**31 - 1)
SOME = st.lists(st.tuples(NUMBERS, NUMBERS))


@given(SOME)
def test_pairs_are_those_of_a_sorted_set(pairs):
    kept = Pairs(iter(pairs))
    assert len(kept) == len(set(pairs))
    assert list(kept) == list(kept) == sorted(set(pairs))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda p: p[0] < p[1])))
def test_walks_pass_every_pair_once(pairs):
    assert sorted(Pairs(pairs).in_walks()) == sorted(set(pairs))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda p: p[0] < p[1])))
def test_nearest_together_passes_every_pair_once(pairs):
    kept = Pairs(pairs)
    nearness = np.linspace(0, 1, len(kept), dtype=np.float32)
    assert sorted(kept.nearest_together(nearness)) == sorted(set(pairs))


def test_of_the_nearest_few_are_met_in_several_parts():
    random = Random(1)
    names = random.sample(range(300), 300)
    near = {}
    # Stories of three articles, each also paired with articles of others that are less near.
    for a in range(300):
        for b in range(a):
            if a // 3 == b // 3 or random.random() < 0.05:
                near[tuple(sorted((names[a], names[b])))] = (
                    0.5 * (a // 3 == b // 3) + random.random()
                )
    kept = Pairs(near)
    nearness = np.array([near[pair] for pair in kept], np.float32)
    halves = list(kept.nearest_together(nearness).cut(len(kept) // 2 + 1))
    story = {name: place // 3 for place, name in enumerate(names)}
    met = [{a for a, b in half if story[a] == story[b]} for half in halves]
    assert len(met[0] & met[1]) <= 30


@given(SOME, st.integers(1, 5))
def test_cuts_on_end_are_all_pairs_in_their_order(pairs, size):
    cuts = [list(cut) for cut in Pairs(pairs).cut(size)]
    assert [pair for cut in cuts for pair in cut] == sorted(set(pairs))
    assert all(len(cut) == size for cut in cuts[:-1])


def test_in_walks_little_is_needed_again_after_long():
    random = Random(1)
    names = random.sample(range(600), 600)
    # Stories of six articles, each also paired with some of the story before.
    pairs = [
        tuple(sorted((names[a], names[b])))
        for a in range(600)
        for b in range(max(0, a - 8), a)
        if a // 6 - b // 6 < 2
    ]
    assert made(Pairs(pairs).in_walks(), 20) < 1.1 * 600
    assert made(Pairs(pairs), 20) > 4 * 600


def made(pairs, kept):
    """How often an article is made where so many are kept, those needed last."""
    made = lru_cache(kept)(lambda article: article)
    for pair in pairs:
        list(map(made, pair))
    return made.cache_info().misses


@pytest.mark.parametrize("block", [1, 2, 3, 100])
def test_pairs_of_several_blocks_are_the_same(monkeypatch, block):
    monkeypatch.setattr(module, "_BLOCK", block)
    pairs = [(n * 7 % 5, n * 11 % 13) for n in range(50)]
    assert list(Pairs(pairs)) == sorted(set(pairs))
