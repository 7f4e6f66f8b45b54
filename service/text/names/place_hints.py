"""By which first letters a text may mean a place: "Frankreich", "französisch"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from service.text.names.city_names import forms_of_city
from service.text.names.name_forms import name_forms
from service.text.names.place_names import short_names
from service.text.names.unspaced_names import UNSPACED
from service.text.tables import read_table
from service.text.writing.clean import fold
from service.text.writing.simplified import simplified

_HINT = 4
"""So many first letters of a name tell that it may be meant."""
_LISTED: dict[str, dict[str, str]] = read_table("place_hints")
"""Countries, and regions (in small letters), whose names begin with a word of many others
("United", "Great", "Ivory"), or whose people have another name, as "American": how the words begin
that may mean them, those of any language under "und"."""
_PARTED = re.compile('[ .\\-‑\u200b"॰]')
"""What stands within names of several words and for short, of which the beginning tells little."""
_SHORTEST, _SHORTEST_SYLLABLES = 3, 2
"""Fewer first letters tell nothing, in alphabets and where a letter is a syllable."""
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK"})
_OF_SYLLABLES = UNSPACED | {"ko"}


@cache
def city_hints(value: str, scripts: tuple[str, ...]) -> frozenset[str]:
    """The first letters of all forms of a city in some scripts; in alphabets, of one that CLDR
    names and whose languages tell its hints, too, none of a form with a short first word."""
    lax = value[5:].isdecimal() or _ALPHABETS.isdisjoint(scripts)
    shortest = _SHORTEST_SYLLABLES if lax else _SHORTEST
    forms = forms_of_city(value, scripts)
    found = frozenset(
        _hint(read, _SHORTEST_SYLLABLES)
        for form in forms
        for read in {form, simplified(form, "zh")}
    )
    return frozenset(hint for hint in found if len(hint) >= shortest) or found


@cache
def hints(language: str) -> dict[str, set[str]]:
    """The first letters of all forms of each known name of a language, by its value."""
    found: dict[str, set[str]] = defaultdict(set)
    short = {form for form in short_names(language) if _PARTED.search(form[0])}
    shortest = _SHORTEST_SYLLABLES if language in _OF_SYLLABLES else _SHORTEST
    for written, value in name_forms(language):
        if written.isupper() or (written, value) in short:
            continue  # "US" and "Republic" begin like too many words
        listed = _LISTED.get(value.rpartition(":")[2], {})
        if language in listed or (listed and _PARTED.search(written)):
            continue
        hint = _hint(written, shortest)
        if len(hint) >= shortest:
            found[value].add(hint)
    for code, listed in _LISTED.items():
        beginnings = f"{listed['und']}|{listed.get(language, '')}".split("|")
        kind = "region" if code.islower() else "territory"
        found[f"{kind}:{code}"].update(filter(None, map(fold, beginnings)))
    return found


def _hint(written: str, shortest: int) -> str:
    """The first letters of a name that tell that it may be meant."""
    first = fold(written).partition(" ")[0]
    return first[: max(shortest, min(_HINT, len(first) - 1))]
