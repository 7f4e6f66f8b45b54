"""Numbers that East Asia writes by several scales: "1億2000万", "3천5백만", "1 万 5 千"."""

from __future__ import annotations

import re
from math import inf

from service.text.numbers.numerals import NUMBER, plain, readings

_SMALL = {"": 0, "百": 2, "백": 2, "千": 3, "천": 3}
_LARGE = {"": 0, "万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12}
"""The scales within ten thousand, and its powers: all before one of these are multiplied by it."""
_PARTED = "만억조"
"""Korean scales, which a space may follow: "3만 5000명"."""
_LEAST = 100
"""What follows a scale without one is as much or more: "5万3" is 53,000 as it is said."""
_ANY_LARGE = "".join(_LARGE)
_TERM = re.compile(
    rf"(?P<number>{NUMBER.pattern})(?!\d| ?[年년])"
    rf"(?: ?(?P<small>[{''.join(_SMALL)}])| ?(?=[{_ANY_LARGE}])|)(?P<large>[{_ANY_LARGE}]?)"
)


def myriads(text: str, start: int) -> tuple[int, set[str]] | None:
    """The end and the value of a number that begins at `start` and is told by several scales.

    text: with its digits in ASCII. None where there is one scale at most.
    """
    if text.isascii():
        return None
    total = section = 0.0
    end, scales, small_bound, large_bound = start, 0, inf, inf
    while term := _TERM.match(text, end + (bool(scales) and text[end : end + 1] == " ")):
        number = max(map(float, readings(term["number"])))
        small, large = _SMALL[term["small"] or ""], _LARGE[term["large"]]
        bare = not small and not large
        parted = term.start() > end and text[end - 1] not in _PARTED
        if bare and (parted or not scales or number < _LEAST):
            break  # the next number
        if small >= small_bound or large >= large_bound:
            break
        section += number * 10**small
        scales += bool(small) + bool(large) + bare
        end, small_bound = term.end(), small or small_bound
        if large:
            total, section = total + section * 10**large, 0.0
            large_bound, small_bound = large, inf
        if bare:
            break
    return (end, {plain(f"{total + section:.0f}")}) if scales > 1 else None
