"""Units after numbers, so that "85 miles" and "136 km" are one fact.

Translators convert what machines leave alone. The names of the units in each language come
from ICU's CLDR data. A measure is told as a bucket of its size in the metric unit, wide
enough for the rounding of writers.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import floor, log

from service.text.names.calendar_names import calendar_names
from service.text.names.unspaced_names import UNSPACED
from service.text.numbers.cardinals import SPELLED
from service.text.numbers.metric import ALSO_MEANT, UNITS
from service.text.numbers.months import month_names, month_of
from service.text.numbers.numerals import plain, significant
from service.text.numbers.scales import scale_of
from service.text.numbers.unit_endings import with_ending
from service.text.numbers.unit_names import (
    close_names,
    exact_names,
    inflected_unit,
    leading_names,
    split_names,
    unit_names,
)
from service.text.writing.clean import fold, fold_cleaned

_BUCKET = 0.05
"""The width of a bucket in natural logarithms: writers round to about a twentieth."""
_MOST = 1e30
"""No number is so large that measures something."""
_ROUGHLY = (-1, 0, 1)
"""The buckets beside its own that a number of one digit stands for, too: 200 miles are 300 km."""
_LONGEST = 3
"""Words in the name of a unit ("miles per hour")."""
_NOT_ASCII = re.compile(r"[^ -~²³]")
_PARTICLE = re.compile(r"(?<=[a-z23²³])[가-힣]+")
"""What Korean writes onto an abbreviation in Latin letters: "96km에"."""
_LETTER_BUT_A_UNIT = re.compile(r"[-‐‑][^\W\d_](?=[\s\d.,;:!?)]|$)|\s?[^\W\d_]\.[^\W\d_]")
"""A letter behind a hyphen is the ending of an ordinal, one before a dot and a letter part of what
is written for short: Mongolian "4-т", Thai "15 ต.ค.", October, Russian "5 т.е."."""
_BARE_THAI = re.compile("[\u0e01-\u0e2e]{1,2}")
"""An abbreviation, of consonants alone, with which many words begin."""
_THAI = re.compile("[\u0e01-\u0e4e]")
_INCHES = re.compile(r"[\s-]*[^\W\d]+[\s-]+(\d|1[01])(?!\d)")
"""The inches after feet: "6-foot-6", "6 feet 6"."""
_IN_A_PLACE = re.compile(r"[\s-]*in\s+(?!(?:of|by|x)\s)\w", re.IGNORECASE)
"""A word that is inches for short only where no other follows it: "three in hospital", "1 in 5"."""
_NEXT = re.compile(r"\s[^\W\d_]+\s\d")
_OF_DATES = frozenset({"day", "month"})
_MONTH_BEFORE = re.compile(r"[月월]\s?$")
_DATE = 12
"""So many characters behind a number may hold its month."""
_COMMAS = (",", "،", "、", ";")
_DATED = 1000
"""From here on a number with a word for years is a date: Russian "2019 года"."""
_MONEY, _MILLION = frozenset({"nl"}), 1e6
"""Languages whose word for a pound is that for money, too, which so many are: "11 miljoen pond"."""
_WARM = 50
"""Degrees of no named scale are of Fahrenheit from here on, else of Celsius."""
_DEGREE_SIGN = re.compile(r"\s?[°º˚](?!\s?[CFСcf])")
_KILO = re.compile(
    r"(?:kilo(?![mglhwvtbcpj])|quilo(?![mglhwvtbcp])|chil[oi]$|кило(?![мглвтб])|кіло(?![мглвтб])"
    r"|κιλ[οαω](?!μ)|کیلو(?![مگوب])|كيلو(?![مغجوب])|किलो$|কিলো$|킬로(?![미그])|קילו$)[^\W\d_]{0,6}$"
)
"""Kilograms for short, with an ending; CLDR lists no such forms."""


def measures(value: str, after: str, language: str, before: str = "") -> frozenset[str]:
    """The metric buckets of a number, given the text around it; empty where it has no unit.

    A measure lies in two overlapping buckets, so that two of about one size share one.
    """
    unit = unit_of(value, after, language, before)
    if unit is None or float(value) >= _MOST:
        return frozenset()
    inches = _INCHES.match(after) if unit == "foot" else None
    meant = filter(None, (unit, ALSO_MEANT.get(unit)))
    whole = frozenset[str]().union(*(_buckets(name, float(value)) for name in meant))
    return whole | _buckets(unit, float(value) + int(inches[1]) / 12) if inches else whole


def unit_of(value: str, after: str, language: str, before: str = "") -> str | None:
    """The unit of a number, given the text around it, by its name in CLDR; None without one."""
    unit = _unit_beside(before, after, language)
    if unit == "degree":
        return "fahrenheit" if float(value) >= _WARM else "celsius"
    if unit == "pound" and language in _MONEY and float(value) >= _MILLION:
        return None
    return None if unit == "year" and float(value) >= _DATED else unit


@lru_cache(maxsize=256)
def _unit_beside(before: str, after: str, language: str) -> str | None:
    """The unit that the text around a number names, asked for each of its values."""
    behind = None if _counts_another(after, language) else _unit_at(after, language)
    unit = _unit_around(before, after, language) or behind or _unit_before(before, language)
    if unit == "day" and names_weekday(after, language):
        return None
    return None if unit in _OF_DATES and _in_a_date(before, after, language) else unit


def _counts_another(after: str, language: str) -> bool:
    """Whether what follows is the unit of the next number, in a language that writes units before
    them: Swahili "saa 2 dakika 19"."""
    return bool(leading_names(language)) and _NEXT.match(after) is not None


def names_weekday(after: str, language: str) -> bool:
    """Whether a weekday follows a number, alone or behind the word for a day: Arabic "2-5 يوم
    السبت", Thai "2-5 วันเสาร์", Romanian "2-3 luni", which are months, too."""
    folded, weekdays = fold_cleaned(after).lstrip(), _weekdays(language)
    first, _, rest = folded.partition(" ")
    apart = language in UNSPACED or first.endswith(_COMMAS)
    return folded.startswith(weekdays) or (not apart and rest.startswith(weekdays))


