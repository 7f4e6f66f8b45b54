"""Dates of other calendars among the numbers of a text: "12 رمضان 1446" is also the 12th of March
2025, and "२०८१ माघ १५" the 28th of January.

Translations mostly convert them. What is converted is added, since some are kept as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from service.text.numbers.calendars import CALENDARS, Calendar, gregorian
from service.text.numbers.mention import Mention
from service.text.tables import read_table

_TABLE = read_table("calendars")
_MONTHS: dict[str, dict[str, list[str]]] = _TABLE["months"]
_DAY_BEHIND = frozenset(_TABLE["day_behind"])
_COMMON_WORDS = frozenset[str](_TABLE["common_words"])
"""Months that are words, too ("صفر" is zero, as in results of games, "حمل" transport)."""
_LONGEST_MONTH, _LAST_CENTURY = 32, 1900
_DAY, _YEAR = 2, 4
"""The digits of a day and of a year."""
_BESIDE = re.compile(r"[^\W\d_]{0,3}\.?[\s-]?(?:(?:من|د|شهر|ماه|of|de)\s){0,2}|\sپه\s")
"""What stands between the day and the month."""
_TO = re.compile(r"\s?(?:[-–—]|[^\W\d_]{1,4})\s?")
"""What stands between the days of a range."""
_ONTO, _PREFIXED = r"(?:እስከ|[በከየለዘብን])?", frozenset({"am", "ti"})
"""What Ethiopian languages write onto a month."""
_ENDINGS = {
    "ne": "मा|को|का|की|ले|देखि|सम्म|भित्र|बाट|गते",
    "bn": "ের|ে|এর|র|তে|য়|থেকে",
    "ckb": "ی|دا|ەوە|یەوە",
}
"""What languages write onto months."""
_END = r"(?![^\W\d_]|[\u0900-\u0963\u0970-\u0dff])"
"""Where a word ends, signs that are written onto its letters among them."""
_NEAR = 16
"""So many characters may part the year from the month and the day."""


def with_other_calendars(text: str, numbers: Sequence[Mention], language: str) -> list[Mention]:
    """The numbers of a text with the days and years that they are in the Gregorian calendar; a day
    that only its year would tell says nothing, where its month is no other word and no name.

    text: with its digits in ASCII.
    """
    told = [*numbers]
    months = _pattern(language) if told else None
    if months is None or (_is_cased(next(iter(_names(language)))) and not _has_year(text, told)):
        return told
    for match in months.finditer(text):
        calendar, month = _names(language)[match[1].casefold()]
        places = _days_beside(text, told, match, language)
        year = _year(text, told, match, calendar) if places else None
        for place in places if year is not None or not _needs_year(match[1]) else ():
            told[place] = _converted(text, told[place], (calendar, year, month))
        if places and year is not None:
            day = int(_written(text, told[places[0]]))
            told = [_dated(m, year, [*gregorian(calendar, year, month, day)], text) for m in told]
    return told


def _converted(text: str, day: Mention, told: tuple[Calendar, int | None, int]) -> Mention:
    days = [*gregorian(*told, int(_written(text, day)))]
    firm = day.firm and bool(days)
    return replace(day, values=day.values | {str(found.day) for found in days}, firm=firm)


def _dated(number: Mention, year: int, days: Sequence[date], text: str) -> Mention:
    """A number with the Gregorian years of a date, where it is its year."""
    if _written(text, number) != str(year):
        return number
    years = {found.year for found in days}
    short = {str(found % 100) for found in years if found >= _LAST_CENTURY}
    return replace(number, values=number.values | {str(found) for found in years} | short)


def _days_beside(
    text: str, numbers: Sequence[Mention], month: re.Match[str], language: str
) -> list[int]:
    """The places of the day beside a month and, if it is the end of a range, of its beginning."""
    behind = next((n for n, m in enumerate(numbers) if m.start >= month.end()), len(numbers))
    for place in (behind - 1, behind) if language in _DAY_BEHIND else (behind - 1,):
        if not (0 <= place < len(numbers) and _is_day(text, numbers[place])):
            continue
        day = numbers[place]
        start, end = (day.end, month.start()) if place < behind else (month.end(), day.start)
        if start <= end and _BESIDE.fullmatch(text, start, end):
            return [place, *_beginning(text, numbers, place)]
    return []


def _beginning(text: str, numbers: Sequence[Mention], place: int) -> list[int]:
    """The place of the first day of a range that ends with a day, if it is one."""
    first = numbers[place - 1] if place else None
    if first is None or not _is_day(text, first):
        return []
    return [place - 1] if _TO.fullmatch(text, first.end, numbers[place].start) else []


def _year(
    text: str, numbers: Sequence[Mention], month: re.Match[str], calendar: Calendar
) -> int | None:
    """The year of the calendar that stands near a month."""
    near = (
        _written(text, m)
        for m in numbers
        if -_NEAR <= m.start - month.end() <= _NEAR or 0 <= month.start() - m.end <= _NEAR
    )
    years = (int(written) for written in near if len(written) == _YEAR and written.isdecimal())
    return next((year for year in years if year in calendar.years), None)


def _has_year(text: str, numbers: Sequence[Mention]) -> bool:
    """Whether any number may be a year of the lunar calendar."""
    years = CALENDARS["lunar"].years
    four = (_written(text, m) for m in numbers if m.end - m.start == _YEAR)
    return any(written.isdecimal() and int(written) in years for written in four)


def _is_day(text: str, number: Mention) -> bool:
    written = _written(text, number)
    return len(written) <= _DAY and written.isdecimal() and 1 <= int(written) <= _LONGEST_MONTH


def _written(text: str, number: Mention) -> str:
    return text[number.start : number.end]


def _needs_year(month: str) -> bool:
    """Whether a word tells of no date without a year beside it."""
    return month in _COMMON_WORDS or _is_cased(month)


def _is_cased(word: str) -> bool:
    """Whether a month is written in a script with capitals, where it may be a person's name."""
    return any(letter.lower() != letter.upper() for letter in word)


@cache
def _names(language: str) -> dict[str, tuple[Calendar, int]]:
    """The names of months of other calendars, with the calendar and their place in the year."""
    return {
        unicodedata.normalize("NFC", name).casefold(): (CALENDARS[calendar], place)
        for calendar, languages in _MONTHS.items()
        for place, forms in enumerate(languages.get(language, ()), 1)
        for name in forms.split("|")
    }


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    names = sorted(_names(language), key=len, reverse=True)
    if not names:
        return None
    ending = f"(?:{_ENDINGS[language]})?" if language in _ENDINGS else ""
    named = "|".join(map(re.escape, names))
    onto = _ONTO if language in _PREFIXED else ""
    flags = re.IGNORECASE if _is_cased(named) else re.NOFLAG
    return re.compile(rf"(?<![^\W\d_]){onto}({named}){ending}{_END}", flags)
