"""Noon in words, which is the hour twelve: "正午", "낮 12시", "12 noon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = {
    "en": r"\b(?:noon|midday)\b",
    "fr": r"(?<![\w-])midi\b",
    "pt": r"\bmeio[- ]dia\b",
    "ru": r"\b(?:полдень|полудня)\b",
    "uk": r"\b(?:опівдні|полудень)\b",
    "ja": "正午",
    "zh": "正午",
    "ko": "정오",
}
_NOON = {language: re.compile(words, re.IGNORECASE) for language, words in _WORDS.items()}


def noons(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where a text says noon in a word that has no other meaning and no number beside it."""
    pattern = _NOON.get(language)
    for match in pattern.finditer(text) if pattern else ():
        if not text[: match.start()].rstrip().endswith("12"):
            yield match.span()
