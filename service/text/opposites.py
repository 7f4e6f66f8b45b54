"""What a sentence says of a few things of a kind, of which only one is true: "north", "south".

The points of the compass, the course of a price, the weather or how a trial or a vote ended
have words of their own in every language, which no spelling tells apart and hardly an
encoder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial
from typing import NamedTuple

from service.text.clean import fold, fold_cleaned
from service.text.tables import read_table
from service.text.word_forms import whole_words

_DATA = read_table("opposites")
KINDS: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in _DATA["kinds"].items()}
"""The values of each kind."""
_LANGUAGES: dict[str, dict[str, list[str]]] = _DATA["languages"]
_UNSPACED: list[str] = _DATA["unspaced"]
_PREFIXES: dict[str, str] = _DATA["prefixes"]


class _Patterns(NamedTuple):
    """What finds any of the words of a language, and those of each value."""

    any: re.Pattern[str]
    each: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=1 << 14)
def opposites(sentence: str, language: str) -> Mapping[str, int]:
    """The values that a cleaned sentence of a language names, with how often; none in other
    languages."""
    patterns = _patterns(language)
    folded = fold_cleaned(sentence)
    if patterns is None or not patterns.any.search(folded):
        return {}
    found = {value: len(one.findall(folded)) for value, one in patterns.each.items()}
    return {value: count for value, count in found.items() if count}


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
def _patterns(language: str) -> _Patterns | None:
    if language not in _LANGUAGES:
        return None
    forms = _LANGUAGES[language]
    prefix = prefix_of(language)
    compiled = _parts if language in _UNSPACED else partial(whole_words, prefix=prefix)
    together = compiled(form for each in forms.values() for form in each)
    return _Patterns(together, {value: compiled(each) for value, each in forms.items()})


def _parts(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted({re.escape(fold(f)) for f in forms}, key=len, reverse=True)))
