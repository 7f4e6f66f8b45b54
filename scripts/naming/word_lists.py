"""How often languages use words, and what persons are called, as wordfreq and Faker know it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

_CODES = {"fil": "tl", "nb": "no", "sh": "hr"}
"""Languages that the service knows by another code."""
_FAMILY, _GIVEN = "last_name", "first_name"
_OFTEN = 2
"""A given name of so many locales is one that texts tell."""


def word_lists(*, large: bool) -> dict[str, Mapping[str, float]]:
    """How often each word stands among all, of every language or of those with a large list."""
    wordfreq = import_module("wordfreq")
    lists = wordfreq.available_languages("large" if large else "best")
    return {_CODES.get(own, own): wordfreq.get_frequency_dict(own, "best") for own in lists}


@cache
def persons() -> frozenset[str]:
    """Family names of any country, and given names of more than one."""
    family: set[str] = set()
    given: dict[str, int] = {}
    locales = import_module("faker.providers.person")
    for module in iter_modules(locales.__path__):
        provider = import_module(f"{locales.__name__}.{module.name}").Provider
        family.update(_names(provider, _FAMILY))
        for name in set(_names(provider, _GIVEN)):
            given[name] = given.get(name, 0) + 1
    return frozenset(family | {name for name, locales in given.items() if locales >= _OFTEN})


def _names(provider: Any, kind: str) -> Iterator[str]:  # noqa: ANN401 - of a package without types
    """The names of a kind, which a provider lists, or weighs."""
    for attribute in filter(lambda a: kind in a, dir(provider)):
        listed = getattr(provider, attribute)
        if isinstance(listed, list | tuple | dict):
            yield from (name for name in listed if isinstance(name, str))
