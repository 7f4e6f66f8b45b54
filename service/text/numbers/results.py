"""Results of games and votes: "3-1", "3:1", "3比1" and "٣-١" are one fact, not two small numbers.

Which side is named first may turn between two versions, and the result turns with it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from service.text.numbers.numerals import ascii_digits
from service.text.numbers.times import clock_values

RESULT = "result:"
"""Marks, among the values of a mention, the two numbers of a result, the smaller one first."""
_RESULT = re.compile(
    r"(\d{1,2})(\s?[-–—‑−]\s?|\s?[:：]\s?|\s?[比対对]\s?|\s?대\s?)(\d{1,2})(?![\d%٪％°º]|[-–—‑−:：./,٫]\d)",
    re.ASCII,
)
_WITHIN = re.compile(r"[\d.,:/'’٫A-Za-z]$|\d\s?[-–—‑−:：]\s?$|[^\W\d_][-–—‑−]$")
"""What stands before a number that is a part of a date, of a time or of a name."""
_DASH = frozenset("-–—‑−")
_COUNTED = re.compile(r"\s?[年月日号號人名个個天岁歳小点點時时分秒か件台年월일명개]")
"""What stands after the two ends of a range in the scripts of East Asia."""
_HOURS, _MINUTES, _TWO_DIGITS = 24, 60, 10


def result(text: str, start: int) -> tuple[int, set[str]] | None:
    """The end and the values of a result that begins at a number; None where there is none.

    text: with its digits in ASCII. The values are its mark and both numbers, since the other side
    may put it in words.
    """
    match = _RESULT.match(text, start)
    if match is None or _WITHIN.search(text[max(0, start - 3) : start]):
        return None
    first, sign, second = match[1], match[2].strip(), match[3]
    numbers = sorted((int(first), int(second)))
    if _leads(first) or _leads(second):
        return None
    if sign in ":：" and len(second) == 2 and int(first) <= _HOURS and int(second) < _MINUTES:
        return None
    if sign in _DASH and int(first) < int(second) and _COUNTED.match(text, match.end()):
        return None
    mark = f"{RESULT}{numbers[0]}-{numbers[1]}"
    return match.end(), {mark, *map(str, numbers), *_as_times(numbers)}


class OrderedResult(NamedTuple):
    """Where a result begins, its mark, and whether the larger number stands first."""

    start: int
    mark: str
    falls: bool


@lru_cache(maxsize=1 << 12)
def ordered_result(text: str) -> OrderedResult | None:
    """The first result in a text; None where there is none, where another one differs from it, or
    where it is a draw."""
    digits = ascii_digits(text)
    found = [told for match in _RESULT.finditer(digits) if (told := _ordered(digits, match))]
    if len({(one.mark, one.falls) for one in found}) != 1:
        return None
    low, high = numbers_of(found[0].mark)
    return found[0] if low != high else None


def _ordered(text: str, match: re.Match[str]) -> OrderedResult | None:
    told = result(text, match.start())
    if told is None:
        return None
    (mark,) = results(frozenset(told[1]))
    return OrderedResult(match.start(), mark, match[1] == numbers_of(mark)[1])


def _as_times(numbers: list[int]) -> set[str]:
    """The times for which the result may be taken elsewhere: "21:25" of a game that ends 25-21."""
    orders = (numbers, numbers[::-1])
    written = (f"{hour}.{minute}" for hour, minute in orders if minute >= _TWO_DIGITS)
    return set[str]().union(*map(clock_values, written))


def _leads(number: str) -> bool:
    """Whether a zero leads, as in the parts of dates."""
    return len(number) > 1 and number[0] == "0"


@lru_cache(maxsize=1 << 14)
def results(values: frozenset[str]) -> frozenset[str]:
    """The results among the values of a mention, which the numbers of another do not answer."""
    return frozenset(v for v in values if v.startswith(RESULT))


def numbers_of(mark: str) -> tuple[str, str]:
    """The two numbers of a result by its mark, the smaller one first."""
    first, second = mark.removeprefix(RESULT).split("-")
    return first, second
