"""The written forms of known names, as words of a text are compared with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from service.text.calendar_names import means_week
from service.text.city_names import other_cities
from service.text.clean import fold
from service.text.name_forms import name_forms
from service.text.name_stems import UNINFLECTED, city_stem, inflected

TOKEN = re.compile(r"[^\W_][^\s.,;:!?\"'’()\[\]«»“”、。，،؛؟।።፣·/…_-]*")
PLACES = ("territory", "city")
_LEAST = 4
"""Shorter names are other words, too ("May", "mai"), but for places that have a capital."""
CITY_BEGINNING = 5


@dataclass(frozen=True, slots=True)
class Form:
    """The stems of the words of a written form with the letters that may follow each, whether
    it has a capital or only capitals, the word itself where it has none, and its values."""

    words: tuple[tuple[str, int], ...]
    capital: bool
    capitals: bool
    small: str
    values: frozenset[str]


@cache
def beginnings(language: str, capital: bool) -> frozenset[str]:
    """The first three letters of the forms that a word with a capital or without may begin."""
    return _first_letters(forms(language), 3, capital)


@cache
def forms(language: str) -> dict[str, list[Form]]:
    """Every form by the stem of its first word, those of more words first."""
    merged: dict[tuple[tuple[tuple[str, int], ...], bool, bool, str], set[str]] = defaultdict(set)
    for written, value in name_forms(language):
        tokens = TOKEN.findall(written)
        weekday = value.startswith("weekday")
        capital = written[0].isupper() and (not weekday or means_week(written, language))
        if tokens and len(written) >= (
            2 if capital or language == "ko" else 3 if language == "he" else _LEAST
        ):
            place, inflects = value.startswith(PLACES), language not in UNINFLECTED
            words = tuple(inflected(fold(t), place, inflects) for t in tokens)
            small = fold(tokens[0]) if written[0].islower() and not weekday else ""
            merged[words, capital, written.isupper(), small].add(value)
    found: dict[str, list[Form]] = defaultdict(list)
    for form, values in sorted(merged.items(), key=lambda f: -len(f[0][0])):
        found[form[0][0][0]].append(Form(*form, frozenset(values)))
    return dict(found)


@cache
def city_forms(scripts: tuple[str, ...], inflects: bool) -> dict[str, list[Form]]:
    """The forms of further cities by the stem of their first word, the same in all languages of
    a script that inflect names, and in all that do not."""
    found: dict[str, list[Form]] = defaultdict(list)
    for written, values in other_cities(scripts).items():
        tokens = TOKEN.findall(written)
        words = tuple(city_stem(fold(t), inflects) for t in tokens)
        found[words[0][0]].append(Form(words, written[0].isupper(), False, "", values))
    return {stem: sorted(own, key=lambda f: -len(f.words)) for stem, own in found.items()}


@cache
def city_beginnings(scripts: tuple[str, ...], inflects: bool, capital: bool) -> frozenset[str]:
    """The first letters of the stems: of so many names there is one that begins as most words do
    with three."""
    return _first_letters(city_forms(scripts, inflects), CITY_BEGINNING, capital)


def _first_letters(
    by_stem: Mapping[str, Sequence[Form]], letters: int, capital: bool
) -> frozenset[str]:
    """So many first letters of the stems that a word with a capital or without may begin with."""
    return frozenset(
        stem[:letters]
        for stem, found in by_stem.items()
        if any(capital or not form.capital for form in found)
    )
