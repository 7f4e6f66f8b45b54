"""What a sentence says of a few things of a kind, of which only one is true: "north", "south".

The points of the compass, the course of a price, the weather or how a trial or a vote ended
have words of their own in every language, which no spelling tells apart and hardly an
encoder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from service.text.clean import fold, fold_cleaned
from service.text.nameless import without_places
from service.text.tables import read_table
from service.text.word_forms import is_accented, parts_of, whole_words, with_accents

_DATA = read_table("opposites")
KINDS: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in _DATA["kinds"].items()}
"""The values of each kind."""
_LANGUAGES: dict[str, dict[str, list[str]]] = _DATA["languages"]
_UNSPACED: list[str] = _DATA["unspaced"]
_PREFIXES: dict[str, str] = _DATA["prefixes"]
_FIRST = 2
"""By so many letters at the beginning of a form is told which values a word may name."""


Patterns = tuple[re.Pattern[str] | None, re.Pattern[str] | None]
"""What finds the words of a value: in the folded text, and with their accents, without which they
are other words ("mưa" is rain, "mua" buys)."""


@lru_cache(maxsize=1 << 14)
def opposites(sentence: str, language: str) -> Mapping[str, int]:
    """The values that a cleaned sentence of a language names, with how often; none in other
    languages. The names of its places tell nothing but the points of the compass: "the north" may
    be Corea del Norte."""
    if language not in _LANGUAGES:
        return {}
    any_word, folded = _any(language), fold_cleaned(sentence)
    if not any_word.search(folded):
        return {}
    said, beside = (folded, with_accents(sentence)), without_places(sentence, language)
    told = said if beside == sentence else (fold_cleaned(beside), with_accents(beside))
    words = " ".join(word for text in {folded, told[0]} for word in any_word.findall(text))
    found = {
        value: count(_patterns(value, language), said if value in KINDS["compass"] else told)
        for value in _begun_by(words.split(), language)
    }
    return {value: times for value, times in found.items() if times}


def count(patterns: Patterns, texts: Sequence[str]) -> int:
    """How often a folded text, and it with its accents, have words of a value."""
    return sum(len(p.findall(text)) for p, text in zip(patterns, texts, strict=True) if p)


def _begun_by(words: Sequence[str], language: str) -> Iterable[str]:
    """The values of which a form may begin in one of the words that were found, by its first
    letters; all of them in a language that parts no words."""
    if language in _UNSPACED:
        return _LANGUAGES[language]
    values = _by_first_letters(language)
    parts = {
        word[start : start + length]
        for word in words
        for start in (range(len(word)) if language in _PREFIXES else (0,))
        for length in range(_FIRST + 1)
    }
    return frozenset[str]().union(*(values.get(part, ()) for part in parts))


@cache
def _by_first_letters(language: str) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for value, forms in _LANGUAGES[language].items():
        for form in forms:
            found[fold(form).partition(" ")[0][:_FIRST] if form[0] != "*" else ""].append(value)
    return dict(found)


def written_onto(word: str, language: str) -> tuple[str, ...]:
    """A folded word, and what is left of it without what may be written onto its beginning."""
    prefix = _prefix(language)
    match = prefix.match(word) if prefix else None
    return (word, word[match.end() :]) if match and 1 < match.end() + 1 < len(word) else (word,)


def prefix_of(language: str) -> str:
    """The pattern of what a language may write onto the beginning of a folded word."""
    return _PREFIXES.get(language, "")


@cache
def _prefix(language: str) -> re.Pattern[str] | None:
    return re.compile(_PREFIXES[language]) if language in _PREFIXES else None


@cache
def _any(language: str) -> re.Pattern[str]:
    """What finds the words of any value: most sentences have none."""
    return _compiled([form for forms in _LANGUAGES[language].values() for form in forms], language)


@cache
def _patterns(value: str, language: str) -> Patterns:
    return patterns_of(_LANGUAGES[language][value], language)


def patterns_of(forms: Sequence[str], language: str) -> Patterns:
    """Compile what finds any of the forms, those with accents in a text that has them."""
    bare = [form for form in forms if not is_accented(form)]
    accented = [form for form in forms if is_accented(form)]
    return (
        _compiled(bare, language) if bare else None,
        whole_words(accented, read=with_accents) if accented else None,
    )


def _compiled(forms: Sequence[str], language: str) -> re.Pattern[str]:
    if language in _UNSPACED:
        return parts_of(forms)
    return whole_words(forms, prefix_of(language))
