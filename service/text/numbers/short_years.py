"""Years of two digits, told as such by the day and the month before them: "14-Sep-26".

Feeds and bulletins stamp what they tell of so, and a translation mostly leaves out the year: alone
it is no number of the story.
"""

from __future__ import annotations

import re

from service.text.numbers.cardinals import SPELLED
from service.text.numbers.months import month_of

SHORT_YEAR = "year:"
"""Marks, among the values of a number, the year that two digits stand for."""
_DATED = re.compile(
    rf"(?<![\d.,:/-])(?:0?[1-9]|[12]\d|3[01])(?:(?P<mark>[-–/])|\.?\s)(?P<month>{SPELLED.pattern})\.?"
    r"(?(mark)(?P=mark)|\s['’]?)$"
)
"""What stands before the year: a day and a month, joined by one mark or by spaces."""
_AMONG_WORDS = re.compile(r"[-–.,]?\d|\s?[%\w]")
"""What follows a number that is no year: in a date with spaces nothing but its place tells one,"""
_CLOCK = re.compile(r"\s(?:\w{1,3}\s)?\d{1,2}[:.]\d\d(?!\d)")
"""but the hour may follow it."""
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_BEFORE = 40
"""So many characters hold a day and its month."""
_CENTURY, _TURN = 2000, 70
"""Two digits from the latter on are of the century before."""


def is_year(values: frozenset[str]) -> bool:
    """Whether a number with these values may be a year, in four digits or in a date in two."""
    return any(_YEAR.fullmatch(value) for value in values)


def short_year(text: str, number: re.Match[str], language: str) -> set[str]:
    """The year in full that a number of two digits stands for, and its mark; none for others."""
    start, end = number.span()
    if end - start != len("26") or not number[0].isdecimal():
        return set()
    dated = _DATED.search(text[max(0, start - _BEFORE) : start])
    if dated is None or month_of(dated["month"], language) is None:
        return set()
    if dated["mark"]:
        if text[end : end + 1] == dated["mark"]:
            return set()
    elif _AMONG_WORDS.match(text, end) and not _CLOCK.match(text, end):
        return set()
    short = int(number[0])
    year = short + _CENTURY - (100 if short >= _TURN else 0)
    return {str(year), f"{SHORT_YEAR}{year}"}
