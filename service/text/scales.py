"""Scales after numbers: "5.1 thousand", "120万", "5 लाख"."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

from service.text.clean import fold
from service.text.names import WORD
from service.text.numerals import plain

_SCALES = json.loads(files("service.text").joinpath("scales.json").read_text("utf-8"))
_ATTACHED: dict[str, int] = _SCALES["attached"]
_ATTACHED_SCALE = re.compile(
    r"(?:{}|(?: ?(?:{})))(?![a-z])".format(
        "|".join(sorted((s for s in _ATTACHED if s.isascii()), key=len, reverse=True)),
        "|".join(sorted((s for s in _ATTACHED if not s.isascii()), key=len, reverse=True)),
    ),
    re.IGNORECASE,
)


def scaled(text: str, end: int, values: set[str], language: str) -> tuple[int, set[str]]:
    """Add the values multiplied by a scale that follows: "5.1 thousand", "120万"."""
    power, after = _scale_at(text, end, language)
    if power is None:
        return end, values
    return after, values | {_shift(value, power) for value in values}


def _scale_at(text: str, end: int, language: str) -> tuple[int | None, int]:
    attached = _ATTACHED_SCALE.match(text, end)
    if attached:
        return _ATTACHED[attached.group().strip().lower()], attached.end()
    word = WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    if word is None:
        return None, end
    power = _scale_of(word.group(), language)
    return (None, end) if power is None else (power, word.end())


@lru_cache(maxsize=1 << 12)
def _scale_of(word: str, language: str) -> int | None:
    stems, whole = _scales(language)
    folded = fold(word)
    if folded in whole:
        return whole[folded]
    found = [stem for stem in stems if folded.startswith(stem)]
    return stems[max(found, key=len)] if found else None


@cache
def _scales(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """The stems and the whole words of a language, and those that all understand."""
    groups = [g for g in _SCALES["words"] if language in g["languages"] or not g["languages"]]
    stems = {word: power for group in groups for word, power in group["stems"].items()}
    return stems, {word: power for group in groups for word, power in group["whole"].items()}


def _shift(value: str, power: int) -> str:
    whole, _, fraction = value.partition(".")
    fraction = fraction.ljust(power, "0")
    return plain(f"{whole}{fraction[:power]}.{fraction[power:]}")
