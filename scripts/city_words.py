#!/usr/bin/env python3
"""Tell smaller cities that many languages know, and forms of cities that languages have as words.

`city_words.py known DATA` writes city_known.json, by which `cities.py` takes cities of fewer
people; `city_words.py words DATA` reads the words of every language as the service does and writes
service/text/data/city_nouns.json, the forms of these that a language uses far more often than
others tell of the city. DATA is that of `cities.py`; both need wordfreq and Faker, which nothing
else does.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import cities
from naming.city_nouns import city_nouns
from naming.known_cities import known_cities

NOUNS = cities.OUT.with_name("city_nouns.json")


def main() -> None:
    """Write one of the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("known", "words"))
    parser.add_argument("data", metavar="DATA", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found = cities.read_cities(options.data)
    spoken = _spoken(options.data)
    if options.what == "known":
        _write(options.out or cities.KNOWN, dict(sorted(known_cities(found, spoken))))
        return
    out = options.out or NOUNS
    listed = json.loads(out.read_text("utf-8")) if out.exists() else {}
    known = json.loads(cities.KNOWN.read_text("utf-8"))
    asked = {key: spoken[c["countrycode"]] for c in found if (key := str(c["geonameid"])) in known}
    _write(out, _with_listed(listed, city_nouns(asked)))


def _write(path: Path, found: object) -> None:
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _with_listed(listed: Mapping[str, str], nouns: Mapping[str, set[str]]) -> dict[str, str]:
    """The forms of each language with those that are listed, which the service reads no more."""
    languages = sorted(listed.keys() | nouns.keys())
    forms = {
        own: {*listed.get(own, "").split("|"), *nouns.get(own, ())} - {""} for own in languages
    }
    return {own: "|".join(sorted(found)) for own, found in forms.items()}


def _spoken(data: Path) -> dict[str, frozenset[str]]:
    """The languages of each country."""
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    return {
        code: frozenset(language.partition("-")[0] for language in c["languages"].split(","))
        for code, c in countries.items()
    }


if __name__ == "__main__":
    main()
