"""Days and centuries that are written in figures alone: Finnish "20.7.", Swedish "1800-talet"."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

from icu4py.messageformat import MessageFormat

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})", re.ASCII)
_HUNDREDS = re.compile(r"(?<!\d)\d{1,2}00-(?:tal|luv|luk)", re.ASCII)
"""A century by its first year, as Swedish, Danish, Norwegian and Finnish tell it."""
_LONGEST_MONTH, _MONTHS = 31, 12


def dotted_date(written: str, language: str) -> set[str]:
    """The day of a date of day and month, in a language that writes it with a dot; else none.

    The month is not told, since a fact that is merely missing contradicts nothing.
    """
    match = _DOTTED.fullmatch(written)
    if match is None or not _is_dotted(language):
        return set()
    day, month = int(match[1]), int(match[2])
    return {str(day)} if 1 <= day <= _LONGEST_MONTH and 1 <= month <= _MONTHS else set()


def century(text: str, number: re.Match[str]) -> set[str]:
    """The number of the century that a year stands for: "1800-talet" is the 19th."""
    if not _HUNDREDS.match(text, number.start()):
        return set()
    return {str(int(number[0]) // 100 + 1)}


@cache
def _is_dotted(language: str) -> bool:
    """Whether CLDR writes the 15th of March as "15.3." in a language."""
    pattern = MessageFormat("{d, date, ::Md}", f"{language}-u-ca-gregory-nu-latn")
    written = str(pattern.format({"d": datetime(2021, 3, 15, 12, tzinfo=UTC)}))
    return re.match(r"15\.\s?0?3", written) is not None
