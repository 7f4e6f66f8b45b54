"""The words that a language writes in dates and around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from icu4py.messageformat import MessageFormat

from service.text.names.names import WORD
from service.text.numbers.months import month_of
from service.text.sites.stamp_words import around_dates
from service.text.writing.characters import UNSPACED_LETTER, is_made_of
from service.text.writing.clean import clean

_DOTTED = re.compile(rf"{WORD.pattern}(?:\.{WORD.pattern})*")
"""A word, or a short one with dots as "p.m." and "เม.ย."."""
_SKELETONS = ("GyMMMMEEEEd", "yMMMMEEEEdhm", "yMMMEEEdhm", "yMMMMEEEEdHm", "yMMMMd", "LLLLcccc")
_MONTHS = ("yMMMMd", "MMMMd", "MMMd", "LLLL")
_WEEKDAYS = ("EEEE", "EEE", "EEEEEE")
_IDEOGRAPHIC_WEEKDAY = re.compile(
    "[(\\[][一二三四五六日月火水木金土일월화수목금토][)\\]]|曜|星期|礼拜|禮拜|[周週][一二三四五六日天]"
)
"""In brackets, since the one of Sunday stands in all dates."""
_FEW = 3
"""A word that stands in more than this part of the dates is no month."""


def dotted_words(text: str) -> list[str]:
    """The words of a text, those with dots whole."""
    return _DOTTED.findall(text)


def month_count(text: str, language: str) -> int:
    """How many months a text names; one may have two words."""
    named = [_is_month(word, language) for word in dotted_words(text)]
    return sum(one and not before for before, one in zip([False, *named], named, strict=False))


def has_weekday(text: str, language: str) -> bool:
    """Whether a text names a day of the week."""
    known = _weekdays(language)
    words = [word.casefold() for word in dotted_words(text)]
    return (
        _IDEOGRAPHIC_WEEKDAY.search(text) is not None
        or not known.isdisjoint(words)
        or any(day in word for word in words if UNSPACED_LETTER.match(word) for day in known)
    )


def is_of_dates(word: str, language: str) -> bool:
    """Whether a word stands in dates or around them."""
    return is_made_of(word.casefold(), _date_words(language)) or _is_month(word, language)


def _is_month(word: str, language: str) -> bool:
    return word.casefold() in _native_months(language) or month_of(word, language) is not None


@cache
def _date_words(language: str) -> frozenset[str]:
    """What a language writes in dates, as CLDR has it, and what sites write there."""
    locales = (language, f"{language}-u-ca-gregory-nu-latn", "en")
    found = {
        word
        for locale in locales
        for form in _SKELETONS
        for each in _written(form, locale)
        for word in each
    }
    return frozenset(found) | _native_months(language) | around_dates()


@cache
def _weekdays(language: str) -> frozenset[str]:
    """The names of weekdays, short and long, but those of one syllable that a date has, too."""
    found = {
        word
        for locale in (language, "en")
        for form in _WEEKDAYS
        for word in _telling(_written(form, locale))
    }
    return frozenset(word for word in found if len(word) > 1 or word.isascii())


@cache
def _native_months(language: str) -> frozenset[str]:
    """The words of months in the calendars of a language, as the Persian one."""
    locales = (language, f"{language}-u-ca-gregory")
    return frozenset(
        word for locale in locales for form in _MONTHS for word in _telling(_written(form, locale))
    )


def _telling(dates: list[set[str]]) -> Iterator[str]:
    """The words that stand in few of the dates."""
    found = Counter(word for words in dates for word in words)
    return (word for word, times in found.items() if times <= len(dates) // _FEW)


def _written(skeleton: str, locale: str) -> list[set[str]]:
    """The words of dates in all months, on all weekdays, at all hours."""
    pattern = MessageFormat(f"{{d, date, ::{skeleton}}}", locale)
    days = (datetime(2021, n % 12 + 1, n + 1, n % 24, 30, tzinfo=UTC) for n in range(28))
    dates = (clean(str(pattern.format({"d": day}))).casefold() for day in days)
    return [set(dotted_words(date)) for date in dates]
