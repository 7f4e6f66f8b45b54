"""Words that deny a sentence: "will resign" and "will not resign" differ in nothing else."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.text.tables import read_table
from service.text.writing.clean import fold, fold_cleaned

_DATA = read_table("negations")
_WORDS: dict[str, list[str]] = _DATA["words"]
_SPACED = {language: frozenset(words) for language, words in _WORDS.items()}
_UNSPACED: dict[str, list[str]] = _DATA["unspaced"]


def is_negation(word: str, language: str) -> bool:
    """Whether a word of a language denies a sentence."""
    folded = fold(word)
    return folded in _WORDS.get(language, ()) or folded in _UNSPACED.get(language, ())


@lru_cache(maxsize=1 << 14)
def without_negations(sentence: str, language: str) -> tuple[str, bool]:
    """The cleaned sentence folded and without its negations, and whether it had one."""
    pattern, folded = _pattern(language), fold_cleaned(sentence)
    # Most sentences have none, which is told sooner by their words.
    spaced = _SPACED.get(language)
    if pattern is None or (spaced and spaced.isdisjoint(folded.split())):
        return folded, False
    bare, count = pattern.subn(" ", folded)
    return bare, count > 0


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    if language in _UNSPACED:
        return re.compile("|".join(sorted(_UNSPACED[language], key=len, reverse=True)))
    if language in _WORDS:
        return re.compile(r"(?<!\S)(?:{})(?!\S)".format("|".join(_WORDS[language])))
    return None
