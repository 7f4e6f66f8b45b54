"""Temperatures below zero, which languages tell before the number or behind the degrees: "-10 °C",
"moins 10 degrés", "10 grados bajo cero"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.text.names.unspaced_names import UNSPACED
from service.text.numbers.metric import UNIT
from service.text.numbers.units import measures
from service.text.tables import read_table

BELOW, ABOVE = "sign:-", "sign:+"
"""Mark, among the values of a temperature, that it is below zero, and that nothing says so."""
_BEFORE, _AFTER = 24, 40
_TABLE: dict[str, dict[str, str]] = read_table("frost")
"""Patterns by language of what stands directly before a number that is "minus", behind degrees
"below" zero, and anywhere in a sentence of "cold", where the degrees may be below zero as well."""
_DASH = re.compile(r"(?<![0-9A-Za-z°º%℃℉)\]])(?<![0-9°ºCF℃℉]\s)[-−‑–－]$", re.ASCII)
"""A dash on a number that does not follow another one, as the end of a range does."""
_DEGREES = r"\s?[^\s\d.,;:]{1,12}(?:\s[cсцم]\w*)?"
"""The word or sign for degrees, and that for Celsius."""
_CELSIUS = re.compile(
    r"\s?(?:[°º˚]|degrees?)?\s?(?:C(?![a-z])|℃|celsius|centigrade)", re.IGNORECASE
)


def with_sign(
    found: set[str], values: set[str], text: str, span: tuple[int, int], language: str
) -> set[str]:
    """The measures of a temperature that stands at a span of a text, and the mark of its sign.

    One in Fahrenheit that is not below its own zero is left without: 14 °F are -10 °C.
    """
    sign = _sign_of(text, *span, language)
    before, after = text[max(0, span[0] - _BEFORE) : span[0]], text[span[1] : span[1] + _AFTER]
    if sign == BELOW:
        told = (measures(f"-{value}", after, language, before) for value in values)
        return {m for m in found if ":" not in m or m.startswith(UNIT)}.union({sign}, *told)
    return found | {sign} if sign and f"{UNIT}fahrenheit" not in found else found


def _sign_of(text: str, start: int, end: int, language: str) -> str | None:
    """The mark of a temperature, None where it may be of either sign."""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    minus, below = _pattern("minus", language), _pattern("below", language)
    if _DASH.search(before) or (minus and minus.search(before)) or (below and below.match(after)):
        return BELOW
    if minus is None or (language == "en" and not _CELSIUS.match(after)):
        return None
    return None if _is_doubtful(text, language) else ABOVE


def is_of_other_sign(values: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of two temperatures is below zero and the other one is not."""
    return (BELOW in values and ABOVE in others) or (ABOVE in values and BELOW in others)


@lru_cache(maxsize=1 << 10)
def _is_doubtful(text: str, language: str) -> bool:
    """Whether a text speaks of cold anywhere; asked for each of its temperatures."""
    return _doubtful(language).search(text) is not None


@cache
def _pattern(place: str, language: str) -> re.Pattern[str] | None:
    words = _TABLE[place].get(language)
    if words is None:
        return None
    edge = "" if language in UNSPACED else r"(?<!\w)"
    forms = {"minus": rf"{edge}(?:{words})[\s-]?$", "below": rf"{_DEGREES}\s(?:{words})(?!\s?\d)"}
    return re.compile(forms[place], re.IGNORECASE)


@cache
def _doubtful(language: str) -> re.Pattern[str]:
    words = (table[language] for table in _TABLE.values() if language in table)
    return re.compile("|".join(words), re.IGNORECASE)
