"""Names for which every language has a word of its own: weekdays, months, countries, cities.

"Monday" and "lundi", "Germany" and "ドイツ" have no letters in common, so that spelling cannot
tell whether they agree; CLDR names them in each language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from service.text.calendar_names import means_week
from service.text.city_names import is_other_city, other_cities, scripts_of
from service.text.clean import fold, fold_each
from service.text.name_forms import name_forms
from service.text.name_stems import UNINFLECTED, city_stem, inflected
from service.text.simplified import simplified
from service.text.unspaced_names import names_in_unspaced

_TOKEN = re.compile(r"[^\W_][^\s.,;:!?\"'’()\[\]«»“”、。，،؛؟।።፣·/…_-]*")
_BEFORE, _AFTER = re.compile(r"([^\W\d_]{3,})[ \xa0]$"), re.compile(r"[ \xa0]([^\W\d_])")
"""The words beside a name: of two letters ("In Turin") it is hardly a name."""
_UNSPACED = frozenset({"zh", "ja", "th", "km", "lo", "my"})
_PREFIXES = {
    "ar": re.compile("(?:[وف]?[بك](?=ال)|[وف]?ل(?=ل)|[وفبكل])"),
    "he": re.compile("[ובלמה]{1,2}"),
    "am": re.compile("[በለየከ]"),
}
"""What is written together with the word that follows it."""
_LEAST = 4
"""Shorter names are other words, too ("May", "mai"), but for places that have a capital."""
_CITY_BEGINNING = 5
_HINT = 4
"""So many first letters tell that a place may be meant: "Frankreich", "französisch"."""
PLACES = ("territory", "city")


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


@dataclass(frozen=True, slots=True)
class _Form:
    """The stems of the words of a written form with the letters that may follow each, whether
    it has a capital or only capitals, the word itself where it has none, and its values."""

    words: tuple[tuple[str, int], ...]
    capital: bool
    capitals: bool
    small: str
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
    return name.kind in PLACES and any(
        f"{lead}{stem}" in padded
        for hints in (_hints(language), _city_hints(scripts_of(language)))
        for value in name.values
        for stem in hints.get(value, ())
    )


def is_listed(name: Known, language: str) -> bool:
    """Whether a language names a place as well: a city whose form in its script is not known may
    stand in a text unread."""
    others = _city_hints(scripts_of(language))
    return not is_other_city(name.values) or any(value in others for value in name.values)


def _in_words(sentence: str, language: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    tokens = _TOKEN.findall(sentence)
    words = _readings(tokens, language)
    free = 0
    spans: list[tuple[int, int]] = []
    for place in _openings(tokens, words, language):
        begun = _begun(words[place], language) if place >= free else ()
        form = _form_at(begun, tokens[place], words[place:]) if begun else None
        if form is not None:
            free = place + len(form.words)
            spans = spans or [token.span() for token in _TOKEN.finditer(sentence)]
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
    every, small = _beginnings(language, True), _beginnings(language, False)
    scripts, inflects = scripts_of(language), language not in UNINFLECTED
    cities, small_cities = (_city_beginnings(scripts, inflects, each) for each in (True, False))
    for place, readings in enumerate(words):
        for word in readings:
            first, least = word[:3], word[:2]
            capital = tokens[place][0].isupper()
            known = (first in every or least in every) and (
                capital or first in small or least in small
            )
            if known or not (cities if capital else small_cities).isdisjoint(
                (word[:_CITY_BEGINNING], word[:4], first, least)
            ):
                yield place
                break


@cache
def _beginnings(language: str, capital: bool) -> frozenset[str]:
    """The first three letters of the forms that a word with a capital or without may begin."""
    stems = _forms(language).items()
    return frozenset(
        stem[:3] for stem, forms in stems if any(capital or not form.capital for form in forms)
    )


@lru_cache(maxsize=1 << 16)
def _begun(readings: tuple[str, ...], language: str) -> tuple[_Form, ...]:
    """The forms of which the first stem begins a word, the longest first."""
    own, cities = _forms(language), _city_forms(scripts_of(language), language not in UNINFLECTED)
    stems = (word[:end] for word in readings for end in range(len(word), 1, -1))
    return tuple(form for stem in stems for form in (*own.get(stem, ()), *cities.get(stem, ())))


def _form_at(forms: Sequence[_Form], token: str, words: Sequence[tuple[str, ...]]) -> _Form | None:
    """The first of these forms that a token and the words from it on have.

    A capital where the form has none begins a sentence or another name: "Martin", not March.
    """
    for form in forms:
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


@cache
def _forms(language: str) -> dict[str, list[_Form]]:
    """Every form by the stem of its first word, those of more words first."""
    merged: dict[tuple[tuple[tuple[str, int], ...], bool, bool, str], set[str]] = defaultdict(set)
    for written, value in name_forms(language):
        tokens = _TOKEN.findall(written)
        weekday = value.startswith("weekday")
        capital = written[0].isupper() and (not weekday or means_week(written, language))
        if tokens and len(written) >= (
            2 if capital or language == "ko" else 3 if language == "he" else _LEAST
        ):
            place, inflects = value.startswith(PLACES), language not in UNINFLECTED
            words = tuple(inflected(fold(t), place, inflects) for t in tokens)
            small = fold(tokens[0]) if written[0].islower() and not weekday else ""
            merged[words, capital, written.isupper(), small].add(value)
    found: dict[str, list[_Form]] = defaultdict(list)
    for form, values in sorted(merged.items(), key=lambda f: -len(f[0][0])):
        found[form[0][0][0]].append(_Form(*form, frozenset(values)))
    return dict(found)


@cache
def _city_forms(scripts: tuple[str, ...], inflects: bool) -> dict[str, list[_Form]]:
    """The forms of further cities by the stem of their first word, the same in all languages of
    a script that inflect names, and in all that do not."""
    found: dict[str, list[_Form]] = defaultdict(list)
    for written, values in other_cities(scripts).items():
        tokens = _TOKEN.findall(written)
        words = tuple(city_stem(fold(t), inflects) for t in tokens)
        found[words[0][0]].append(_Form(words, written[0].isupper(), False, "", values))
    return {stem: sorted(forms, key=lambda f: -len(f.words)) for stem, forms in found.items()}


@cache
def _city_beginnings(scripts: tuple[str, ...], inflects: bool, capital: bool) -> frozenset[str]:
    """The first letters of the stems: of so many names there is one that begins as most words do
    with three."""
    stems = _city_forms(scripts, inflects).items()
    return frozenset(
        stem[:_CITY_BEGINNING]
        for stem, forms in stems
        if any(capital or not form.capital for form in forms)
    )


@cache
def _city_hints(scripts: tuple[str, ...]) -> dict[str, set[str]]:
    hints: dict[str, set[str]] = defaultdict(set)
    for written, values in other_cities(scripts).items():
        for value in values:
            hints[value] |= {_hint(written), _hint(simplified(written, "zh"))}
    return hints


@cache
def _hints(language: str) -> dict[str, set[str]]:
    hints: dict[str, set[str]] = defaultdict(set)
    for written, value in name_forms(language):
        if written.isascii() and written.isupper():
            continue  # "US" and "U.K" begin like too many words, and nothing is derived of them
        hints[value].add(_hint(written))
    return hints


def _hint(written: str) -> str:
    """The first letters of a name that tell that it may be meant."""
    first = fold(written).partition(" ")[0]
    return first[: max(2, min(_HINT, len(first) - 1))]
