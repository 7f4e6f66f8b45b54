"""Units after numbers, so that "85 miles" and "136 km" are one fact.

Translators convert what machines leave alone. The names of the units in each language come
from ICU's CLDR data. A measure is told as a bucket of its size in the metric unit, wide
enough for the rounding of writers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import floor, log

from icu4py.messageformat import MessageFormat

from service.text.clean import fold, fold_cleaned
from service.text.numerals import plain, significant
from service.text.unspaced_names import UNSPACED

_BUCKET = 0.05
"""The width of a bucket in natural logarithms: writers round to about a twentieth."""
_ROUGHLY = (-1, 0, 1)
"""The buckets beside its own that a number of one digit stands for, too: 200 miles are 300 km."""
_LONGEST = 3
"""Words in the name of a unit ("miles per hour")."""
_NOT_ASCII = re.compile(r"[^ -~]")
_PARTICLE = re.compile(r"(?<=[a-z])[가-힣]+")
"""What Korean writes onto an abbreviation in Latin letters: "96km에"."""
_BARE_THAI = re.compile("[\u0e01-\u0e2e]{1,2}")
"""An abbreviation, of consonants alone, with which many words begin."""
_THAI = re.compile("[\u0e01-\u0e4e]")
_INFLECTED = 4
"""Names of so many letters, in other languages than English, may have other endings than those
that CLDR lists, of up to"""
_ENDING = 3
_LONG, _LONG_ENDING = 6, 4
"""and those of so many letters of up to the latter: Russian "-килограммовое"."""
_HANGUL = re.compile("[가-힣]+")
_SYLLABLES = 2
"""So many syllables of Hangul are as much of a name: particles follow them unparted ("마일에")."""
_SHORTEST = 3
"""A shorter word before a number is hardly a unit."""
_INCHES = re.compile(r"[\s-]*[^\W\d]+[\s-]+(\d|1[01])(?!\d)")
"""The inches after feet: "6-foot-6", "6 feet 6"."""
_UNITS: dict[str, tuple[str, float, float]] = {
    "mile": ("length", 1609.344, 0.0),
    "mile-scandinavian": ("length", 10000.0, 0.0),
    "kilometer": ("length", 1000.0, 0.0),
    "meter": ("length", 1.0, 0.0),
    "yard": ("length", 0.9144, 0.0),
    "foot": ("length", 0.3048, 0.0),
    "inch": ("length", 0.0254, 0.0),
    "centimeter": ("length", 0.01, 0.0),
    "millimeter": ("length", 0.001, 0.0),
    "pound": ("mass", 0.4536, 0.0),
    "ounce": ("mass", 0.02835, 0.0),
    "stone": ("mass", 6.35, 0.0),
    "kilogram": ("mass", 1.0, 0.0),
    "gram": ("mass", 0.001, 0.0),
    "acre": ("area", 0.4047, 0.0),
    "hectare": ("area", 1.0, 0.0),
    "square-mile": ("area", 259.0, 0.0),
    "square-kilometer": ("area", 100.0, 0.0),
    "gallon": ("volume", 3.785, 0.0),
    "liter": ("volume", 1.0, 0.0),
    "mile-per-hour": ("length", 1609.344, 0.0),
    "kilometer-per-hour": ("length", 1000.0, 0.0),
    "fahrenheit": ("temperature", 1 / 1.8, -32.0),
    "celsius": ("temperature", 1.0, 0.0),
    "degree": ("temperature", 1.0, 0.0),
    "year": ("duration", 365.25, 0.0),
    "month": ("duration", 30.4375, 0.0),
    "week": ("duration", 7.0, 0.0),
    "day": ("duration", 1.0, 0.0),
    "hour": ("duration", 1 / 24, 0.0),
    "minute": ("duration", 1 / 1440, 0.0),
}
"""The dimension of each, its size in a metric unit, and what is added before. A speed is told as
the way of an hour: "per hour" is written in more ways than can be listed."""
DURATIONS = frozenset(unit for unit, (dimension, *_) in _UNITS.items() if dimension == "duration")
"""The units of time: nobody takes one for another, as machines take pounds for kilograms."""
_DATED = 1000
"""From here on a number with a word for years is a date: Russian "2019 года"."""
_WARM = 50
"""Degrees of no named scale are of Fahrenheit from here on, else of Celsius."""
_DEGREES = "°"
"""What is left of a name for short without this sign is another word, too: Hindi "20 से" is "from
20", Arabic "20 م" 20 m. With the sign it is read as degrees."""
_DEGREE_SIGN = re.compile(r"\s?[°º˚](?!\s?[CFСcf])")
_KILO = re.compile(
    r"(?:kilo(?![mglhwvtbcpj])|quilo(?![mglhwvtbcp])|chil[oi]$|кило(?![мглвтб])|кіло(?![мглвтб])"
    r"|κιλ[οαω](?!μ)|کیلو(?![مگوب])|كيلو(?![مغجوب])|किलो$|কিলো$|킬로(?![미그])|קילו$)[^\W\d_]{0,6}$"
)
"""Kilograms for short, with an ending; CLDR lists no such forms."""
_ALSO: dict[str, dict[str, str]] = {
    "ar": {"أقدام": "foot", "قدما": "foot", "بوصات": "inch", "أرطال": "pound", "كم": "kilometer"},
    "zh": {"英磅": "pound", "公尺": "meter", "公分": "centimeter", "千米": "kilometer"},
    "hi": {"फुट": "foot", "किमी": "kilometer", "पाउंड": "pound"},
    "id": {"pon": "pound"},
    "ur": {"پاؤنڈ": "pound", "فٹ": "foot"},
}
_ALSO_AROUND: dict[str, dict[tuple[str, str], str]] = {
    "zh": {
        **dict.fromkeys((("华氏", "度"), ("華氏", "度")), "fahrenheit"),
        **dict.fromkeys((("摄氏", "度"), ("攝氏", "度")), "celsius"),
    },
}
"""Forms in use that CLDR does not list; the latter stand around the number."""


