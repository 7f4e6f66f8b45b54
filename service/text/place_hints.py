"""By which first letters a text may mean a place: "Frankreich", "französisch"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from service.text.city_names import forms_of_city
from service.text.clean import fold
from service.text.name_forms import name_forms
from service.text.place_names import americas, short_names
from service.text.simplified import simplified

_HINT = 4
"""So many first letters of a name tell that it may be meant."""
_STATES = "territory:US"
"""Whose people no language calls by that name but by that of the continent: "American"."""
_WITH_ARTICLE = frozenset({"ar"})
"""Languages whose name of the continent begins with an article."""


@cache
def city_hints(value: str, scripts: tuple[str, ...]) -> frozenset[str]:
    """The first letters of all forms of a further city in some scripts; none of another place."""
    forms = forms_of_city(value, scripts)
    return frozenset(_hint(read) for form in forms for read in {form, simplified(form, "zh")})


@cache
def hints(language: str) -> dict[str, set[str]]:
    """The first letters of all forms of each known name of a language, by its value."""
    found: dict[str, set[str]] = defaultdict(set)
    phrases = {written for written, _ in short_names(language) if " " in written}
    for written, value in name_forms(language):
        if written.isupper() or written in phrases:
            continue  # "US" and "Republic" begin like too many words
        found[value].add(_hint(written))
    if language not in _WITH_ARTICLE:
        found[_STATES].update(filter(None, (_hint(americas(language)),)))
    return found


def _hint(written: str) -> str:
    """The first letters of a name that tell that it may be meant."""
    first = fold(written).partition(" ")[0]
    return first[: max(2, min(_HINT, len(first) - 1))]
