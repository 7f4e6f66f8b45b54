"""What a sentence says of a few things of a kind, of which only one is true: "north", "south".

The points of the compass, the course of a price, the weather or how a trial or a vote ended
have words of their own in every language, which no spelling tells apart and hardly an
encoder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from service.text.tables import read_table
from service.text.words.late_words import LateWords
from service.text.words.nameless import without_places
from service.text.words.word_forms import is_accented, with_accents
from service.text.writing.clean import fold_cleaned

_DATA = read_table("opposites")
OPPOSITE_KINDS: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in _DATA["kinds"].items()}
"""The values of each kind."""
_LANGUAGES: dict[str, dict[str, list[str]]] = _DATA["languages"]
_UNSPACED: list[str] = _DATA["unspaced"]
_PREFIXES: dict[str, str] = _DATA["prefixes"]
_ZONE = re.compile(
    r"(?i:\b(?:east|west)ern (?:standard |daylight |european |indonesian? )?(?:summer )?time\b"
    r"|\bheure (?:avancée |normale )?de l['’]est\b|\bhora del este\b|\bhorário do leste\b"
    r"|\bostküstenzeit\b|\bвосточн\w+ времен\w+)"
    r"|[东東西]部(?:标准|標準|夏令|夏)?[时時](?:间|間)?|동부 ?(?:표준)?시간?|서부 ?(?:표준)?시간?"
)
"""Time zones, which are no points of the compass."""

Patterns = tuple[LateWords | None, LateWords | None]
"""What finds the words of a value: in the folded text, and with their accents, without which they
are other words ("mưa" is rain, "mua" buys)."""


class _Read(NamedTuple):
    """How a sentence is read for the points of the compass, and for all else, of which names of
    places tell nothing; and the values that it may name."""

    compass: tuple[str, str]
    told: tuple[str, str]
    values: frozenset[str]

    def texts(self, value: str) -> tuple[str, str]:
        """What is asked for a value."""
        return self.compass if value in OPPOSITE_KINDS["compass"] else self.told


@lru_cache(maxsize=1 << 14)
def named_opposites(sentence: str, language: str) -> frozenset[str]:
    """The values that a cleaned sentence of a language names; none in other languages. The names of
    its places tell nothing but the points of the compass: "the north" may be Corea del Norte."""
    read = _read(sentence, language)
    if read is None:
        return frozenset()
    found = (v for v in read.values if is_in(_patterns(v, language), read.texts(v)))
    return frozenset(found)


def opposites(sentence: str, language: str) -> Mapping[str, int]:
    """How often a cleaned sentence names each of its `named_opposites`."""
    named = named_opposites(sentence, language)
    read = _read(sentence, language) if named else None
    return {v: _count(_patterns(v, language), read.texts(v)) for v in named} if read else {}


def _read(sentence: str, language: str) -> _Read | None:
    """None where no value is named."""
    if language not in _LANGUAGES:
        return None
    folded = fold_cleaned(sentence)
    values = _may_name(folded, language)
    if not values:
        return None
    if _ZONE.search(sentence):
        sentence = _ZONE.sub(" ", sentence)
        folded = fold_cleaned(sentence)
        values = _may_name(folded, language)
    said, beside = (folded, with_accents(sentence)), without_places(sentence, language)
    told = said if beside == sentence else (fold_cleaned(beside), with_accents(beside))
    return _Read(said, told, values if told is said else values | _may_name(told[0], language))


def _may_name(folded: str, language: str) -> frozenset[str]:
    """The values of which a folded text has the letters of a word: mostly none."""
    by_letters = _by_letters(language)
    found = (by_letters[letters] for letters in _any(language).letters_in(folded))
    return frozenset[str]().union(*found)


def is_in(patterns: Patterns, texts: tuple[str, str]) -> bool:
    """Whether a folded text, or it with its accents, has a word of a value."""
    (bare, accented), (folded, written) = patterns, texts
    return bool(bare and bare.is_in(folded)) or bool(accented and accented.is_in(written))


def _count(patterns: Patterns, texts: tuple[str, str]) -> int:
    """How many such words they have."""
    (bare, accented), (folded, written) = patterns, texts
    return (bare.count(folded) if bare else 0) + (accented.count(written) if accented else 0)


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
def _any(language: str) -> LateWords:
    """The words of any value."""
    return _late([form for forms in _LANGUAGES[language].values() for form in forms], language)


@cache
def _by_letters(language: str) -> Mapping[str, list[str]]:
    """The values by the letters of their words."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for value, forms in _LANGUAGES[language].items():
        for form in forms:
            found[_any(language).letters_of(form)].append(value)
    return dict(found)


@cache
def _patterns(value: str, language: str) -> Patterns:
    return patterns_of(_LANGUAGES[language][value], language)


def patterns_of(forms: Sequence[str], language: str) -> Patterns:
    """What finds any of the forms, those with accents in a text that has them."""
    bare = [form for form in forms if not is_accented(form)]
    accented = [form for form in forms if is_accented(form)]
    return (
        _late(bare, language) if bare else None,
        LateWords(accented, read=with_accents) if accented else None,
    )


def _late(forms: Sequence[str], language: str) -> LateWords:
    parted = language not in _UNSPACED
    return LateWords(forms, prefix_of(language) if parted else "", parted=parted)
