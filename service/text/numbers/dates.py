"""Days of the year that are written in figures alone: Finnish "20.7."."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache, lru_cache

from icu4py.messageformat import MessageFormat

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})", re.ASCII)
_MARK = "date:"
"""Marks, among the values of a number, the day and month that it tells as a date."""
_LONGEST_MONTH, _MONTHS = 31, 12


def dotted_date(text: str, number: re.Match[str], language: str) -> set[str]:
    """The day and the mark of a date of day and month, written as the language does; else none.

    The month is not told for itself, since a fact that is merely missing contradicts nothing.
    """
    match, form = _DOTTED.fullmatch(number[0]), _dotted_form(language)
    if match is None or form is None or not form.match(text, number.start()):
        return set()
    day, month = int(match[1]), int(match[2])
    if not (1 <= day <= _LONGEST_MONTH and 1 <= month <= _MONTHS):
        return set()
    return {str(day), f"{_MARK}{day}.{month}"}


@lru_cache(maxsize=1 << 14)
def days(values: frozenset[str]) -> frozenset[str]:
    """The days of the dates among the values of a mention: they answer a number, and no date."""
    return frozenset(v[len(_MARK) :].partition(".")[0] for v in values if v.startswith(_MARK))


@cache
def _dotted_form(language: str) -> re.Pattern[str] | None:
    """How CLDR writes "15.3." in a language, with or without the last dot and a zero; None where
    it has no dot between the two."""
    pattern = MessageFormat("{d, date, ::Md}", f"{language}-u-ca-gregory-nu-latn")
    written = str(pattern.format({"d": datetime(2021, 3, 15, 12, tzinfo=UTC)}))
    match = re.fullmatch(r"15\.\s?(0?)3(\.?)", written)
    if match is None:
        return None
    month = r"\d\d" if match[1] else r"\d{1,2}"
    return re.compile(rf"\d{{1,2}}\.{month}{re.escape(match[2])}(?!\d)", re.ASCII)
