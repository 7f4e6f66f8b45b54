"""The written forms of known names, as words of a text are compared with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from service.text.names.calendar_names import has_exact_weekdays, means_week
from service.text.names.case_endings import Ending, changes, weakened
from service.text.names.city_names import is_noun, other_cities
from service.text.names.name_forms import name_forms
from service.text.names.name_stems import CITIES_STAND, UNINFLECTED, city_stem, inflected
from service.text.writing.clean import fold

TOKEN = re.compile(r"[^\W_][^\s.,;:!?\"'’()\[\]«»“”、。，،؛؟।።፣·/…_‐-―-]*")
_FIRST_WORD = re.compile(rf"^[\W_]*?({TOKEN.pattern})", re.MULTILINE)
PLACES = ("territory", "city", "region")
_LEAST = 4
"""Shorter names are other words, too ("May", "mai"), but for places that have a capital."""
_SHORT_NAMES = frozenset({"am", "he", "ka", "ti"})
"""Languages without capitals in which names of three letters count, too: vowels are not written, or
within the letters ("ኢራን", Iran), or a case may follow ("აშშ-მა", the US)."""
_SYLLABLES = frozenset({"am", "ti"})
"""Languages whose letters are syllables: a weekday may have two ("ሰኞ", Monday)."""
CITY_BEGINNING = 5
Words = tuple[tuple[str, Ending], ...]


@dataclass(frozen=True, slots=True)
class NameForm:
    """The stems of the words of a written form with the endings that may follow each, whether
    it has a capital or only capitals, the word itself where it has none, and its values."""

    words: Words
    capital: bool
    capitals: bool
    small: str
    values: frozenset[str]


@cache
def beginnings(language: str, capital: bool) -> frozenset[str]:
    """The first three letters of the forms that a word with a capital or without may begin."""
    return frozenset(
        stem[:3]
        for stem, found in forms(language).items()
        if any(capital or not form.capital for form in found)
    )


@cache
def forms(language: str) -> dict[str, list[NameForm]]:
    """Every form by the stem of its first word, those of more words first."""
    merged: dict[tuple[Words, bool, bool, str], set[str]] = defaultdict(set)
    for written, value in name_forms(language):
        tokens = TOKEN.findall(written)
        weekday = value.startswith("weekday")
        exact = weekday and has_exact_weekdays(language)
        capital = written[0].isupper() and (not weekday or exact or means_week(written, language))
        if tokens and len(written) >= _least(capital, weekday, language):
            words = tuple(_stem(fold(token), value, language, exact) for token in tokens)
            small = fold(tokens[0]) if written[0].islower() and not weekday else ""
            for read in _as_said(words, tokens, language) if value.startswith(PLACES) else (words,):
                merged[read, capital, written.isupper(), small].add(value)
    found: dict[str, list[NameForm]] = defaultdict(list)
    for form, values in sorted(merged.items(), key=lambda f: -len(f[0][0])):
        found[form[0][0][0]].append(NameForm(*form, frozenset(values)))
    return dict(found)


def _least(capital: bool, weekday: bool, language: str) -> int:
    """The letters that a name has at least, with a capital or not, of a weekday or not."""
    if capital or language == "ko" or (weekday and language in _SYLLABLES):
        return 2
    return 3 if language in _SHORT_NAMES else _LEAST


def _stem(word: str, value: str, language: str, exact: bool = False) -> tuple[str, Ending]:
    one_form = CITIES_STAND if value.startswith("city") else UNINFLECTED
    return inflected(
        word, value.startswith(PLACES), not exact and language not in one_form, language
    )


def _as_said(words: Words, tokens: Sequence[str], language: str) -> Sequence[Words]:
    """The stems of a place, and those that it has before some endings."""
    weak = weakened(fold(tokens[-1]), language)
    return (words, (*words[:-1], weak)) if weak else (words,)


@cache
def whole_forms(language: str) -> dict[str, frozenset[str]]:
    """The values of each name of one word that CLDR gives, by the folded name."""
    merged: dict[str, set[str]] = defaultdict(set)
    for written, value in name_forms(language):
        if TOKEN.fullmatch(written):
            merged[fold(written)].add(value)
    return {written: frozenset(values) for written, values in merged.items()}


class CityForms:
    """The forms of further cities by the stem of their first word, made when they are asked for:
    a text names few of so many."""

    def __init__(self, scripts: tuple[str, ...], language: str) -> None:
        self._scripts = scripts
        self._language = language
        self._written = _by_first_letters(scripts, _indexed(language))
        self._made: dict[str, dict[str, list[NameForm]]] = {}

    def get(self, stem: str) -> Sequence[NameForm]:
        """The forms with that stem, those of more words first."""
        first = stem[:CITY_BEGINNING]
        written = self._written.get(first)
        if written is None:
            return ()
        if first not in self._made:
            self._made[first] = self._by_stem(written)
        return self._made[first].get(stem, ())

    def _by_stem(self, forms: Sequence[str]) -> dict[str, list[NameForm]]:
        cities = other_cities(self._scripts)
        found: dict[str, list[NameForm]] = defaultdict(list)
        for written in forms:
            if is_noun(written, self._language):
                continue
            tokens = TOKEN.findall(written)
            words = tuple(city_stem(fold(t), self._language) for t in tokens)
            for read in _as_said(words, tokens, self._language):
                form = NameForm(read, written[0].isupper(), False, "", cities[written])
                found[read[0][0]].append(form)
        return {stem: sorted(own, key=lambda f: -len(f.words)) for stem, own in found.items()}


city_forms = cache(CityForms)
"""Those of some scripts, with the endings of a language."""


@cache
def city_beginnings(scripts: tuple[str, ...], language: str, capital: bool) -> frozenset[str]:
    """The first letters of their stems that a word with a capital or without may begin with: of so
    many names there is one that begins as most words do with three."""
    return frozenset(
        first
        for first, found in _by_first_letters(scripts, _indexed(language)).items()
        if capital or not all(form[0].isupper() for form in found)
    )


def _indexed(language: str) -> str:
    """The language if stems are not the first letters of its names, which most share."""
    return language if changes(language) else ""


@cache
def _by_first_letters(scripts: tuple[str, ...], language: str) -> dict[str, list[str]]:
    """The forms of further cities by the first letters of their stems."""
    forms = list(other_cities(scripts))
    found: dict[str, list[str]] = defaultdict(list)
    for form, token in zip(forms, _FIRST_WORD.findall("\n".join(forms)), strict=True):
        word = fold(token)
        stems = [city_stem(word, language)[0]] if language else [word]
        weak = weakened(word, language) if token == form else None
        for first in {s[:CITY_BEGINNING] for s in (*stems, *(weak or ())[:1])}:
            found[first].append(form)
    return dict(found)
