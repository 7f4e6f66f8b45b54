"""Years and days of other calendars as those of the Gregorian one.

Persian, Thai, Arabic, Japanese and Taiwanese texts count years from other beginnings; their
translations mostly convert them. What is converted is added, since some are kept as they are.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_REIGNS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_REIGN = re.compile(r"({}|民[國国])\s?$".format("|".join(_REIGNS)))
_REPUBLIC = 1911
_SOLAR = frozenset({"fa", "ps", "ckb"})
_SOLAR_YEAR, _THAI_YEAR = (1250, 1499), (2400, 2699)
_THAI = 543
_LUNAR = re.compile(r"\s?(?:هـ|ه(?!\w)|هجري)")
_LUNAR_YEAR, _LUNAR_START = 0.970224, 621.5774
"""The length of a lunar year in solar ones, and when the first began."""
_PERSIAN_MONTHS = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)
_PERSIAN_MONTH = re.compile(r"\s({})(?!\w)".format("|".join(_PERSIAN_MONTHS)))
_LONG_MONTHS = 6
"""Persian months have 31 days in the first half of the year, then 30."""


def era_values(written: str, before: str, after: str, language: str) -> set[str]:
    """The Gregorian years or days of the month that a number can stand for in its place."""
    if not written.isdecimal() or len(written) > 4:
        return set()
    number, reign = int(written), _REIGN.search(before)
    if reign and len(written) < 4:
        return _years(number + _REIGNS.get(reign[1], _REPUBLIC))
    if language in _SOLAR and _SOLAR_YEAR[0] <= number <= _SOLAR_YEAR[1]:
        return _years(number + 621, number + 622)
    if language == "th" and _THAI_YEAR[0] <= number <= _THAI_YEAR[1]:
        return _years(number - _THAI)
    if len(written) == 4 and _LUNAR.match(after):
        year = int(number * _LUNAR_YEAR + _LUNAR_START)
        return _years(year, year + 1)
    month = _PERSIAN_MONTH.match(after) if language == "fa" and 1 <= number <= 31 else None
    return _days(number, _PERSIAN_MONTHS.index(month[1])) if month else set()


def _years(*years: int) -> set[str]:
    return {str(year) for year in years} | {str(year % 100) for year in years if year >= 1900}


def _days(day: int, months: int) -> set[str]:
    """The year begins on the 20th or 21st of March."""
    passed = 31 * min(months, _LONG_MONTHS) + 30 * max(0, months - _LONG_MONTHS) + day - 1
    return {str((date(2021, 3, first) + timedelta(passed)).day) for first in (20, 21)}
