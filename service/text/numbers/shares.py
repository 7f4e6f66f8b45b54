"""Fractions and percentages as East Asian languages tell them, the whole before the part:
"三分之一", "3分の1", "百分之五十八"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from service.text.numbers.cardinals import single_words
from service.text.numbers.numerals import plain

_BETWEEN = {"zh": "分之", "ja": "分の", "ko": "분의 ?"}
_HUNDRED = "百"
_COUNTERS = {
    "zh": "个名人位天岁年周次场家艘辆枚座项届季起台架栋头件",
    "ja": "人名つ回カか週年日台歳件枚隻棟頭匹",
}
_OF_NUMBERS = "一二两三四五六七八九十百千万零〇数几.\\d"
"""What stands before a number of which it is a part."""
_KOREAN = {"일": "1", "이": "2", "삼": "3", "사": "4", "오": "5"}


def fractions(text: str, language: str) -> Iterator[tuple[int, int, set[str]]]:
    """The start, end and values of each fraction of a text that is told by its whole and part."""
    pattern = _pattern(language)
    for match in pattern.finditer(text) if pattern else ():
        part = _value(match["part"], language)
        if match["whole"] == _HUNDRED:
            yield *match.span(), {part}
        elif "." not in part and part != "0":
            yield *match.span(), part_values(int(part), int(_value(match["whole"], language)))


def counted(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The start, end and value of each number of two and more in ideographs before a word that is
    counted: no blank tells them from other words."""
    pattern = _counted_pattern(language)
    for match in pattern.finditer(text) if pattern else ():
        yield *match.span(), _words(language)[match[0]]


def part_values(part: int, whole: int) -> set[str]:
    """What a fraction can be written as: itself, a share and a percentage, rounded or not; "one in
    five"; and its part, since the whole may be unread in another language."""
    share = part / whole
    rounded = {plain(f"{share:.2f}"), plain(f"{100 * share:.0f}"), plain(f"{100 * share:.1f}")}
    return {f"{part}/{whole}", *rounded, str(part if part > 1 else whole)}


def _value(written: str, language: str) -> str:
    """The value of a number in figures or in ideographs, with a point or without."""
    whole, _, decimals = written.partition("点")
    told = _words(language)
    fraction = "".join(told.get(digit, digit) for digit in decimals)
    return plain(f"{told.get(whole, whole)}.{fraction}" if fraction else told.get(whole, whole))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    between = _BETWEEN.get(language)
    if between is None:
        return None
    words = "|".join(sorted(_words(language), key=len, reverse=True))
    number = rf"\d{{1,2}}|{words}"
    whole = rf"(?<!\d)(?P<whole>[2-9]|10|{_HUNDRED}|{words})"
    digit = "|".join(word for word in _words(language) if len(word) == 1)
    return re.compile(rf"{whole}{between}(?P<part>(?:{number})(?:点(?:{digit})+)?)(?!\d)")


@cache
def _counted_pattern(language: str) -> re.Pattern[str] | None:
    counters = _COUNTERS.get(language)
    if counters is None:
        return None
    found = (word for word, value in _words(language).items() if int(value) > 1)
    numbers = "|".join(sorted(found, key=len, reverse=True))
    return re.compile(rf"(?<![{_OF_NUMBERS}])(?:{numbers})(?=[{counters}])")


@cache
def _words(language: str) -> dict[str, str]:
    """The numbers of a language that are written as one word."""
    if language == "ko":
        return _KOREAN
    found = {w: value for w, value in single_words(language).items() if len(value) < 4}
    return found | {"零": "0", "〇": "0", "一": "1", "两": "2"}
