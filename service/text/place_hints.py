"""By which first letters a text may mean a place: "Frankreich", "französisch"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from service.text.city_names import other_cities
from service.text.clean import fold
from service.text.name_forms import name_forms
from service.text.simplified import simplified

_HINT = 4
"""So many first letters of a name tell that it may be meant."""


@cache
def city_hints(scripts: tuple[str, ...]) -> dict[str, set[str]]:
    """The first letters of all forms of each further city in some scripts, by its value."""
    found: dict[str, set[str]] = defaultdict(set)
    for written, values in other_cities(scripts).items():
        for value in values:
            found[value].update(map(_hint, {written, simplified(written, "zh")}))
    return found


@cache
def hints(language: str) -> dict[str, set[str]]:
    """The first letters of all forms of each known name of a language, by its value."""
    found: dict[str, set[str]] = defaultdict(set)
    for written, value in name_forms(language):
        if written.isascii() and written.isupper():
            continue  # "US" and "U.K" begin like too many words, and nothing is derived of them
        found[value].add(_hint(written))
    return found


def _hint(written: str) -> str:
    """The first letters of a name that tell that it may be meant."""
    first = fold(written).partition(" ")[0]
    return first[: max(2, min(_HINT, len(first) - 1))]
