"""Halves and quarters before a number, as South Asia has them: Hindi "साढ़े पांच बजे" is 5:30,
"ढाई लाख" 250,000, Bengali "পৌনে তিন কোটি" 27.5 million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from service.text.numbers.cardinals import single_words
from service.text.numbers.numerals import plain
from service.text.numbers.scales import scale_after
from service.text.numbers.times import hour_values
from service.text.tables import read_table

_TABLE = read_table("quarters")
_MORE: dict[str, dict[str, str]] = _TABLE["more"]
_ALONE: dict[str, dict[str, str]] = _TABLE["alone"]
_HOUR: dict[str, str] = _TABLE["hour"]
_WHOLE = 100
"""One, in the hundredths that quantities are told in here;"""
_DIGITS = 2
"""and so many digits are behind its point."""
_MINUTES, _LAST_HOUR = 60, 12
_LETTER = "[\u0620-\u06d3\u0900-\u0963\u0970-\u0de5]"
"""Letters with the signs of vowels, which are no letters to `re`, without the stops and digits."""


def quarters(text: str, language: str) -> Iterator[tuple[int, int, set[str], tuple[int, ...]]]:
    """What halves and quarters begin in a text with ASCII digits: where it stands, its values as a
    time or a number with its scale, and where the unit of a number may stand."""
    if language not in _HOUR:
        return
    for hundredths, start, end in (*_with_more(text, language), *_alone(text, language)):
        hour = _hour(language).match(text, end)
        if hour and hundredths < (_LAST_HOUR + 1) * _WHOLE:
            whole, part = divmod(hundredths, _WHOLE)
            yield start, hour.end(), hour_values(whole, part * _MINUTES // _WHOLE, ""), ()
            continue
        power, behind = scale_after(text, end, language)
        digits = f"{hundredths * 10 ** (power or 0):0{_DIGITS + 1}}"
        yield start, behind, {plain(f"{digits[:-_DIGITS]}.{digits[-_DIGITS:]}")}, (behind,)


def _with_more(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    words = single_words(language)
    for more, pattern in _more_patterns(language):
        for match in pattern.finditer(text):
            number = int(words.get(match["number"], match["number"]))
            yield number * _WHOLE + more, match.start(), match.end()


def _alone(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    for hundredths, pattern in _alone_patterns(language):
        for match in pattern.finditer(text):
            yield hundredths, match.start(), match.end()


@cache
def _more_patterns(language: str) -> list[tuple[int, re.Pattern[str]]]:
    """What is added to a number, and what finds both; Marathi writes them as one word."""
    names = "|".join(sorted(map(re.escape, single_words(language)), key=len, reverse=True))
    number = rf" ?(?P<number>\d{{1,2}}(?![\d.,:])|(?:{names}){_ends(language)})"
    return [(int(n), _compiled(words, number)) for n, words in _MORE.get(language, {}).items()]


@cache
def _alone_patterns(language: str) -> list[tuple[int, re.Pattern[str]]]:
    ends = _ends(language)
    return [(int(n), _compiled(words, ends)) for n, words in _ALONE.get(language, {}).items()]


@cache
def _hour(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_HOUR[language]})(?!{_LETTER})")


def _ends(language: str) -> str:
    """The end of a word, onto which Bengali writes what makes it an hour."""
    return rf"(?:(?!{_LETTER})|(?=(?:{_HOUR[language]})(?!{_LETTER})))"


def _compiled(words: str, behind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])(?<!{_LETTER})(?:{words}){behind}")
