"""Smaller cities that many languages know, and that are named like nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import median
from typing import Any

import cities
from naming.word_lists import persons, word_lists
from service.text.names.city_names import scripts_of
from service.text.names.known_forms import TOKEN
from service.text.names.place_names import place_names

_TOLD = 3e-8
"""A language whose texts have a word so often tells of it."""
_LADDER = ((50_000, 8, 0.6), (15_000, 9, 0.8))
"""Cities of so many people are known if so many scripts write them and so many languages tell of
them, a share of those whose lists might hold their names."""
_LANGUAGES = 2
_SEVERAL_WORDS = (100_000, 12)
"""Those whose names are several words, which no list holds, if as many people and scripts do."""
WORD = 20
"""A form that a language has so many times as often as half of the others tell of the city is
another word of it,"""
_TIMES = 3
"""where languages in other scripts tell of it so many times less, since all in Latin letters may
have a word: Orange, Worms."""


def known_cities(
    found: Iterable[Mapping[str, Any]], spoken: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, list[str]]]:
    """The numbers of smaller cities that many languages know, and that are named like no person,
    word, country or larger city, each with what else it is called and persons are, too: Victoria
    for Labuan."""
    lists = word_lists(large=True)
    taken = {form for form, _ in place_names("en")}
    for city in found:
        large = cities.is_large(city)
        own = frozenset(cities.own_names(city))
        if large or (
            cities.is_named(city)
            and taken.isdisjoint(own)
            and persons().isdisjoint(own)
            and _is_told(city, told := _told(city, lists))
            and not _is_word(city, told, lists, spoken)
        ):
            taken |= own
            if not large:
                yield city["geonameid"], sorted(_of_persons(cities.forms_of(city)))


def _of_persons(forms: set[str]) -> set[str]:
    """Forms that persons have as a name, where capitals mark both."""
    return {form for form in forms & persons() if cities.script_of(form) in cities.CASED}


def _told(city: Mapping[str, Any], lists: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """How often each language tells of a city, of those whose lists might hold its names."""
    by_script: dict[str, set[str]] = defaultdict(set)
    for form in filter(TOKEN.fullmatch, cities.forms_of(city)):
        by_script[cities.script_of(form)].add(form.lower())
    forms = {own: [f for script in scripts_of(own) for f in by_script[script]] for own in lists}
    return {own: sum(lists[own].get(f, 0) for f in forms[own]) for own in lists if forms[own]}


def _is_told(city: Mapping[str, Any], told: Mapping[str, float]) -> bool:
    people, scripts = city["population"], len(cities.scripts_of_names(city))
    if " " in city["name"]:
        return bool(people >= _SEVERAL_WORDS[0] and scripts >= _SEVERAL_WORDS[1])
    telling = sum(often >= _TOLD for often in told.values())
    return len(told) >= _LANGUAGES and any(
        people >= least and scripts >= written and telling >= share * len(told)
        for least, written, share in _LADDER
    )


def _is_word(
    city: Mapping[str, Any],
    told: Mapping[str, float],
    lists: Mapping[str, Mapping[str, float]],
    spoken: Mapping[str, frozenset[str]],
) -> bool:
    """Whether a language in Latin letters, but those of its country, has its name as a word."""
    name = cities.own_names(city)[-1].lower()
    latin = {own: lists[own].get(name, 0) for own in lists if "LATIN" in scripts_of(own)}
    others = [told.get(own, 0) for own in lists if own not in latin]
    usual = min(max(median(latin.values()), _TOLD), _TIMES * max(median(others), _TOLD))
    home = spoken[city["countrycode"]]
    return any(often >= WORD * usual for own, often in latin.items() if own not in home)
