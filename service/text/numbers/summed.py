"""Numbers in figures that are told by several scales: "2 लाख 85 हजार", "1 tỷ 200 triệu"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from service.text.numbers.numerals import NUMBER, readings
from service.text.numbers.scales import scale_after, scale_before, scales_before

_EAST_ASIAN = frozenset({"ja", "ko", "yue", "zh"})
"""Languages whose scales `service.text.numbers.myriads` sums, which knows what may follow them."""
_AND = {
    **dict.fromkeys(("gl", "it", "pt", "sq"), "e "),
    **dict.fromkeys(("bg", "mk"), "и "),
    **dict.fromkeys(("bs", "hr"), "i "),
    **dict.fromkeys(("ckb", "fa"), "و "),
    **{"ar": "و ?", "eu": "eta ", "ha": "da ", "he": "ו-?", "is": "og ", "so": "iyo "},
    **{"sr": "(?:i|и) ", "sw": "na ", "tl": "at "},
}
"""What stands within such a number in the languages that say "and" there: "2 milhões e 300 mil"."""
_SHORT = re.compile(r"(?<![^\W\d_])(?:m(?:ln|ld|lrd|rd|io)|млн|млрд|трлн)\.?$", re.IGNORECASE)
"""Scales that are written with a point, which behind any other ends a sentence."""
_WITH_UNITS = frozenset({"as", "bn", "gu", "hi", "mr", "ne", "pa", "sd", "te", "ur"})
"""Languages that write what is below a thousand behind it: "1 हजार 234"."""
_THOUSAND = 3
_UNITS = re.compile(r" (\d{2,3})(?![\d.,:/٫٬،]*\d|\s?[-–%٪])", re.ASCII)
_IS_WRITTEN_ON = re.compile("[A-Za-z]")
"""What a number for short ends in, which is told by one scale: "a 100m or 5k race"."""
_LONGEST = 6
"""Letters of the longest scale for short, with its point and what stands before it."""


class _Term(NamedTuple):
    """A number multiplied by its scale, the power of that, and where both end."""

    value: int
    power: int
    end: int


def summed(
    text: str, match: re.Match[str], before: str, language: str
) -> tuple[int, set[str]] | None:
    """The end and the value of a number that is told by several scales, each below the last.

    text: with its digits in ASCII; match: its first number; before: what stands in front. None
    where there is one scale at most: what a comma parts, or a word, is two numbers.
    """
    if language in _EAST_ASIAN:
        return None
    first = _scaled(text, match, scale_before(before, language), language)
    if first is None:
        return None
    total, last, scales = first.value, first, 1
    while (term := _next(text, last.end, language)) and term.value < 10**last.power:
        if term.power >= last.power:
            break
        total, last, scales = total + term.value, term, scales + 1
    units = _UNITS.match(text, last.end) if language in _WITH_UNITS else None
    if units and last.power == _THOUSAND and scale_after(text, units.end(), language)[0] is None:
        return units.end(), {str(total + int(units[1]))}
    return (last.end, {str(total)}) if scales > 1 else None


def _next(text: str, end: int, language: str) -> _Term | None:
    """The part that follows; its scale stands in front where the language has it there."""
    if text.startswith(".", end) and _SHORT.search(text[max(0, end - _LONGEST) : end]):
        end += 1
    beside = joint(language).match(text, end)
    number = NUMBER.match(text, beside.end()) if beside else None
    if beside is None or number is None:
        return None
    return _scaled(text, number, scale_before(beside["scale"] or "", language), language)


def _scaled(text: str, number: re.Match[str], in_front: int | None, language: str) -> _Term | None:
    """A whole number with its scale, the one in front of it or behind it; None without one."""
    power, end = in_front, number.end()
    if in_front is None and not _IS_WRITTEN_ON.match(text, end):
        power, end = scale_after(text, end, language)
    if power is None:
        return None
    whole = [int(value) for value in readings(number.group()) if value.isdecimal()]
    return _Term(max(whole) * 10**power, power, end) if whole else None


@cache
def joint(language: str) -> re.Pattern[str]:
    """What stands between two parts, with the scale in front of the second."""
    names = "|".join(map(re.escape, scales_before(language)))
    scale = f"(?P<scale>(?:{names})\\s)?" if names else "(?P<scale>)"
    return re.compile(
        rf"\s(?:{_AND[language]})?{scale}" if language in _AND else rf"\s{scale}", re.IGNORECASE
    )
