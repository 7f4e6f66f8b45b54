"""Scales beside numbers: "5.1 thousand", "120万", "5 लाख", Swahili "elfu 30"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log10

from icu4py.messageformat import MessageFormat

from service.text.names.names import WORD
from service.text.numbers.numerals import plain
from service.text.tables import read_table
from service.text.writing.clean import fold

_SCALES = read_table("scales")
_ATTACHED: dict[str, int] = _SCALES["attached"]
_ATTACHED_SCALE = re.compile(
    r"(?:{})(?![0-9²³a-z])| ?(?:{})".format(
        "|".join(sorted((s for s in _ATTACHED if s.isascii()), key=len, reverse=True)),
        "|".join(sorted((s for s in _ATTACHED if not s.isascii()), key=len, reverse=True)),
    ),
    re.IGNORECASE,
)
_PARTED = re.compile(r" ?[$€£¥₹] ?|[ -]")
"""What stands between a number and its scale: "9 £ milliarder"."""
_MULTIPLIED = (3, 5)
"""Scales that another one may follow: "mil milhões", "लाख करोड़"."""
_LARGE = 6
"""The zeros that this one has at least."""
_PERSONS = frozenset({"Mia"})
"""Names of persons that are scales for short in small letters: Danish "60 mia."."""
_COMPACT = re.compile(r"\d+", re.ASCII)
_SHORTEST, _ENDING = 3, 4
"""A name of CLDR of so many letters may have an ending of up to so many."""


def scaled(text: str, end: int, values: set[str], language: str) -> tuple[int, set[str]]:
    """Add the values multiplied by a scale that follows, "5.1 thousand", "120万", and by another
    behind it: "60 mil milhões" is 60,000 and 60 billion."""
    power, after = scale_after(text, end, language)
    if power is None:
        return end, values
    found = values | {_shift(value, power) for value in values}
    more, last = _word_scale(text, after, language) if power in _MULTIPLIED else (None, after)
    if more is None or more < _LARGE:
        return after, found
    return last, found | {_shift(value, power + more) for value in values}


def scaled_before(before: str, values: set[str], language: str) -> set[str]:
    """The values multiplied by a scale that stands before the number; none without one."""
    power = scale_before(before, language)
    return set() if power is None else {_shift(value, power) for value in values}


def scale_before(before: str, language: str) -> int | None:
    """The power of ten that the last word in front of a number is; None where it is none."""
    names = scales_before(language)
    words = before.split() if names and before[-1:].isspace() else []
    return names.get(fold(words[-1])) if words else None


def scales_before(language: str) -> dict[str, int]:
    """The folded words for powers of ten that a language puts in front of a number."""
    return _named_scales(language)[0]


def scale_after(text: str, end: int, language: str) -> tuple[int | None, int]:
    """The power of ten that follows a number, and where it ends; None where there is none."""
    attached = _ATTACHED_SCALE.match(text, end)
    if attached:
        return _ATTACHED[attached.group().strip().lower()], attached.end()
    return _word_scale(text, end, language)


def _word_scale(text: str, end: int, language: str) -> tuple[int | None, int]:
    """The power and the end of a scale that is a word of its own; None without one."""
    parted = _PARTED.match(text, end)
    word = WORD.match(text, parted.end()) if parted else None
    if word is None:
        return None, end
    power = scale_of(word.group(), language)
    if power is not None:
        return power, word.end()
    return _two_words(text, word, language) or (None, end)


def _two_words(text: str, first: re.Match[str], language: str) -> tuple[int, int] | None:
    """The power and the end of a name of two words, as Romanian "de mii"; None without one."""
    if first.group() not in _first_words(language):
        return None
    second = WORD.match(text, first.end() + 1)
    name = fold(text[first.start() : second.end()]) if second else ""
    power = _named_scales(language)[1].get(name)
    return None if second is None or power is None else (power, second.end())


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(name.split()[0] for name in _named_scales(language)[1] if " " in name)


@lru_cache(maxsize=1 << 12)
def scale_of(word: str, language: str) -> int | None:
    """The power of ten that a word is in a language, None where it is none."""
    stems, whole = _scales(language)
    folded = fold(word)
    if folded in whole and word not in _PERSONS:
        return whole[folded]
    found = [stem for stem in stems if folded.startswith(stem)]
    return stems[max(found, key=len)] if found else _inflected(folded, language)


def _inflected(word: str, language: str) -> int | None:
    """The power of a word that is a name of CLDR with another ending: Kazakh "мыңнан"."""
    names = _named_scales(language)[1]
    lengths = range(len(word), max(_SHORTEST, len(word) - _ENDING) - 1, -1)
    return next((names[word[:n]] for n in lengths if word[:n] in names), None)


@cache
def _scales(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """The stems and the whole words of a language, and those that all understand."""
    groups = [g for g in _SCALES["words"] if language in g["languages"] or not g["languages"]]
    stems = {word: power for group in groups for word, power in group["stems"].items()}
    return stems, {word: power for group in groups for word, power in group["whole"].items()}


@cache
def _named_scales(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """The words for powers of ten that stand before a number and those that follow one.

    From the compact notation of ICU's CLDR data.
    """
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    pattern = MessageFormat("{n, number, ::compact-long}", f"{language}-u-nu-latn")
    for power in range(3, 13):
        for count in (1, 2, 5):
            written = str(pattern.format({"n": count * 10**power}))
            match = _COMPACT.search(written)
            if match is None or int(match[0]) % count:
                continue
            scale = power - round(log10(int(match[0]) / count))
            parts = fold(written[: match.start()]), fold(written[match.end() :])
            if scale and not all(parts):
                before.setdefault(parts[0], scale)
                after.setdefault(parts[1], scale)
    before.pop("", None)
    after.pop("", None)
    return before, after


def _shift(value: str, power: int) -> str:
    whole, _, fraction = value.partition(".")
    fraction = fraction.ljust(power, "0")
    return plain(f"{whole}{fraction[:power]}.{fraction[power:]}")
