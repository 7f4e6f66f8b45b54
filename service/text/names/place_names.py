"""Countries and cities as a language writes them, from CLDR: the data that Babel carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from babel import localedata

from service.text.tables import read_table

_LOCALES = {
    **{"tl": ("fil",), "no": ("nb",), "zh": ("zh", "zh_Hant")},
    **{"sr": ("sr", "sr_Latn"), "ku": ("ku", "ckb")},
}
_TERRITORY = re.compile("[A-Z]{2}")
_REGIONS = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
_CITY = re.compile(
    r"(?:Africa|America(?!/(?:North_Dakota|Indiana|Kentucky))|Asia|Australia|Europe|Pacific|Atlantic|Indian)/(?:.*/)?(.*)"
)
_ASIDE = re.compile(r"\s*[(（].*?[)）]|,.*| \[.*")
"""What CLDR adds to keep names apart: "Congo (Kinshasa)", "Hong Kong, SAR China"."""
_ALSO = {
    "US": ("US", "USA", "U.S"),
    "GB": ("UK", "U.K", "Britain", "Great Britain"),
    "AE": ("UAE",),
    "TR": ("Turkey",),
    "CZ": ("Czech Republic",),
    "CI": ("Ivory Coast",),
}
"""English forms that CLDR does not list, and that other languages use too."""
_SHORT: dict[str, dict[str, str]] = read_table("short_places")
"""Short and further forms of a language: CLDR's alternatives, which Babel leaves out, but for those
with another meaning ("GB", a gigabyte), and forms in use."""
_OF_TWO_CITIES = frozenset({"圣地亚哥", "聖地牙哥"})
"""Names of another city as well: San Diego and Santiago are written alike in Chinese."""
_PARTS_OF_WORDS = frozenset({"ริกา", "ปราก", "โลเม", "리가", "伯斯", "ბაია", "დილი"})
"""Cities in scripts without capitals whose names more often begin or end other words: Riga stands
in the Thai word for a service, Perth in 罗伯斯."""
_COMMON_WORDS = frozenset({"مالي", "مالی"})
"""Words for other things as well: "financial"."""
_ONE_NAME = {"DO": "DM", "SX": "MF"}
"""Countries that share an adjective, or an island, with another: Dominican, Saint Martin."""
_ALL_CITIES = "ru"
"""A language in which CLDR names the city of every zone."""
_LOWER = "abcdefghijklmnopqrstuvwxyz"


def place_names(language: str) -> Iterator[tuple[str, str]]:
    """Every written form of countries and cities of a language with its value.

    Values are "territory:PE" (ISO 3166) and "city:America/Lima": the cities are those that
    time zones are named after, mostly capitals. A language without data has no names.
    """
    for locale in locales_of(language):
        if localedata.exists(locale):
            data = localedata.load(locale)
            territories = dict(_territories(data))
            yield from territories.items()
            others = territories.keys() | _OF_TWO_CITIES | _PARTS_OF_WORDS
            yield from ((w, v) for w, v in _cities(data) if w not in others)
    for code, forms in _ALSO.items():
        yield from ((form, f"territory:{code}") for form in forms)
    yield from short_names(language)


def short_names(language: str) -> Iterator[tuple[str, str]]:
    """The short and further forms of countries in a language with their values: "EE. UU."."""
    for code, forms in _SHORT.items():
        if language in forms:
            yield from ((form, f"territory:{code}") for form in forms[language].split("|"))


def locales_of(language: str) -> tuple[str, ...]:
    """The locales of CLDR that a language has its names in, one for each way to write it."""
    return _LOCALES.get(language, (language,))


def zone_cities() -> Iterator[tuple[str, str]]:
    """The time zones that are named after a city, each with that city's name in English."""
    for zone in localedata.load(_ALL_CITIES)["time_zones"]:
        city = _CITY.fullmatch(zone)
        if city:
            yield zone, city[1].replace("_", " ")


def _territories(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code, written in data["territories"].items():
        if _TERRITORY.fullmatch(code) and code not in _REGIONS:
            name = _ASIDE.sub("", written)
            if name not in _COMMON_WORDS:
                yield name, f"territory:{_ONE_NAME.get(code, code)}"


def _cities(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Cities by their name in the language; in Latin letters else by that of the time zone."""
    zones = data["time_zones"]
    latin = any(c in _LOWER for c in data["territories"].get("FR", ""))
    for zone, english in zone_cities():
        own = zones.get(zone, {})
        if "city" in own or latin:
            yield _ASIDE.sub("", own.get("city") or english), f"city:{zone}"
