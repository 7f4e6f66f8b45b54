"""Forms of cities that a language has as words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from statistics import median

import cities
from naming.known_cities import WORD
from naming.word_lists import word_lists
from service.text.names.case_endings import follows, weakened
from service.text.names.city_names import EVERY, forms_of_city, other_cities, scripts_of
from service.text.names.known import known_names
from service.text.names.known_forms import TOKEN
from service.text.names.name_stems import city_stem
from service.text.names.unspaced_names import UNSPACED
from service.text.writing.clean import fold
from service.text.writing.simplified import simplified

_RARE = 1e-7
"""Words that are rarer are not looked at."""
_ANY = ""
_OFTEN = 3
"""A form that so many languages use as a word is one of more, but not where the city is."""


def city_nouns(spoken: Mapping[str, frozenset[str]]) -> dict[str, set[str]]:
    """The forms of cities that each language uses as other words, those of any language under
    "und"; spoken: the languages of the country of each city by its number in GeoNames."""
    lists = word_lists(large=False)
    large = word_lists(large=True).keys()
    read = {language: _read(words, language, spoken) for language, words in sorted(lists.items())}
    told: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for language in sorted(large):
        for (city, form), often in read[language].items():
            told[city][language] += often if form == _ANY else 0
    nouns: dict[str, set[str]] = defaultdict(set)
    home: dict[str, set[str]] = defaultdict(set)
    for language, forms in read.items():
        for (city, form), often in forms.items():
            others = [told[city].get(other, 0) for other in large if other != language]
            usual = max(median(others), _RARE)
            if form != _ANY and often >= WORD * usual and language not in spoken[city]:
                nouns[language].add(form)
                home[form].update(chain(*map(scripts_of, spoken[city])))
    found = Counter(form for forms in nouns.values() for form in forms)
    every = {
        form
        for form, languages in found.items()
        if languages >= _OFTEN and cities.script_of(form) not in home[form]
    }
    return {EVERY: every} | {language: forms - every for language, forms in nouns.items()}


def _read(
    words: Mapping[str, float], language: str, asked: Collection[str]
) -> dict[tuple[str, str], float]:
    """How often the words of a language are read as each form of each city that larger ones have
    not as well, and as any."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    named = other_cities(scripts_of(language))
    for word, often in words.items():
        if often < _RARE or not word[0].isalpha():
            continue
        for name in known_names(word[0].upper() + word[1:], language):
            for value in name.values:
                city = _number(value)
                for form in (_ANY, *_meant(value, name.quote, language)) if city in asked else ():
                    if all(_number(other) in asked for other in named.get(form, ())):
                        found[city, form] += often
    return found


def _number(value: str) -> str:
    return value.rpartition(":")[2]


def _meant(value: str, quote: str, language: str) -> Iterator[str]:
    """The forms of a city by which a word is read as it."""
    for form in forms_of_city(value, scripts_of(language)):
        if language in UNSPACED:
            if quote in (form.casefold(), simplified(form, language)):
                yield form
        elif len(tokens := TOKEN.findall(form)) == 1:
            stems = (city_stem(fold(tokens[0]), language), weakened(fold(tokens[0]), language))
            if any(
                fold(quote).startswith(stem[0]) and follows(fold(quote)[len(stem[0]) :], stem[1])
                for stem in stems
                if stem
            ):
                yield form
