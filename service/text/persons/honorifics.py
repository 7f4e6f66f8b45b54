"""Words of address beside a name, which are no part of it: "Mr. Adams" is "el señor Adam"."""

from __future__ import annotations

from functools import cache

from service.text.tables import read_table

_DATA = read_table("persons")
_HONORIFICS: dict[str, str] = _DATA["honorifics"]
"""By language, those of all languages under "und"."""
_FOLLOWING: dict[str, str] = _DATA["following"]
"""Those of a language that stand behind a name, as in Turkish "Ahmet Bey"."""


@cache
def honorifics(language: str) -> frozenset[str]:
    """The words of address of a language, in small letters, and those that all languages use."""
    return frozenset(f"{_HONORIFICS['und']} {_HONORIFICS.get(language, '')}".split())


@cache
def may_follow(language: str) -> frozenset[str]:
    """The words of address of a language that may stand behind a name, in small letters; another
    one there is a part of it: "Peter Pan", "Michael Bay"."""
    return frozenset(_FOLLOWING.get(language, "").split())