def measures(value: str, after: str, language: str, before: str = "") -> frozenset[str]:
    """The metric buckets of a number, given the text around it; empty where it has no unit.

    A measure lies in two overlapping buckets, so that two of about one size share one.
    """
    unit = unit_of(value, after, language, before)
    if unit is None:
        return frozenset()
    inches = _INCHES.match(after) if unit == "foot" else None
    whole = _buckets(unit, float(value))
    return whole | _buckets(unit, float(value) + int(inches[1]) / 12) if inches else whole


def unit_of(value: str, after: str, language: str, before: str = "") -> str | None:
    """The unit of a number, given the text around it, by its name in CLDR; None without one."""
    unit = _unit_beside(before, after, language)
    if unit == "degree":
        return "fahrenheit" if float(value) >= _WARM else "celsius"
    return None if unit == "year" and float(value) >= _DATED else unit


@lru_cache(maxsize=256)
def _unit_beside(before: str, after: str, language: str) -> str | None:
    """The unit that the text around a number names, asked for each of its values."""
    return _unit_around(before, after, language) or _unit_at(after, language)


def _buckets(unit: str, value: float) -> frozenset[str]:
    dimension, factor, shift = _UNITS[unit]
    size = (value + shift) * factor
    if size <= 0:
        return frozenset({f"{dimension}:{round(size)}"})
    place = log(size) / _BUCKET
    rough = dimension != "temperature" and len(significant(plain(f"{value:f}"))) == 1
    off = _ROUGHLY if rough else (0,)
    return frozenset(
        bucket
        for n in off
        for bucket in (f"{dimension}:{floor(place) + n}", f"{dimension}:{floor(place + 0.5) + n}~")
    )


def _unit_around(before: str, after: str, language: str) -> str | None:
    """A unit of which a part stands before the number ("每小时85英里", "華氏70度"), or all of it
    (Swahili "maili 385")."""
    around, leading = _split_names(language), _leading_names(language)
    if not (around or leading) or not before:
        return None
    left, right = fold_cleaned(before), fold_cleaned(after)
    found = (unit for (x, y), unit in around.items() if left.endswith(x) and right.startswith(y))
    words = left.split() if before[-1].isspace() else []
    named = (leading.get(" ".join(words[-n:])) for n in range(min(_LONGEST, len(words)), 0, -1))
    return next(found, None) or next(filter(None, named), None)


def _unit_at(after: str, language: str) -> str | None:
    if _DEGREE_SIGN.match(after):
        return "degree"
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
    if not words or language == "en":
        return None
    return _inflected(words[0], names) or ("kilogram" if _KILO.match(words[0]) else None)


def _stands_at(name: str, text: str) -> bool:
    """Whether a text of a script that does not part words begins with a name."""
    following = text[len(name) : len(name) + 1]
    return text.startswith(name) and not (_BARE_THAI.fullmatch(name) and _THAI.match(following))


def _inflected(word: str, names: dict[str, str]) -> str | None:
    """The unit of a word that is a name with another ending: "Kilometern", "인치의"."""
    least = _SYLLABLES if _HANGUL.fullmatch(word) else _INFLECTED
    endings = ((n, _LONG_ENDING if n >= _LONG else _ENDING) for n in range(len(word) - 1, 0, -1))
    return next(
        (
            names[word[:n]]
            for n, most in endings
            if n >= least and len(word) - n <= most and word[:n] in names
        ),
        None,
    )


@cache
def unit_names(language: str) -> dict[str, str]:
    """The folded names and abbreviations of the units in a language and in English."""
    names = {" ".join((x, y)).strip(): unit for x, y, unit in _written(language) if not (x and y)}
    return names | {fold(name): unit for name, unit in _ALSO.get(language, {}).items()}


@cache
def _split_names(language: str) -> dict[tuple[str, str], str]:
    """The names of which one part stands before the number, the longest first."""
    found = {(x, y): unit for x, y, unit in _written(language) if x and y}
    found |= _ALSO_AROUND.get(language, {})
    return dict(sorted(found.items(), key=lambda item: -len("".join(item[0]))))


@cache
def _leading_names(language: str) -> dict[str, str]:
    """The names that stand before the number as a whole, but for abbreviations."""
    return {
        before.strip(): unit
        for unit in reversed(_UNITS)
        for before, number, after in _forms(language, unit, "full-name")
        if number and not after and len(before.strip()) >= _SHORTEST
    }


def _written(language: str) -> Iterator[tuple[str, str, str]]:
    """What stands before and after the number in every form of a unit, the rarer names first."""
    yield from _written_in("en")
    yield from _written_in(language)


@cache
def _written_in(locale: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (before.strip(), after.strip(), unit)
        for unit in reversed(_UNITS)
        for width in _widths(unit)
        for before, number, after in _forms(locale, unit, width)
        if number or before
    )


def _widths(unit: str) -> tuple[str, ...]:
    """How a unit is written; durations for short are single letters in many languages."""
    return ("full-name",) if _UNITS[unit][0] == "duration" else ("short", "full-name")


def _forms(locale: str, unit: str, width: str) -> Iterator[tuple[str, str, str]]:
    skeleton = f"{{n, number, ::unit/{unit} unit-width-{width}}}"
    pattern = MessageFormat(skeleton, f"{locale}-u-nu-latn")
    for count in (1, 2, 5, 11, 100):
        written = str(pattern.format({"n": count}))
        folded = fold(written)
        if _DEGREES not in written or folded.isascii():
            yield folded.partition(str(count))
