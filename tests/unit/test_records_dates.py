"""Moments of publication in the notations of feeds."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.records import article_from_record
from service.records.dates import read_moment

MAY_DAY = datetime(2024, 5, 1, 10, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-01T10:20:30Z",
        " 2024-05-01T10:20:30 ",
        "2024-05-01 10:20:30",
        "2024-05-01T12:20:30+02:00",
        "2024-05-01 12:20:30 +0200",
        "2024-05-01 10:20:30 UTC",
        "20240501T102030Z",
        "20240501102030",
        "Wed, 01 May 2024 10:20:30 GMT",
        "Wed, 1 May 2024 12:20:30 +0200",
        1714558830,
        1714558830.0,
        1714558830_000,
        1714558830_000_000,
        1714558830_000_000_000,
        "1714558830",
        "1714558830000",
    ],
)
def test_moments_in_the_notations_of_feeds(value):
    assert read_moment(value) == MAY_DAY


def test_a_time_without_offset_is_utc_whatever_the_local_zone(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert read_moment("2024-05-01T10:20:30") == MAY_DAY
        assert read_moment("Wed, 01 May 2024 10:20:30 -0000") == MAY_DAY
    finally:
        monkeypatch.undo()
        time.tzset()


def test_dates_alone_are_midnight_in_utc():
    assert read_moment("2024-05-01") == datetime(2024, 5, 1, tzinfo=UTC)
    assert read_moment("20240501") == datetime(2024, 5, 1, tzinfo=UTC)
    assert read_moment("2024-05-01T10:20:30.123456789Z") == MAY_DAY.replace(microsecond=123456)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-03-01T24:00:00Z", 2),
        ("2026-03-01T24:00", 2),
        ("20260301T240000Z", 2),
        ("2026-03-01T24:00:00.000+00:00", 2),
        ("2026-03-01T23:59:60Z", 2),
        ("2026-03-02 05:29:60 +0530", 2),
        ("2026-02-28T235960Z", 1),
    ],
)
def test_the_end_of_a_day_and_a_leap_second_are_moments(value, day):
    assert read_moment(value) == datetime(2026, 3, day, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-01T24:00:01Z",
        "2026-03-01T24:30Z",
        "2026-03-01T23:58:60Z",
        "9999-12-31T24:00:00Z",
        "yesterday",
        "",
        "2024",
        "2024-13-01",
        "32 May 2024",
        2024,
        20240501,
        20240501102030,
        0,
        -1,
        10**400,
        "0001-01-01T00:00:00+10:00",
        "9" * 400,
        float("nan"),
        float("inf"),
        True,
        None,
        [],
        {},
    ],
)
def test_what_is_no_moment_is_none(value):
    assert read_moment(value) is None


def test_an_unreadable_date_is_a_warning_and_no_rejection():
    article = article_from_record({"text": "Word", "published_at": "soon"})
    assert article.published_at is None
    assert article.record["published_at"] == "soon"
    assert len(article.warnings) == 1
    assert "'soon'" in article.warnings[0]
    assert article_from_record({"text": "Word", "published_at": ["x"]}).warnings != ()
    assert article_from_record({"text": "Word", "published_at": ""}).warnings == ()


@settings(deadline=None)
@given(st.text() | st.floats() | st.integers())
def test_reading_a_moment_never_raises(value):
    moment = read_moment(value)
    assert moment is None or moment.utcoffset() is not None


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(1, 1, 2), timezones=st.just(UTC)))
def test_iso_moments_come_back(moment):
    assert read_moment(moment.isoformat()) == moment
    assert read_moment(moment.isoformat().replace("+00:00", "Z")) == moment
