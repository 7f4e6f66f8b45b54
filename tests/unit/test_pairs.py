"""Candidate pairs come once each and in order, as from a sorted set."""

import pytest
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


@pytest.mark.parametrize("block", [1, 2, 3, 100])
def test_pairs_of_several_blocks_are_the_same(monkeypatch, block):
    monkeypatch.setattr(module, "_BLOCK", block)
    pairs = [(n * 7 % 5, n * 11 % 13) for n in range(50)]
    assert list(Pairs(pairs)) == sorted(set(pairs))
