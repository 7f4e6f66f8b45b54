"""Centuries as languages write them: "XIX wieku", "siglo XIX", "19. Jahrhundert", "1800-talet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from service.text.numbers.unit_names import names_in_full
from service.text.writing.clean import fold

_HUNDREDS = re.compile(r"(?<!\d)\d{1,2}00-(?:tal|luv|luk)", re.ASCII)
"""A century by its first year, as Swedish, Danish, Norwegian and Finnish tell it."""
_DIGITS = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}
ROMAN = frozenset(_DIGITS)
"""The Roman digits of centuries, and the Cyrillic letters that stand for them."""
_ROMAN = re.compile(r"(?<!\w)(?=[IІVXХ]{2})([XХ]{0,2}(?:[IІ][XХV]|V?[IІ]{0,3}))(?=è?me|e?\b)")
"""One of two digits or more: "I" and "X" are other words more often."""
_ALSO = {"bs": ("vije",), "hu": ("szazad",)}
"""How words in use begin that CLDR does not have."""
_AFTER = re.compile(
    r"(?:è?me|e|[.-][^\W\d_]{1,4}|[.º°])?(?:\s[^\W\d_]{1,3}\s[IІVXХ]{1,5}(?:è?me|e|\.)?)?\s([^\W\d_]+)"
)
"""The word behind a number in Roman digits, which may have an ending, or behind another one of two:
"XIXe siècle", "XIX i XX wieku"."""
_NEAR, _ARTICLE = 32, 2
"""The word before it may stand before an article: "secolul al XIX-lea"."""
_LONG, _ENDING = 6, 2
"""A name of so many letters may have others instead of the last ones."""


def century(text: str, number: re.Match[str]) -> set[str]:
    """The number of the century that a year stands for: "1800-talet" is the 19th."""
    if not _HUNDREDS.match(text, number.start()):
        return set()
    return {str(int(number[0]) // 100 + 1)}


def roman_centuries(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The start, end and number of each century of a text that is written in Roman digits."""
    for match in _ROMAN.finditer(text):
        after = _AFTER.match(text, match.end())
        before = text[max(0, match.start() - _NEAR) : match.start()].split()[-_ARTICLE:]
        beside = [*before, after[1]] if after else before
        if any(fold(word).startswith(_stems(language)) for word in beside):
            yield match.start(1), match.end(1), str(_value(match[1]))


def _value(roman: str) -> int:
    digits = [_DIGITS[letter] for letter in roman]
    return sum(-x if x < y else x for x, y in zip(digits, [*digits[1:], 0], strict=True))


@cache
def _stems(language: str) -> tuple[str, ...]:
    """How words for a century begin, by CLDR."""
    names = (name.split()[-1] for name in names_in_full("century", language))
    stems = {name[:-_ENDING] if len(name) >= _LONG else name for name in names}
    return (*stems, *_ALSO.get(language, ()))
