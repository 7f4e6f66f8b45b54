"""The names of units in each language: CLDR's, by ICU, and forms in use that it does not list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from icu4py.messageformat import MessageFormat

from service.text.names.name_stems import UNINFLECTED
from service.text.numbers.metric import CLDR_UNITS, DURATIONS, UNITS
from service.text.tables import read_table
from service.text.writing.clean import fold
from service.text.writing.simplified import simplified

_TABLE = read_table("unit_names")
_ALSO: dict[str, dict[str, str]] = _TABLE["also"]
"""Forms in use that CLDR does not list, by the unit."""
_AROUND: dict[str, list[tuple[str, str, str]]] = _TABLE["around"]
"""Forms of which a part stands before the number, or what wins over a unit behind it, as in Arabic
"in minute 89 Saturday"."""
_BEFORE: dict[str, dict[str, str]] = _TABLE["before"]
"""Forms that stand before the number as a whole, as in Burmese before round numbers."""
_CLOSE: list[str] = _TABLE["close"]
"""Languages so close that machines leave a unit of one in a text of another, of which it is one
then, too."""
_WORDS = DURATIONS | {"degree", "stone", "ounce"}
"""Units that are left out there, since close languages have their names for other things: a degree
of an earthquake, a stone, a jaguar."""
_LOCALES: dict[str, list[str]] = _TABLE["locales"]
"""Further locales whose names a language has: Serbian in Latin letters, Kazakh from Russian, and
British spelling."""
_OTHER: dict[str, str] = _TABLE["other"]
"""Beginnings of other words that begin like a unit: Serbian "danas", today."""
_OTHER_WORDS: dict[str, str] = _TABLE["other_words"]
"""Names that CLDR lists and that are more often other words: Danish "24 t", hours, Persian "3 تن",
persons, Greek "5 βαθμοί", points."""
_EXACT: dict[str, str] = _TABLE["exact"]
"""Names that are other words without their accents: Vietnamese "tấn", but "tân"."""
_SHORTEST = 3
"""A shorter word before a number is hardly a unit."""
_INFLECTED = 4
"""Names of so many letters, in other languages than English, may have other endings than those
that CLDR lists, of up to"""
_ENDING = 3
_LONG, _LONG_ENDING = 6, 4
"""and those of so many letters of up to the latter: Russian "-килограммовое"."""
_OWN_ENDING, _STEM = 2, 5
"""So many letters of a name may be an ending themselves, which others have another of: Estonian
"kilomeetrit" and "kilomeetri", Telugu "అంగుళాలు" and "అంగుళాల"; of fewer letters than the second
begin other words ("dzień" and "dzieci")."""
_PARTED = frozenset(" ./")
"""What stands in names of several words and in those for short."""
_HANGUL = re.compile("[가-힣]+")
_SYLLABLES = 2
"""So many syllables of Hangul are as much of a name: particles follow them unparted ("마일에")."""
_DEGREES = "°"
"""What is left of a name for short without this sign is another word, too: Hindi "20 से" is "from
20", Arabic "20 م" 20 m. With the sign it is read as degrees."""


class _Written(NamedTuple):
    """What stands before and after the number in a form of a unit."""

    before: str
    after: str
    unit: str

    @property
    def whole(self) -> str:
        """The name where it stands on one side of the number, empty where it is split."""
        return "" if self.before and self.after else self.before or self.after


@cache
def unit_names(language: str) -> dict[str, str]:
    """The folded names and abbreviations of the units in a language and in English."""
    names = {form.whole: form.unit for form in _written(language) if form.whole}
    found = dict(_listed(_ALSO, "en")) | names | dict(_listed(_ALSO, language))
    others = fold(_OTHER_WORDS.get(language, "")).split()
    return {name: unit for name, unit in found.items() if name not in others}


@cache
def exact_names(language: str) -> dict[str, str]:
    """The names that are none without their accents, as they are written, by the folded name."""
    return {fold(name): name for name in _EXACT.get(language, "").split()}


@cache
def close_names(language: str) -> dict[str, str]:
    """The whole names of one word that close languages have for one unit: Macedonian "20 фута" is
    Serbian; words for times differ (a Ukrainian "година" is no year)."""
    others = {code for codes in _CLOSE if language in codes.split() for code in codes.split()}
    units: defaultdict[str, set[str]] = defaultdict(set)
    for other in others - {language}:
        named = [(form.whole, form.unit) for form in _own(other)]
        for name, unit in (*named, *_listed(_ALSO, other)):
            if name.isalpha() and len(name) >= _INFLECTED:
                units[name].add(unit)
    return {
        name: unit
        for name, (unit, *more) in units.items()
        if not more and unit not in _WORDS and not name.startswith(_others(language))
    }


