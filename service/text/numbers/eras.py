"""Years of other calendars as those of the Gregorian one.

Persian, Thai, Arabic, Japanese and Taiwanese texts count years from other beginnings; their
translations mostly convert them. What is converted is added, since some are kept as they are.
"""

from __future__ import annotations

import re

from service.text.numbers.calendars import CALENDARS

_REIGNS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_REIGN = re.compile(r"({}|民[國国])\s?$".format("|".join(_REIGNS)))
_REPUBLIC = 1911
_COUNTED = (
    (frozenset({"fa", "ps", "ckb"}), CALENDARS["solar"].years, (621, 622)),
    (frozenset({"th"}), range(2400, 2700), (-543,)),
    (frozenset({"ne"}), range(2040, 2120), (-57, -56)),
)
"""The languages that count years from another beginning, the years that can be of no other count,
and what may be added."""
_ETHIOPIAN = frozenset({"am", "ti"})
_INCARNATION, _OF_EUROPE = re.compile(r"\s?ዓ\.?\s?ም"), re.compile(r"እ\.?\s?[ኤአ]\.?\s?አ\.?\s?\w?$")
"""What Ethiopian years are followed by, and what tells that they are counted as in Europe."""
_LUNAR = re.compile(r"\s?(?:هـ|ه(?!\w)|هجري)")
_LUNAR_YEAR, _LUNAR_START = 0.970224, 621.5774
"""The length of a lunar year in solar ones, and when the first began."""


def era_values(written: str, before: str, after: str, language: str) -> set[str]:
    """The Gregorian years that a number can stand for in its place."""
    if not written.isdecimal() or len(written) > 4:
        return set()
    number, reign = int(written), _REIGN.search(before)
    if reign and len(written) < 4:
        return _years(number + _REIGNS.get(reign[1], _REPUBLIC))
    for languages, years, added in _COUNTED:
        if language in languages and number in years:
            return _years(*(number + more for more in added))
    if language in _ETHIOPIAN and _INCARNATION.match(after) and not _OF_EUROPE.search(before):
        return _years(number + 7, number + 8)
    if len(written) == 4 and _LUNAR.match(after):
        year = int(number * _LUNAR_YEAR + _LUNAR_START)
        return _years(year, year + 1)
    return set()


def _years(*years: int) -> set[str]:
    return {str(year) for year in years} | {str(year % 100) for year in years if year >= 1900}
