"""Each place is taken once, by whom it is near, as long as all have something to do."""

from hypothesis import given
from hypothesis import strategies as st

from service.workers.shares import Shares


@given(st.integers(0, 40), st.integers(1, 5), st.data())
def test_each_place_is_taken_once_and_none_waits(places, takers, data):
    shares, taken = Shares(places, takers), []
    for left in range(places, 0, -1):
        place = shares.take(data.draw(st.integers(0, takers - 1)))
        assert place is not None, left
        taken.append(place)
    assert sorted(taken) == list(range(places))
    assert [shares.take(taker) for taker in range(takers)] == [None] * takers


def test_who_is_done_helps_at_the_end_of_what_is_longest():
    shares = Shares(9, 3)
    assert [shares.take(0) for _ in range(3)] == [0, 1, 2]
    assert shares.take(1) == 3
    assert [shares.take(0) for _ in range(3)] == [8, 5, 7]
    assert (shares.take(2), shares.take(1)) == (6, 4)