@cache
def split_names(language: str) -> dict[tuple[str, str], str]:
    """The names of which one part stands before the number, the longest first."""
    found = {(f.before, f.after): f.unit for f in _written(language) if f.before and f.after}
    found |= {(fold(x), fold(y)): unit for x, y, unit in _AROUND.get(language, ())}
    return dict(sorted(found.items(), key=lambda item: -len("".join(item[0]))))


@cache
def leading_names(language: str) -> dict[str, str]:
    """The names that stand before the number as a whole, but for abbreviations."""
    named = {
        before.strip(): unit
        for unit in reversed(CLDR_UNITS)
        for before, number, after in _forms(language, unit, "full-name")
        if number and not after and len(before.strip()) >= _SHORTEST
    }
    return named | dict(_listed(_BEFORE, language))


@cache
def names_in_full(unit: str, language: str) -> frozenset[str]:
    """The folded names in full of any unit of CLDR, as they stand beside different numbers."""
    forms = _forms(language, unit, "full-name")
    return frozenset(name.strip() for x, _, y in forms for name in (x, y) if name.strip())


def inflected_unit(word: str, language: str) -> str | None:
    """The unit of a word that is a name with another ending: "Kilometern", "인치의"."""
    if word.startswith(_others(language)):
        return None
    names, stems = unit_names(language), _stems(language)
    least = _SYLLABLES if _HANGUL.fullmatch(word) else _INFLECTED
    for end in range(len(word), least - 1, -1):
        if len(word) - end <= (_LONG_ENDING if end >= _LONG else _ENDING):
            unit = names.get(word[:end]) or stems.get(word[:end])
            if unit is not None:
                return unit
    return None


@cache
def _others(language: str) -> tuple[str, ...]:
    return tuple(fold(_OTHER.get(language, "")).split() + fold(_OTHER["und"]).split())


@cache
def _stems(language: str) -> dict[str, str]:
    """What is left of the names of one word without an ending, where it tells one unit; nothing of
    a language that does not inflect them."""
    units: defaultdict[str, set[str]] = defaultdict(set)
    for form in () if language in UNINFLECTED else _own(language):
        if _PARTED.isdisjoint(form.whole):
            for cut in range(1, _OWN_ENDING + 1):
                units[form.whole[:-cut]].add(form.unit)
    return {s: unit for s, (unit, *more) in units.items() if len(s) >= _STEM and not more}


def _listed(table: dict[str, dict[str, str]], language: str) -> Iterator[tuple[str, str]]:
    """Each folded form of a language in a table with its unit."""
    for unit, forms in table.get(language, {}).items():
        yield from ((fold(form), unit) for form in forms.split())


def _written(language: str) -> tuple[_Written, ...]:
    """Every form of a unit in a language and in English, the rarer names first."""
    return (*_own("en"), *_own(language))


@cache
def _own(language: str) -> tuple[_Written, ...]:
    """Every form of a unit in a language; of locales besides its own only the full names, since
    short ones are endings and other words in it."""
    locales = [(locale, ("full-name",)) for locale in _LOCALES.get(language, ())]
    return tuple(
        _Written(simplified(before, language).strip(), simplified(after, language).strip(), unit)
        for locale, only in (*locales, (language, ()))
        for unit in reversed(CLDR_UNITS)
        for width in only or _widths(unit)
        for before, number, after in _forms(locale, unit, width)
        if number or before
    )


def _widths(unit: str) -> tuple[str, ...]:
    """How a unit is written; durations for short are single letters in many languages."""
    return ("full-name",) if UNITS[unit][0] == "duration" else ("short", "full-name")


@cache
def _forms(locale: str, unit: str, width: str) -> tuple[tuple[str, str, str], ...]:
    skeleton = f"{{n, number, ::unit/{unit} unit-width-{width}}}"
    pattern = MessageFormat(skeleton, f"{locale}-u-nu-latn")
    found = []
    for count in (1, 2, 4, 5, 11, 100):
        written = str(pattern.format({"n": count}))
        folded = fold(written)
        if _DEGREES not in written or folded.isascii():
            found.append(folded.partition(str(count)))
    return tuple(found)
