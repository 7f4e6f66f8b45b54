"""Words beside a known name with which it is another word: "AS Roma", "South America", and Russian
"окружающая среда", the environment and no Wednesday."""

from __future__ import annotations

import re
from functools import cache

from service.text.tables import read_table

_CONTEXTS: dict[str, dict[str, str]] = read_table("place_contexts")
"""Patterns of a language of what may not stand around a name, which is the "@", by the code of a
country or the value of a weekday."""
_AROUND = 16
"""So many letters on each side are looked at."""
_NAME = "\0"


def without_others(
    values: frozenset[str], sentence: str, start: int, end: int, language: str
) -> frozenset[str]:
    """The values of a name at [start, end) of a sentence but those it has not with what is beside
    it: a language, a continent, a club, a person."""
    patterns = _patterns(language)
    if patterns.keys().isdisjoint(values):
        return values
    around = f"{sentence[max(0, start - _AROUND) : start]}{_NAME}{sentence[end : end + _AROUND]}"
    return frozenset(v for v in values if v not in patterns or not patterns[v].search(around))


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    return {
        code if ":" in code else f"territory:{code}": re.compile(pattern.replace("@", _NAME))
        for code, pattern in _CONTEXTS.get(language, {}).items()
    }
