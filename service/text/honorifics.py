"""Words of address before a name, which are no part of it: "Mr. Adams" is "el señor Adam"."""

from __future__ import annotations

from functools import cache

from service.text.tables import read_table

_HONORIFICS: dict[str, str] = read_table("persons")["honorifics"]
"""By language, those of all languages under "und"."""


@cache
def honorifics(language: str) -> frozenset[str]:
    """The words of address of a language, in small letters, and those that all languages use."""
    return frozenset(f"{_HONORIFICS['und']} {_HONORIFICS.get(language, '')}".split())
