"""Nights that a language names by the day that follows.

"In der Nacht zum Sonntag" is the night that begins on Saturday; East Asian languages let a late
night belong to the day before.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.text.tables import read_table

_TABLE: dict[str, dict[str, str]] = read_table("nights")
"""Patterns by language of what stands before the day "to" which a night leads, behind the day
"before" which it ends, and behind the day "after" which a late night comes."""
_BESIDE = 24
_DAYS = 7
_WEEKDAY = "weekday:"
EVE = "eve:"
"""Marks, among the values of a day of the month, the day before, where a night leads to it."""


def night_beside(
    weekdays: frozenset[str], sentence: str, start: int, end: int, language: str
) -> tuple[str, str] | None:
    """The weekdays on which a night begins and ends, which a weekday at [start, end) of a sentence
    tells; None for any other time."""
    if len(weekdays) != 1:
        return None
    day = int(next(iter(weekdays)).removeprefix(_WEEKDAY))
    before, after = _pattern("before", language), _pattern("after", language)
    if _leads_to(sentence[max(0, start - _BESIDE) : start], language) or (
        before and before.match(sentence, end)
    ):
        return _named(day - 1), _named(day)
    return (_named(day), _named(day + 1)) if after and after.match(sentence, end) else None


def eve_values(written: str, before: str, language: str) -> set[str]:
    """The day before that of a month to which a night leads, and its mark; else none."""
    if not written.isdecimal() or int(written) <= 1 or not _leads_to(before, language):
        return set()
    day = str(int(written) - 1)
    return {day, f"{EVE}{day}"}


@lru_cache(maxsize=1 << 14)
def eves(values: frozenset[str]) -> frozenset[str]:
    """The days among the values of a mention on which its night begins."""
    return frozenset(v.removeprefix(EVE) for v in values if v.startswith(EVE))


def _named(day: int) -> str:
    return f"{_WEEKDAY}{(day - 1) % _DAYS + 1}"


def _leads_to(before: str, language: str) -> bool:
    pattern = _pattern("to", language)
    return pattern is not None and pattern.search(before) is not None


@cache
def _pattern(place: str, language: str) -> re.Pattern[str] | None:
    found = _TABLE[place].get(language)
    if found is None:
        return None
    form = rf"(?<!\w)(?:{found})\s$" if place == "to" else rf"\s?(?:{found})"
    return re.compile(form, re.IGNORECASE)
