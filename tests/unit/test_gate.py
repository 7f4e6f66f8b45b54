"""The window of time and the scope of sources close what they name, and nothing else."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.match.verdicts.gate import closed_because
from service.settings import Settings

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def at(moment, source=None):
    return Article("a", "A title", "A text.", source=source, published_at=moment)


@given(st.timedeltas(timedelta(0), timedelta(days=9)), st.sampled_from([0.5, 2.0, 7.0]))
def test_a_window_closes_what_is_further_apart(apart, days):
    settings = Settings(window_days=days)
    one, other = at(NOON), at(NOON + apart)
    closed = closed_because(one, other, settings)
    assert (closed is not None) == (apart > timedelta(days=days))
    assert closed_because(other, one, settings) == closed
    assert closed is None or f"window of {days:g} days" in closed


@pytest.mark.parametrize(
    ("days", "apart", "told"),
    [
        (1, timedelta(days=1, seconds=1), "1 day and 0:00:01 apart, more than the window of 1 day"),
        (2, timedelta(days=26604), "26,604 days apart, more than the window of 2 days"),
        (0.5, timedelta(hours=13), "13:00:00 apart, more than the window of 0.5 days"),
    ],
)
def test_the_time_between_two_is_told_in_words(days, apart, told):
    assert closed_because(at(NOON), at(NOON + apart), Settings(window_days=days)) == (
        f"published {told}"
    )


def test_the_same_moment_in_another_zone_is_the_same():
    there = NOON.astimezone(timezone(timedelta(hours=9)))
    assert closed_because(at(NOON), at(there), Settings(window_days=0.001)) is None


@pytest.mark.parametrize("moments", [(None, NOON), (NOON, None), (None, None)])
def test_what_has_no_date_is_in_every_window(moments):
    one, other = map(at, moments)
    assert closed_because(one, other, Settings(window_days=0.001)) is None


@pytest.mark.parametrize(
    ("scope", "a", "b", "closed"),
    [
        ("all", "wire", "press", False),
        ("all", "wire", "wire", False),
        ("same_source", "wire", "wire", False),
        ("same_source", "wire", "press", True),
        ("same_source", "wire", None, False),
        ("other_sources", "wire", "wire", True),
        ("other_sources", "wire", "press", False),
        ("other_sources", None, "press", False),
        ("other_sources", None, None, False),
    ],
)
def test_a_scope_closes_what_it_leaves_out(scope, a, b, closed):
    why = closed_because(at(NOON, a), at(NOON, b), Settings(scope=scope))
    assert (why is not None) == closed
    assert why is None or (repr(a) in why and repr(b) in why)


def test_without_window_and_scope_nothing_is_closed():
    assert not Settings().gated
    assert closed_because(at(NOON), at(NOON + timedelta(days=9999)), Settings()) is None
