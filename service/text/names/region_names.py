"""States, provinces and other regions within countries, as a language writes them.

"Kärnten" is "Carinzia", "Cymru" is "Wales": no letters tell it. `regions.json` holds some 250 of
them with their forms and the languages of each, from the subdivisions of CLDR, those aside that are
named like a city or country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from service.text.tables import read_table


def region_names(language: str) -> Sequence[tuple[str, str]]:
    """Every written form of the regions of a language with its value "region:gbwls" (ISO 3166-2 as
    CLDR writes it)."""
    return _by_language().get(language, ())


@cache
def regions_of(language: str) -> frozenset[str]:
    """The values of the regions that have a form in a language."""
    return frozenset(value for _, value in region_names(language))


@cache
def _by_language() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, dict[str, str]] = read_table("regions")
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, forms in table.items():
        for form, languages in forms.items():
            for language in languages.split():
                found[language].append((form, f"region:{code}"))
    return dict(found)
