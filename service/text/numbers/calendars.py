"""Days of other calendars as those of the Gregorian one.

The arithmetic is that of Reingold and Dershowitz, Calendrical Calculations: the tabular Islamic
calendar, the Ethiopian one, and solar years that begin with the spring or with the sun's entry
into a sign. Months that are observed, and leap years that are not told, make a day or two of
difference: every day that may be meant is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

_JULIAN_DAY = 1721425
"""The Julian day number before the first day that dates count."""
_ISLAMIC, _ETHIOPIAN = 1948439, 1723855
"""The Julian day numbers before the first days of these calendars."""
_LONG_MONTHS = 6
"""Solar months have 31 days in the first half of the year, then 30."""
_NEPALI = (
    *((4, 14), (5, 15), (6, 15), (7, 16), (8, 17), (9, 17)),
    *((10, 17), (11, 16), (12, 16), (1, 14), (2, 13), (3, 14)),
)
"""The month and day on which the sun enters each sign, by sidereal reckoning."""
_NEPALI_YEAR, _BENGALI_YEAR, _SOLAR_YEAR = 57, 593, 621


class Calendar(NamedTuple):
    """How days of a calendar are told: the years that texts write in it, the first day that a year,
    a month and a day can be, the days that it may be earlier or later, and a year to take for one
    that is not told, None where the day is another each year."""

    years: range
    first: Callable[[int, int, int], date]
    off: range
    usual: int | None


def _islamic(year: int, month: int, day: int) -> date:
    months = (59 * (month - 1) + 1) // 2
    leap_days = (3 + 11 * year) // 30
    return date.fromordinal(day + months + 354 * (year - 1) + leap_days + _ISLAMIC - _JULIAN_DAY)


def _ethiopian(year: int, month: int, day: int) -> date:
    passed = 365 * year + year // 4 + 30 * (month - 1) + day
    return date.fromordinal(passed + _ETHIOPIAN - _JULIAN_DAY)


def _nepali(year: int, month: int, day: int) -> date:
    start, first = _NEPALI[month - 1]
    return date(year - _NEPALI_YEAR + (start < _NEPALI[0][0]), start, first) + timedelta(day - 1)


def _bengali(year: int, month: int, day: int) -> date:
    return _from_spring(date(year + _BENGALI_YEAR, 4, 14), month, day)


def _solar(year: int, month: int, day: int) -> date:
    return _from_spring(date(year + _SOLAR_YEAR, 3, 20), month, day)


def _from_spring(begin: date, month: int, day: int) -> date:
    """A day of a year of which the first six months are the long ones."""
    passed = month - 1
    months = 31 * min(passed, _LONG_MONTHS) + 30 * max(0, passed - _LONG_MONTHS)
    return begin + timedelta(months + day - 1)


CALENDARS = {
    "lunar": Calendar(range(1300, 1500), _islamic, range(-1, 2), None),
    "ethiopian": Calendar(range(1900, 2040), _ethiopian, range(1), 2014),
    "nepali": Calendar(range(1990, 2120), _nepali, range(-1, 2), 2078),
    "bengali": Calendar(range(1300, 1500), _bengali, range(2), 1428),
    "solar": Calendar(range(1250, 1500), _solar, range(2), 1400),
}


def gregorian(calendar: Calendar, year: int | None, month: int, day: int) -> Iterator[date]:
    """The days that one of a calendar can be; none without a year where that is not told by it."""
    told = calendar.usual if year is None else year
    if told is not None:
        begin = calendar.first(told, month, day)
        yield from (begin + timedelta(days) for days in calendar.off)
