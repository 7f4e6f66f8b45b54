"""Articles stand in the order of the leaves of single linkage."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.pipeline.leaves import leaves

ENDS = st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] < pair[1])
NEAR = st.dictionaries(ENDS, st.integers(0, 9), max_size=30)


def joined(near, least):
    """The groups of articles that pairs of at least so much nearness connect."""
    groups = [{number} for number in {number for pair in near for number in pair}]
    for pair in (pair for pair, nearness in near.items() if nearness >= least):
        together = set().union(*(group for group in groups if group & set(pair)))
        groups = [group for group in groups if not group & together] + [together]
    return groups


@given(NEAR)
def test_whatever_is_joined_at_some_nearness_stands_on_end(near):
    a, b = (np.array([pair[end] for pair in near], np.int64) for end in (0, 1))
    places = leaves(a, b, np.array([*near.values()], np.float32))
    assert sorted(places) == list(range(len(places)))
    for least in range(11):
        for group in joined(near, least):
            taken = sorted(places[list(group)])
            assert taken == list(range(taken[0], taken[0] + len(group)))
