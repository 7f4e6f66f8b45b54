"""Names of places that look denied: Naples holds the Chinese "not", Nepal begins as Czech verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.text.city_names import other_cities, scripts_of
from service.text.clean import fold
from service.text.name_forms import name_forms
from service.text.name_stems import UNINFLECTED, inflected
from service.text.unspaced_names import UNSPACED

_LEAST = 3
"""A stem of fewer letters begins other words: of two syllables Mali is the Korean "dissuade"."""


def names_that_look_denied(
    language: str, sure: re.Pattern[str], maybe: re.Pattern[str]
) -> Iterator[str]:
    """The names of a language in which a pattern finds what denies or may deny, * for the endings
    they have. Those of further cities, which do not tell their language, only where it is sure,
    unless the script tells it."""
    own = {fold(written) for written, _ in name_forms(language)}
    others = {fold(written) for written in other_cities(scripts_of(language))} - own
    yield from _found(own, (sure, maybe), language)
    yield from _found(others, (sure, maybe) if language in UNSPACED else (sure,), language)


def _found(names: set[str], patterns: tuple[re.Pattern[str], ...], language: str) -> Iterator[str]:
    lines = "\n".join(names)
    starts = {
        lines.rfind("\n", 0, match.start()) + 1
        for pattern in patterns
        for match in pattern.finditer(lines)
    }
    for start in sorted(starts):
        yield _with_endings(lines[start:].partition("\n")[0], language)


def _with_endings(name: str, language: str) -> str:
    if language in UNSPACED or " " in name:
        return name
    stem, more = inflected(name, place=True, inflects=language not in UNINFLECTED)
    return f"{stem}*" if more and len(stem) >= _LEAST else name
