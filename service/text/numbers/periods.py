"""Periods that are told by a number: "the second quarter", "Q2", "10. Klasse", "上半年".

Two reports on two quarters of one firm differ in little else. In words such a number is told as
surely as in figures, since the word beside it says that it counts, and neither "a quarter past"
nor "the same quarter" has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from service.text.languages.language_tags import read_as
from service.text.numbers.cardinals import single_words
from service.text.tables import read_table

PERIOD = "period:"
"""Marks, among the values of a mention, the period that it tells: "period:quarter:2"."""
_LANGUAGES: dict[str, dict[str, list[str]]] = read_table("periods")["languages"]
_MOST = {"quarter": 4, "half": 2, "class": 13}
"""How many there are of each unit: no year has a fifth quarter."""
_ROMAN = {
    **{"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9},
    **{"X": 10, "XI": 11, "XII": 12, "XIII": 13},
}
_LATIN = str.maketrans("ІХ", "IX")
"""The Cyrillic letters that stand for Roman digits."""
_FIGURES = r"(?<![\d.,])(?:1[0-3]|[1-9])(?!\d)"
_BLANK, _ANY = r"(?:[\s\u200c‑–-]{1,2})", r"[^\s\d.,;:!?()\"'’«»„“”–—/।-]{0,8}"
_UNSPACED = frozenset({"ja", "km", "ko", "lo", "my", "th", "zh"})
"""Languages that write no blank beside a period."""
_A_BLANK = re.compile(r"(?<!\[) ")


class Period(NamedTuple):
    """What is told at [start, end) of a text: its mark, and the number of the period."""

    start: int
    end: int
    values: frozenset[str]


def periods(text: str, language: str) -> list[Period]:
    """The periods of a text with ASCII digits, in order of appearance."""
    language = read_as(language)
    if not any(sign in text for sign in _signs(language)):
        return []
    told: list[Period] = []
    for period in sorted(_found(text, language), key=lambda found: (found.start, -found.end)):
        if not told or period.start >= told[-1].end:
            told.append(period)
    return told


@lru_cache(maxsize=1 << 14)
def marks(values: frozenset[str]) -> frozenset[str]:
    """The periods among the values of a mention."""
    return frozenset(value for value in values if value.startswith(PERIOD))


def kind_of_period(mark: str) -> str:
    """What a mark counts: quarters, halves or classes."""
    return mark.rpartition(":")[0]


def _found(text: str, language: str) -> Iterator[Period]:
    for unit, fixed, pattern in _patterns(language):
        for match in pattern.finditer(text):
            written = next(filter(None, match.groups()), "")
            number = fixed or _value(written, language)
            if 1 <= number <= _MOST[unit]:
                values = frozenset({f"{PERIOD}{unit}:{number}", str(number)})
                yield Period(*match.span(), values)


def _value(written: str, language: str) -> int:
    """The number of an ordinal in words, in figures or in Roman digits; 0 without one."""
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits[0])
    roman = _ROMAN.get(written.translate(_LATIN))
    spelled = (n for n, form in enumerate(_ordinals(language), 1) if form.fullmatch(written))
    return roman or next(spelled, 0) or int(single_words(language).get(written.casefold(), "0"))


@cache
def _signs(language: str) -> tuple[str, ...]:
    """What a text of a language holds that tells any period."""
    return tuple(_LANGUAGES[language]["signs"]) if language in _LANGUAGES else ()


@cache
def _ordinals(language: str) -> list[re.Pattern[str]]:
    forms = _LANGUAGES[language]["ordinals"]
    return [re.compile(_with_endings(form), re.IGNORECASE) for form in forms]


@cache
def _patterns(language: str) -> list[tuple[str, int, re.Pattern[str]]]:
    """The unit, its number if the forms hold none, and the pattern of each kind of forms."""
    table = _LANGUAGES[language]
    before, after = ("", "") if language in _UNSPACED else (r"(?<!\w)", r"(?!\w)")
    found = []
    for name, forms in table.items():
        unit, _, number = name.partition("=")
        if unit in _MOST:
            each = "|".join(_filled(_with_endings(form), language) for form in forms)
            pattern = re.compile(f"{before}(?:{each}){after}", re.IGNORECASE)
            found.append((unit, int(number or 0), pattern))
    return found


def _filled(form: str, language: str) -> str:
    """A form with what its places may hold."""
    table = _LANGUAGES[language]
    ordinals = [_with_endings(word) for word in table["ordinals"]]
    ordinals += [f"{_FIGURES}{suffix}" for suffix in table.get("figures", ())]
    romans = sorted((*_ROMAN, "ІІ", "ІІІ", "І", "ІV", "Х"), key=len, reverse=True)
    places = {
        "{o}": "|".join(ordinals),
        "{c}": _cardinals(language) if "{c}" in form else "",
        "{d}": _FIGURES,
        "{r}": f"(?-i:{'|'.join(romans)})",
    }
    for place, pattern in places.items():
        form = form.replace(place, f"({pattern})")
    return form


def _cardinals(language: str) -> str:
    """The words for so many as there are classes."""
    words = single_words(language).items()
    return "|".join(re.escape(word) for word, n in words if int(n) <= _MOST["class"])


def _with_endings(form: str) -> str:
    """A form as the table writes it as a pattern."""
    return _A_BLANK.sub(lambda _: _BLANK, form.replace("*", _ANY))
