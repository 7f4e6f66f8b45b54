"""Halves and parts of a whole in words: "halb sechs", "anderthalb Stunden", "a third of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from service.text.numbers.cardinals import single_words
from service.text.numbers.day_parts import half_behind
from service.text.numbers.out_of import out_of
from service.text.numbers.quarters import quarters
from service.text.numbers.shares import fractions, part_values
from service.text.numbers.times import hour_values
from service.text.tables import read_table

_TABLE = read_table("halves")
_HOURS: dict[str, dict[str, tuple[str, str, str]]] = {n: _TABLE[n] for n in ("hour", "past")}
"""What stands before an hour that half an hour leads to or that is over, the twelve hours, and
what stands behind one."""
_WHOLE: dict[str, dict[str, str]] = _TABLE["one_and_half"]
"""Words of numbers with a half;"""
_MORE: dict[str, str] = _TABLE["and_half"]
"""and what adds a half to a number before it, behind its unit where that is the "@"."""
_PARTS: dict[str, dict[str, str]] = _TABLE["parts"]
_SIGNS = {language: signs.split() for language, signs in _TABLE["signs"].items()}
_UNIT = r"(?: ?[^\W\d_]{1,12})?"
_FIRST = re.compile(r"[^\W\d_]+['’]?")
_LETTERS = "A-Za-zÀ-ԯ\u0600-\u06ff\u0900-\u0dff"
"""The letters of scripts that part their words."""
_MOST = 12
"""Only so large a number has a half more in words."""


class Half(NamedTuple):
    """What is told at [start, end) of a text; a unit may stand at one of `places`, that within it
    first: "a year and a half in prison" is no 1.5 inches."""

    start: int
    end: int
    values: set[str]
    places: tuple[int, ...] = ()


def halves(text: str, language: str) -> list[Half]:
    """The hours, numbers and parts of a text that are told by halves and other parts, in order."""
    signs = _SIGNS.get(language, ())
    found = [Half(*told) for told in out_of(text, language)]
    found += (Half(*told) for told in quarters(text, language))
    if any(sign in text for sign in signs):
        found += (*_hours(text, language), *_numbers(text, language), *_parts(text, language))
    told: list[Half] = []
    for half in sorted(found, key=lambda half: (half.start, -half.end)):
        if not told or half.start >= told[-1].end:
            told.append(half)
    return told


def _hours(text: str, language: str) -> Iterator[Half]:
    for table, back in (("hour", 1), ("past", 0)):
        pattern = _hour_pattern(table, language)
        for match in pattern.finditer(text) if pattern else ():
            told = int(match["digits"] or (match.lastgroup or "")[1:])
            if 1 <= told <= _MOST:
                hour = (told - back) or _MOST
                end, part = half_behind(text, match.end(), hour, language)
                yield Half(match.start(), end, hour_values(hour, 30, part))


def _numbers(text: str, language: str) -> Iterator[Half]:
    for value, pattern in _whole_patterns(language):
        for match in pattern.finditer(text):
            first = _FIRST.match(text, match.start())
            places = (first.end() if first else match.end(), match.end())
            yield Half(match.start(), match.end(), {value}, places)
    more = _more_pattern(language)
    for match in more.finditer(text) if more else ():
        value = _small(language).get(match["number"].casefold(), match["number"])
        places = match.end("number"), match.end()
        yield Half(match.start(), match.end(), {f"{int(value)}.5"}, places)


def _parts(text: str, language: str) -> Iterator[Half]:
    for fraction, pattern in _part_patterns(language):
        for match in pattern.finditer(text):
            yield Half(match.start(), match.end(), part_values(*map(int, fraction.split("/"))))
    for start, end, values in fractions(text, language):
        yield Half(start, end, values)


@cache
def _hour_pattern(table: str, language: str) -> re.Pattern[str] | None:
    if language not in _HOURS[table]:
        return None
    before, words, after = _HOURS[table][language]
    hours = "|".join(f"(?P<h{hour}>{named})" for hour, named in enumerate(words.split(), 1))
    return _compiled(rf"(?:{before})(?:(?P<digits>\d{{1,2}})(?![\d.:])|(?:{hours})){after}")


@cache
def _whole_patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(value, _compiled(words)) for value, words in _WHOLE.get(language, {}).items()]


@cache
def _part_patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(fraction, _compiled(words)) for fraction, words in _PARTS.get(language, {}).items()]


@cache
def _more_pattern(language: str) -> re.Pattern[str] | None:
    added = _MORE.get(language)
    if added is None:
        return None
    numbers = "|".join(sorted(_small(language), key=len, reverse=True)) or "(?!)"
    return _compiled(rf"(?P<number>\d{{1,2}}|{numbers}){added.replace('@', _UNIT)}")


@cache
def _small(language: str) -> dict[str, str]:
    """The words of small numbers."""
    return {w: value for w, value in single_words(language).items() if int(value) <= _MOST}


def _compiled(form: str) -> re.Pattern[str]:
    """A pattern of whole words, in small letters or not; ideographs have no blanks beside them."""
    return re.compile(rf"(?<![\d.,{_LETTERS}])(?:{form})(?![{_LETTERS}])", re.IGNORECASE)
