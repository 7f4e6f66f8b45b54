"""The written forms of common things, as words of a text are compared with them.

`things.tsv` is made from CLDR; `noun_words` holds what bulletins tell of besides: diseases, places,
professions, goods."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from service.text.names.name_stems import UNINFLECTED
from service.text.names.unspaced_names import UNSPACED
from service.text.tables import table_file
from service.text.words.word_forms import MOST_OPENING
from service.text.writing.characters import is_hangul
from service.text.writing.clean import fold

EVERY = "und"
"""What stands for the language of signs and codes that all languages write."""
_VOWELS = frozenset("aeiouyаеиоуыьэюяіїєαεηιουωاه")
MOST_ENDING = _HANGUL_ENDING = 4
_ENDINGS = ((6, 3), (4, 2), (3, 1))
"""By how many letters a word may be longer than a form of so many, less its last vowel."""
_STEM, _PLURAL_ENDING = 5, 3
"""Where only the plural has an ending, a form of fewer letters has one of"""
_PLURALS = ("", "s", "es")
_MARKS = "|;="
_PARTS = re.compile(r"([|;=])")
"""What parts the forms and hints of a table, and ends those that are exact."""
NO_ENDINGS = "="
"""What ends a form that has no other endings: "евро=", which with two is Europe, too."""
_BY_PLURALS = frozenset({"en"})
"""Languages of which all words have these alone: hospitality is no hospital."""
_ARTICLE = 4
_HINT, _LEAST_HINT = 5, 3
"""How many first letters of a word that stands for a thing, or for what it is, tell of it."""

_FULL = "en"
"""The language whose table of nouns names all that any other does."""

_Row = tuple[str, str, str]
"""A value, its forms and its hints."""
Values = frozenset[str]
"""What a mention can stand for: "vehicle:bus", "money:peso"."""


class ThingForm(NamedTuple):
    """The stems of the words of a form, with the letters that may follow each, and its values."""

    words: tuple[tuple[str, int], ...]
    values: Values


class ThingTable(NamedTuple):
    """The forms of a language by the stem of their first word, with how these begin, the signs and
    the forms of one that does not part words, what else may answer a value, and the values without
    a form."""

    forms: dict[str, list[ThingForm]]
    openings: frozenset[str]
    unparted: dict[str, Values]
    lengths: dict[str, list[int]]
    signs: dict[str, Values]
    hints: dict[str, tuple[str, ...]]
    lacking: frozenset[str]


@cache
def table_of(language: str) -> ThingTable | None:
    """The forms of a language; None where no table has it."""
    if not _rows(language):
        return None
    forms: dict[str, set[str]] = defaultdict(set)
    hints: dict[str, tuple[str, ...]] = {}
    signs: dict[str, set[str]] = defaultdict(set)
    for value, written, more in (*_rows(language), *_rows(EVERY)):
        own = written.split("|") if written else []
        for form in own:
            (signs if is_sign(form) else forms)[form].add(value)
        told = (*hints.get(value, ()), *(more.split("|") if more else ()))
        own_hints = (hint_of(form, language) for form in own if form not in signs)
        hints[value] = (*told, *filter(None, own_hints))
    unparted = {f: frozenset(v) for f, v in forms.items() if _is_unparted(f, language)}
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in unparted:
        lengths[form[0]].add(len(form))
    by_stem = _by_stem({f: v for f, v in forms.items() if f not in unparted}, language)
    return ThingTable(
        by_stem,
        frozenset(stem[:MOST_OPENING] for stem in by_stem),
        unparted,
        {first: sorted(found) for first, found in lengths.items()},
        {sign: frozenset(values) for sign, values in signs.items()},
        hints,
        _values() - set[str]().union(*forms.values(), *signs.values()),
    )


@cache
def _values() -> frozenset[str]:
    """Everything that any language names."""
    annotated = (row for rows in _annotated().values() for row in rows)
    return frozenset(value for value, *_ in (*annotated, *_in_the_news(_FULL)))


def _is_unparted(form: str, language: str) -> bool:
    return language in UNSPACED and not form.isascii()


MONEY = "money"
"""The kind of currencies."""


def kind(values: Values) -> str:
    """What kind of thing is named: all values of a mention are of one."""
    return min(values).partition(":")[0]


def _by_stem(forms: Mapping[str, set[str]], language: str) -> dict[str, list[ThingForm]]:
    """The forms by their first stem, less those that inflected may name things of two kinds."""
    merged: dict[tuple[tuple[str, int], ...], set[str]] = defaultdict(set)
    for form, values in forms.items():
        for words in stems(form, language):
            merged[words] |= values
    found: dict[str, list[ThingForm]] = defaultdict(list)
    for words, values in merged.items():
        if len({kind(frozenset({value})) for value in values}) == 1:
            found[words[0][0]].append(ThingForm(words, frozenset(values)))
    return dict(found)


def stems(form: str, language: str) -> Iterator[tuple[tuple[str, int], ...]]:
    """The stems of the words of a folded form, with the letters that may follow each; in a
    language without cases a short word has its plurals besides."""
    words = form.removesuffix(NO_ENDINGS).split()
    short = language in UNINFLECTED and len(form) < _STEM
    if form.endswith(NO_ENDINGS):
        yield tuple((word, 0) for word in words)
    elif len(words) == 1 and (short or language in _BY_PLURALS):
        yield from (((form + ending, 0),) for ending in _PLURALS)
        if form.endswith("y") and language in _BY_PLURALS:
            yield ((form.removesuffix("y") + "ies", 0),)
    else:
        yield tuple(_stem(word, language) for word in words)


def _stem(word: str, language: str) -> tuple[str, int]:
    if is_hangul(word[0]):
        return word, _HANGUL_ENDING
    endings = ((_STEM, _PLURAL_ENDING),) if language in UNINFLECTED else _ENDINGS
    more = next((extra for length, extra in endings if len(word) >= length), 0)
    return (word[:-1] if len(word) >= _STEM and word[-1] in _VOWELS else word), more


def is_sign(form: str) -> bool:
    """Whether a form is the sign of a currency."""
    return len(form) == 1 and unicodedata.category(form) == "Sc"


def hint_of(word: str, language: str) -> str:
    """The first letters of a folded form that tell of the same thing as all of it; none of one that
    begins with a short word, as an article, which stands in any text."""
    first, _, more = word.removesuffix(NO_ENDINGS).partition(" ")
    if language in UNSPACED:
        return word
    if more and len(first) <= _ARTICLE:
        return ""
    return first[: max(_LEAST_HINT, min(_HINT, len(first) - 1))]


@cache
def _rows(language: str) -> list[_Row]:
    """The values of a language with their forms and the hints of them."""
    return [*_annotated().get(language, ()), *_in_the_news(language)]


def annotated(language: str) -> list[tuple[str, str]]:
    """The things that `things.tsv` names in a language, with their folded forms, parted by "|"."""
    every = [*_annotated().get("und", ()), *_annotated().get(language, ())]
    return [(value, forms) for value, forms, _ in every if forms]


@cache
def _annotated() -> dict[str, list[_Row]]:
    """What `things.tsv` names in each language."""
    found: dict[str, list[_Row]] = defaultdict(list)
    table = table_file("things.tsv").read_text("utf-8").splitlines()
    languages = table[0].split("\t")[1:]
    for line in table[1:]:
        value, *cells = line.split("\t")
        for language, cell in zip(languages, cells, strict=True):
            if cell:
                found[language].append(_row(value, cell))
    return dict(found)


@cache
def _in_the_news(language: str) -> list[_Row]:
    """What the table of a language in `noun_words` names; nothing without one."""
    file = table_file("noun_words", f"{language}.tsv")
    if not file.is_file():
        return []
    parted = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    return [_row(value, _folded(cell)) for value, cell in parted]


def _row(value: str, cell: str) -> _Row:
    forms, _, hints = cell.partition(";")
    return value, forms, hints


def _folded(cell: str) -> str:
    """The forms and hints as words of a text are compared with them."""
    return "".join(part if part in _MARKS else fold(part) for part in _PARTS.split(cell))
