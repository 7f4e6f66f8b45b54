"""Some 2,100 more cities than CLDR names, as they are written in each script.

`cities.tsv` holds those of 300,000 people or more (of 200,000 where ten scripts write them, of a
million in China) and smaller ones that most languages tell of, with all ways to write them, from
GeoNames (CC BY 4.0). It does not say which language writes them so: a city that one language names
like another one has both values. `city_nouns.json` says which forms a language has as words.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import chain

from babel import localedata

from service.text.names.place_names import locales_of
from service.text.tables import read_table, table_file

_JOINED = {"ja": ("CJK", "KATAKANA"), "zh": ("CJK",), "ko": ("HANGUL",)}
_NOUNS: dict[str, str] = read_table("city_nouns")
"""Forms that a language uses far more often than other languages tell of that city, those of many
under "und","""
EVERY = "und"
_CAPITAL_NOUNS = {"de": ("Essen", "Rabat"), "lb": ("Essen", "Rabat")}
"""and those for which one with capitals for all nouns has other words: "das Essen", "Rabatt"."""
_LIKE = {"bs": "hr", "sr": "hr"}
"""Languages that share the words of another."""
_SAMPLE = "FR"
"""A country by whose name the script of a language is told."""


@cache
def other_cities(scripts: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Every form in some scripts with its values "city:..."."""
    found: dict[str, frozenset[str]] = {}
    for script in scripts:
        found |= _by_script().get(script, {})
    return found


def is_noun(form: str, language: str) -> bool:
    """Whether a form is rather another word of a language."""
    return form in _nouns(language)


@cache
def _nouns(language: str) -> frozenset[str]:
    listed = (_NOUNS.get(own, "").split("|") for own in (EVERY, _LIKE.get(language, language)))
    return frozenset(chain(*listed, _CAPITAL_NOUNS.get(language, ())))


def forms_of_city(value: str, scripts: Collection[str]) -> Iterator[str]:
    """The forms in some scripts of the city with a value "city:...", none of any other."""
    written = _lines().get(value, "")
    return (form for form in written.split("|") if _script(form) in scripts)


def is_other_city(values: frozenset[str]) -> bool:
    """Whether all values of a name are of cities that CLDR does not name."""
    return all(value.startswith("city:") and value[5:].isdecimal() for value in values)


@cache
def scripts_of(language: str) -> tuple[str, ...]:
    """The scripts of a language by the first word of the Unicode names of its letters; none for a
    language without data."""
    if language in _JOINED:
        return _JOINED[language]
    locales = filter(localedata.exists, locales_of(language))
    names = (localedata.load(locale)["territories"].get(_SAMPLE, "") for locale in locales)
    return tuple(dict.fromkeys(filter(None, map(_script, names))))


@cache
def _by_script() -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for value, written in _lines().items():
        values = frozenset((value,))
        for form in written.split("|"):
            own = found[_script(form)]
            own[form] = own[form] | values if form in own else values
    return dict(found)


@cache
def _lines() -> dict[str, str]:
    table = table_file("cities.tsv").read_text("utf-8")
    lines = (line.partition("\t") for line in table.splitlines())
    return {f"city:{city}": written for city, _, written in lines}


def _script(word: str) -> str:
    letter = word[:1] if word[:1].isalpha() else next(filter(str.isalpha, word), "")
    return _script_of(letter)


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].partition("-")[0] if letter else ""
