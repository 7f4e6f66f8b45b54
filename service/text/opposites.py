"""What a sentence says of a few things of a kind, of which only one is true: "north", "south".

The points of the compass, the course of a price, the weather or how a trial or a vote ended
have words of their own in every language, which no spelling tells apart and hardly an
encoder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from service.text.clean import fold_cleaned
from service.text.nameless import without_places
from service.text.tables import read_table
from service.text.word_forms import is_accented, parts_of, whole_words, with_accents

_DATA = read_table("opposites")
KINDS: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in _DATA["kinds"].items()}
"""The values of each kind."""
_LANGUAGES: dict[str, dict[str, list[str]]] = _DATA["languages"]
_UNSPACED: list[str] = _DATA["unspaced"]
_PREFIXES: dict[str, str] = _DATA["prefixes"]


class _Patterns(NamedTuple):
    """What finds any of the words of a language, folded, and those of each value: in the folded
    text, and with their accents, without which they are other words ("mưa" is rain, "mua" buys)."""

    any: re.Pattern[str]
    each: Mapping[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]


@lru_cache(maxsize=1 << 14)
def opposites(sentence: str, language: str) -> Mapping[str, int]:
    """The values that a cleaned sentence of a language names, with how often; none in other
    languages. The names of its places tell nothing but the points of the compass: "the north" may
    be Corea del Norte."""
    patterns, folded = _patterns(language), fold_cleaned(sentence)
    if patterns is None or not patterns.any.search(folded):
        return {}
    said, beside = (folded, with_accents(sentence)), without_places(sentence, language)
    told = said if beside == sentence else (fold_cleaned(beside), with_accents(beside))
    found = {
        value: _count(each, said if value in KINDS["compass"] else told)
        for value, each in patterns.each.items()
    }
    return {value: count for value, count in found.items() if count}


def _count(each: Sequence[re.Pattern[str] | None], texts: Sequence[str]) -> int:
    return sum(len(p.findall(text)) for p, text in zip(each, texts, strict=True) if p)


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
    if language in _UNSPACED:
        compiled: Callable[[Iterable[str]], re.Pattern[str]] = parts_of
    else:
        compiled = partial(whole_words, prefix=prefix_of(language))
    each = {value: _both(written, compiled) for value, written in forms.items()}
    return _Patterns(compiled(form for written in forms.values() for form in written), each)


def _both(
    forms: Sequence[str], compiled: Callable[[Iterable[str]], re.Pattern[str]]
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What finds the forms without accents in folded text, and those with some in accented text."""
    bare = [form for form in forms if not is_accented(form)]
    accented = [form for form in forms if is_accented(form)]
    return (
        compiled(bare) if bare else None,
        whole_words(accented, read=with_accents) if accented else None,
    )
