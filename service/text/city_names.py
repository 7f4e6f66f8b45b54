"""Some 1,600 more cities than CLDR names, as they are written in each script.

`cities.tsv` holds those of 300,000 people or more (of a million in China), with all ways to write
them, from GeoNames (CC BY 4.0). It does not say which language writes them so: a city that one
language names like another one has both values.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from babel import localedata

from service.text.place_names import locales_of

_JOINED = {"ja": ("CJK", "KATAKANA"), "zh": ("CJK",), "ko": ("HANGUL",)}
_SAMPLE = "FR"
"""A country by whose name the script of a language is told."""


@cache
def other_cities(scripts: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Every form in some scripts with its values "city:..."."""
    found: dict[str, frozenset[str]] = {}
    for script in scripts:
        found |= _by_script().get(script, {})
    return found


def is_other_city(values: frozenset[str]) -> bool:
    """Whether all values of a name are of cities that CLDR does not name."""
    return all(value.startswith("city:") and value[5:].isdecimal() for value in values)


@cache
def scripts_of(language: str) -> tuple[str, ...]:
    """The scripts of a language by the first word of the Unicode names of its letters; none for a
    language without data."""
    if language in _JOINED:
        return _JOINED[language]
    locale = locales_of(language)[0]
    names = localedata.load(locale)["territories"] if localedata.exists(locale) else {}
    return tuple(filter(None, [_script(names.get(_SAMPLE, ""))]))


@cache
def _by_script() -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    table = files(__package__).joinpath("cities.tsv").read_text("utf-8")
    for line in table.splitlines():
        city, _, written = line.partition("\t")
        for form in written.split("|"):
            found[_script(form)][form].add(f"city:{city}")
    return {
        script: {form: frozenset(values) for form, values in forms.items()}
        for script, forms in found.items()
    }


def _script(word: str) -> str:
    letter = next(filter(str.isalpha, word), "")
    return unicodedata.name(letter, "").partition(" ")[0].partition("-")[0] if letter else ""
