"""What lies between aligned passages, and how far a measure is on its way."""

import pytest

from service.match.alignment.align import Group
from service.match.alignment.gaps import gaps
from service.match.alignment.ramp import ramp


def test_gaps_lie_before_between_and_behind_what_was_not_moved():
    groups = [Group(1, 2, 0, 1, 0.9), Group(2, 3, 4, 5, 0.9, moved=True), Group(4, 5, 2, 3, 0.9)]
    assert list(gaps(groups, 6, 5)) == [
        (range(1), range(0)),
        (range(2, 4), range(1, 2)),
        (range(5, 6), range(3, 5)),
    ]
    assert list(gaps([], 2, 3)) == [(range(2), range(3))]


@pytest.mark.parametrize(
    ("none", "full", "found", "told"),
    [(2, 4, 1, 0), (2, 4, 3, 0.5), (2, 4, 5, 1), (4, 2, 5, 0), (4, 2, 3, 0.5), (4, 2, 1, 1)],
)
def test_a_measure_counts_in_proportion_between_nothing_and_all(none, full, found, told):
    assert ramp(none, full, found) == told
