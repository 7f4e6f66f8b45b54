"""The measures of a number by the unit behind it, or behind the range that it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.text.numbers.cardinals import SPELLED
from service.text.numbers.metric import UNIT
from service.text.numbers.months import month_names
from service.text.numbers.numerals import NUMBER, readings
from service.text.numbers.units import measures, names_weekday, unit_of

_TO_BY = (
    r"-?(?:დან|аас|ээс|оос|өөс|[дт]ан|[дт]ен)"
    r"|\s?(?:నుండి|నుంచి|முதல்|से|देखि|থেকে|ถึง|ទៅ|zuwa|illaa|deri në|څخه تر|الی)"
)
"""What else languages write between the ends of a range."""
_TO = re.compile(
    rf"\s?(?:[-–—~〜～]|(?:(?![年月日时時点點分秒万萬亿億千百尺呎년월일시분초만억천])[^\W\d_]){{1,4}}|{_TO_BY})\s?"
    rf"({NUMBER.pattern})"
)
"""The end of a range, of which the beginning shares the unit: "5 to 10 cm", but not "10月5日"."""
_RANGE = re.compile(r"(\d{1,2})\s?[-–—‑−]\s?(\d{1,2})(?!\d)", re.ASCII)
_PER_HOUR = "-per-hour"
"""What tells a speed from the way of an hour, which it is compared as."""
AFTER = 40
"""So many characters behind a number may hold its unit and the part of the day."""


def measured(values: set[str], before: str, text: str, end: int, language: str) -> Iterator[str]:
    """The measures of values by the unit that follows, or that the end of a range has."""
    for place in (end, *_end_of_range(text, end, language)):
        after = text[place : place + AFTER]
        told = [unit for v in values if (unit := unit_of(v, after, language, before))]
        if told and len(told) == len(values):
            yield from (m for v in values for m in measures(v, after, language, before))
            yield from (f"{UNIT}{unit.removesuffix(_PER_HOUR)}" for unit in told)
            return


def is_range(text: str, start: int, language: str) -> bool:
    """Whether a number and that after it are the ends of a measure or of days of a month."""
    to = _RANGE.match(text, start)
    if to is None or int(to[1]) >= int(to[2]):
        return False
    after = text[to.end() : to.end() + AFTER]
    if names_weekday(after, language):
        return False
    match = SPELLED.match(after.lstrip())
    word = match.group().casefold().rstrip(".") if match else ""
    # "in" is inches for short, and stands before the place of a game.
    return word in month_names(language) or (
        word != "in" and unit_of(to[2], after, language) is not None
    )


def _end_of_range(text: str, start: int, language: str) -> Iterator[int]:
    """Where a range ends of which the first number ends at `start`, if its second has a unit."""
    to = _TO.match(text, start)
    if to is not None:
        after = text[to.end() : to.end() + AFTER]
        if all(unit_of(value, after, language) for value in readings(to[1])):
            yield to.end()