def _in_a_date(before: str, after: str, language: str) -> bool:
    """Whether a number with a word for days or months is one of a date: "9月30日", Lithuanian
    "rugsėjo 30 dieną", Vietnamese "30 tháng 9"."""
    if _MONTH_BEFORE.search(before):
        return True
    if language == "vi" and after.lstrip().partition(" ")[2][:1].isdigit():
        return True
    names = month_names(language)
    if language in UNSPACED:
        return any(name in f"{before} {after[:_DATE]}".casefold() for name in names)
    last = SPELLED.findall(before)[-1:]
    return (
        bool(last)
        and before.rstrip(" .").endswith(last[0])
        and month_of(last[0], language) is not None
    )


@cache
def _weekdays(language: str) -> tuple[str, ...]:
    named = calendar_names(language)
    return tuple({fold(form) for form, value in named if value.startswith("weekday")})


def _buckets(unit: str, value: float) -> frozenset[str]:
    dimension, factor, shift = UNITS[unit]
    size = (value + shift) * factor
    if size <= 0:
        return frozenset({f"{dimension}:below {round(-size)}"})
    place = log(size) / _BUCKET
    rough = dimension != "temperature" and len(significant(plain(f"{value:f}"))) == 1
    off = _ROUGHLY if rough else (0,)
    return frozenset(
        bucket
        for n in off
        for bucket in (f"{dimension}:{floor(place) + n}", f"{dimension}:{floor(place + 0.5) + n}~")
    )


def _unit_around(before: str, after: str, language: str) -> str | None:
    """A unit of which a part stands before the number: "每小时85英里", "華氏70度"."""
    around = split_names(language)
    if not around or not before:
        return None
    left, right = fold_cleaned(before), fold_cleaned(after)
    found = (unit for (x, y), unit in around.items() if left.endswith(x) and right.startswith(y))
    return next(found, None)


def _unit_before(before: str, language: str) -> str | None:
    """A unit that stands before the number as a whole: Swahili "maili 385"."""
    leading = leading_names(language)
    if not leading or not before or not before[-1].isspace():
        return None
    words = fold_cleaned(before).split()
    named = (leading.get(" ".join(words[-n:])) for n in range(min(_LONGEST, len(words)), 0, -1))
    return next(filter(None, named), None)


def _unit_at(after: str, language: str) -> str | None:
    if _DEGREE_SIGN.match(after):
        return "degree"
    others = (_LETTER_BUT_A_UNIT, _IN_A_PLACE)
    if any(other.match(after) for other in others) or _is_unmarked(after, language):
        return None
    names = unit_names(language)
    folded = fold_cleaned(after)
    if language in UNSPACED:
        found = [name for name in names if not name.isascii() and _stands_at(name, folded)]
        if found:
            return names[max(found, key=len)]
        folded = _NOT_ASCII.split(folded, maxsplit=1)[0]
    words = (_PARTICLE.sub("", folded) if language == "ko" else folded).split()[:_LONGEST]
    for count in range(len(words), 0, -1):
        unit = names.get(" ".join(words[:count]))
        if unit is not None:
            return unit
    if not words or language == "en" or scale_of(words[0], language) is not None:
        return None
    unit = inflected_unit(words[0], language) or with_ending(words[0], language)
    unit = unit or ("kilogram" if _KILO.match(words[0]) else None)
    return unit or close_names(language).get(words[0])


def _is_unmarked(after: str, language: str) -> bool:
    """Whether a word is a unit but for its accents: Vietnamese "tân" is new, "tấn" a tonne."""
    exact = exact_names(language)
    word = after.split(maxsplit=1)[:1] if exact else ()
    return any(name not in w.casefold() for w in word if (name := exact.get(fold_cleaned(w))))


def _stands_at(name: str, text: str) -> bool:
    """Whether a text of a script that does not part words begins with a name."""
    following = text[len(name) : len(name) + 1]
    return text.startswith(name) and not (_BARE_THAI.fullmatch(name) and _THAI.match(following))
