"""The part of the day beside an hour: "a las 4 de la tarde", "4h15", which is no afternoon."""

from __future__ import annotations

import re
from functools import cache

from service.text.tables import read_table

_TABLE = read_table("hours")
_LATER: dict[str, str] = _TABLE["later"]
"""Words for the day after noon, in languages that count hours on to 24 where none stands."""
_BEHIND: dict[str, dict[str, str]] = _TABLE["behind"]
"""What stands behind an hour "a", before noon, "p", after noon, or at "n", night."""
_NOON, _DAWN = 12, 6


def counts_on(text: str, language: str) -> bool:
    """Whether hours after noon are counted on in a text: its language does so where no word beside
    tells the part of the day."""
    later = _later(language)
    return later is not None and later.search(text) is None


@cache
def _later(language: str) -> re.Pattern[str] | None:
    words = _LATER.get(language)
    return re.compile(words, re.IGNORECASE) if words else None


def half_behind(text: str, end: int, hour: int, language: str) -> tuple[int, str]:
    """The end and the half of the day of what stands behind an hour; a night has hours of both."""
    behind = _behind(language)
    match = behind.match(text, end) if behind else None
    if match is None:
        return end, ""
    part = match.lastgroup or ""
    night = "a" if hour == _NOON or hour < _DAWN else "p"
    return match.end(), night if part == "n" else part


@cache
def _behind(language: str) -> re.Pattern[str] | None:
    parts = _BEHIND.get(language)
    if parts is None:
        return None
    named = "|".join(f"(?P<{part}>{words})" for part, words in parts.items())
    return re.compile(rf"\s(?:{named})(?!\w)", re.IGNORECASE)
