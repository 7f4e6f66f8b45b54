"""Months by name, as each language writes them beside a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from icu4py.messageformat import MessageFormat

from service.text.names.name_stems import UNINFLECTED
from service.text.numbers.cardinals import SPELLED

_SHORT = 4
"""A month of so few letters may be another word or an abbreviation; its absence says little."""
_SHORTEST, _SHORTEST_FOREIGN = 2, 1
"""A word of so few letters names no month, in Latin letters and in others: Bengali "মে" is May."""
_NO_MONTHS = {"my": frozenset({"စက်"}), "ta": frozenset({"ஆக"})}
"""Months for short that are more often other words: a machine, and the ending of "832-ஆக"."""
_DROPPED, _ENDING, _LONGEST_STEM = 2, 6, 16
"""An inflected month may lose so many letters of a listed form, and have so many others instead."""
_GLUE = 6
"""A word that a date pattern adds to this many months ("tháng", "den") names none of them."""


def may_name_months(text: str, language: str) -> bool:
    """Whether a name of a month, or its beginning, stands anywhere in a text."""
    folded = text.casefold()
    return any(word in folded for word in _telling(language))


def month_of(written: str, language: str) -> tuple[frozenset[str], bool] | None:
    """The months that a word can mean, and whether it can be nothing else; None for other words."""
    word, months = written.casefold().rstrip("."), month_names(language)
    if word in months:
        return months[word], len(word) > _SHORT and len(months[word]) == 1
    found = _inflected_month(word, _month_stems(language))
    return None if found is None else (found, False)


def may_be_dated(written: str, language: str) -> bool:
    """Whether a word is written as months are in full: English and German ones have a capital, and
    Italian "set" is September for short, and a part of a match."""
    if not (written[0].isupper() or _writes_small(language)):
        return False
    return len(written) > _SHORT or written.casefold() in _in_full(language)


@cache
def _in_full(language: str) -> frozenset[str]:
    """The words of the names of months in full, and those they begin."""
    locale = f"{language}-u-ca-gregory-nu-latn"
    full = (_month_words(skeleton, locale) for skeleton in ("::MMMMd", "::LLLL"))
    return frozenset(word for words in full for _, word in words)


@cache
def _writes_small(language: str) -> bool:
    january = MessageFormat("{d, date, ::LLLL}", f"{language}-u-ca-gregory-nu-latn")
    return not january.format({"d": datetime(2021, 1, 15, 12, tzinfo=UTC)})[0].isupper()


@cache
def month_names(language: str) -> dict[str, frozenset[str]]:
    """Words of month names of a language (and English), casefolded, to the months they can mean.

    From ICU's CLDR data. A word of a two-word name ("كانون الثاني") can mean several months.
    """
    names: dict[str, set[str]] = {}
    regions = ("", "-LB", "-MA") if language == "ar" else ("",)
    for locale in [f"{language}{region}" for region in regions] + ["en"]:
        for skeleton in ("::MMMMd", "::MMMd", "::LLLL"):
            for month, word in _month_words(skeleton, f"{locale}-u-ca-gregory-nu-latn"):
                names.setdefault(word, set()).add(str(month))
    others = _NO_MONTHS.get(language, frozenset())
    return {w: frozenset(m) for w, m in names.items() if len(m) < _GLUE and w not in others}


@cache
def _telling(language: str) -> tuple[str, ...]:
    """The names of months and their beginnings, but those that hold another one of them."""
    names = {*month_names(language), *_month_stems(language)}
    return tuple(name for name in names if not any(n in name for n in names - {name}))


def _inflected_month(word: str, stems: dict[str, frozenset[str]]) -> frozenset[str] | None:
    """The months that a word with another ending than CLDR lists can mean."""
    lengths = range(min(len(word), _LONGEST_STEM), _SHORT - 1, -1)
    return next(
        (stems[word[:n]] for n in lengths if word[:n] in stems and len(word) - n <= _ENDING), None
    )


@cache
def _month_stems(language: str) -> dict[str, frozenset[str]]:
    """The months that words which begin so can mean, in languages that inflect their names."""
    if language in UNINFLECTED or not month_names(language):
        return {}
    stems: dict[str, set[str]] = {}
    for word, months in month_names(language).items():
        if len(word) > _SHORT and len(months) == 1:
            stems.setdefault(word[: max(_SHORT, len(word) - _DROPPED)], set()).update(months)
    return {stem: frozenset(months) for stem, months in stems.items()}


def _month_words(skeleton: str, locale: str) -> Iterator[tuple[int, str]]:
    pattern = MessageFormat("{d, date, " + skeleton + "}", locale)
    for month in range(1, 13):
        written = pattern.format({"d": datetime(2021, month, 15, 12, tzinfo=UTC)})
        for word in SPELLED.findall(written.casefold()):
            if len(word) > (_SHORTEST if word.isascii() else _SHORTEST_FOREIGN):
                yield month, word.rstrip(".")
