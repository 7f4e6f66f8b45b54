"""Names for which every language has a word of its own: weekdays, months, countries, cities.

"Monday" and "lundi", "Germany" and "ドイツ" have no letters in common, so that spelling cannot
tell whether they agree; CLDR names them in each language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.text.city_names import is_other_city, scripts_of
from service.text.clean import fold_each
from service.text.known_forms import (
    CITY_BEGINNING,
    PLACES,
    TOKEN,
    Form,
    beginnings,
    city_beginnings,
    city_forms,
    forms,
)
from service.text.name_stems import UNINFLECTED
from service.text.place_hints import city_hints, hints
from service.text.unspaced_names import names_in_unspaced

_BEFORE, _AFTER = re.compile(r"([^\W\d_]{3,})[ \xa0]$"), re.compile(r"[ \xa0]([^\W\d_])")
"""The words beside a name: of two letters ("In Turin") it is hardly a name."""
_UNSPACED = frozenset({"zh", "ja", "th", "km", "lo", "my"})
_PREFIXES = {
    "ar": re.compile("(?:[وف]?[بك](?=ال)|[وف]?ل(?=ل)|[وفبكل])"),
    "he": re.compile("[ובלמה]{1,2}"),
    "am": re.compile("[በለየከ]"),
}
"""What is written together with the word that follows it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A known name at [start, end) of a sentence, with the values it can stand for.

    `kind` is "weekday", "month", "territory" or "city".
    """

    start: int
    end: int
    quote: str
    kind: str
    values: frozenset[str]


def known_names(sentence: str, language: str) -> tuple[Known, ...]:
    """The known names of a cleaned sentence, in order of appearance.

    A city in capitals that CLDR does not name is left out: it begins the report of another desk.
    """
    find = names_in_unspaced if language in _UNSPACED else _in_words
    return tuple(
        Known(start, end, sentence[start:end], kind, frozenset(kept))
        for start, end, values in find(sentence, language)
        for kind in sorted({v.partition(":")[0] for v in values})
        if (kept := {v for v in values if v.startswith(f"{kind}:")})
    )


def hinted(name: Known, language: str, text: str) -> bool:
    """Whether a text has a word that begins like the name of the same place in its language.

    text: folded. "French" may answer "Frankreich"; weekdays and months have no such words.
    """
    lead = "" if language in _UNSPACED else " "
    padded = f" {text}"
    scripts = scripts_of(language)
    return name.kind in PLACES and any(
        f"{lead}{stem}" in padded
        for value in name.values
        for stem in (*hints(language).get(value, ()), *city_hints(value, scripts))
    )


def is_listed(name: Known, language: str) -> bool:
    """Whether a language names a place as well: a city whose form in its script is not known may
    stand in a text unread."""
    scripts = scripts_of(language)
    return not is_other_city(name.values) or any(city_hints(v, scripts) for v in name.values)


def _in_words(sentence: str, language: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    tokens = TOKEN.findall(sentence)
    words = _readings(tokens, language)
    free = 0
    spans: list[tuple[int, int]] = []
    for place in _openings(tokens, words, language):
        begun = _begun(words[place], language) if place >= free else ()
        form = _form_at(begun, tokens[place], words[place:]) if begun else None
        if form is not None:
            free = place + len(form.words)
            spans = spans or [token.span() for token in TOKEN.finditer(sentence)]
            start, end = spans[place][0], spans[free - 1][1]
            if not (is_other_city(form.values) and _is_else(sentence, start, end)):
                yield start, end, form.values


def _is_else(sentence: str, start: int, end: int) -> bool:
    """Whether the name of a further city begins a report, in capitals, or is part of another name,
    most often a person's: "Lewis Hamilton", "Orlando Bloom"."""
    before, after = _BEFORE.search(sentence, 0, start), _AFTER.match(sentence, end)
    return (
        sentence[start:end].isupper()
        or (before is not None and before[1][0].isupper())
        or (after is not None and after[1].isupper())
    )


def _openings(tokens: list[str], words: list[tuple[str, ...]], language: str) -> Iterator[int]:
    """Where forms may begin, told by the first letters: nearly no word begins like a name."""
    every, small = beginnings(language, True), beginnings(language, False)
    scripts = scripts_of(language)
    cities, small_cities = (city_beginnings(scripts, each) for each in (True, False))
    for place, readings in enumerate(words):
        capital = tokens[place][0].isupper()
        for word in readings:
            first, least = word[:3], word[:2]
            known = (first in every or least in every) and (
                capital or first in small or least in small
            )
            if known or not (cities if capital else small_cities).isdisjoint(
                (word[:CITY_BEGINNING], word[:4], first, least)
            ):
                yield place
                break


@lru_cache(maxsize=1 << 16)
def _begun(readings: tuple[str, ...], language: str) -> tuple[Form, ...]:
    """The forms of which the first stem begins a word, the longest first."""
    own, cities = forms(language), city_forms(scripts_of(language), language not in UNINFLECTED)
    stems = (word[:end] for word in readings for end in range(len(word), 1, -1))
    return tuple(form for stem in stems for form in (*own.get(stem, ()), *cities.get(stem)))


def _form_at(found: Sequence[Form], token: str, words: Sequence[tuple[str, ...]]) -> Form | None:
    """The first of these forms that a token and the words from it on have.

    A capital where the form has none begins a sentence or another name: "Martin", not March.
    """
    for form in found:
        if (
            (not form.capital or token[0].isupper())
            and (not form.capitals or token.isupper())
            and (not form.small or form.small in words[0] or not token.istitle())
            and len(form.words) <= len(words)
            and all(map(_matches, words, form.words))
        ):
            return form
    return None


def _matches(readings: Sequence[str], word: tuple[str, int]) -> bool:
    stem, more = word
    return any(r.startswith(stem) and len(r) - len(stem) <= more for r in readings)


def _readings(words: Sequence[str], language: str) -> list[tuple[str, ...]]:
    """Each word folded, and without what may be written together with it."""
    prefix = _PREFIXES.get(language)
    return [(word, *_bare(word, prefix)) if prefix else (word,) for word in fold_each(words)]


def _bare(word: str, prefix: re.Pattern[str]) -> Iterator[str]:
    match = prefix.match(word)
    if match and len(word) > match.end() + 1:
        yield word[match.end() :]
