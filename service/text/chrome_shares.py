"""Rows of buttons that share an article: "Share X LINE", "Facebook'ta Paylaş X'te Paylaş"."""

from __future__ import annotations

from collections import Counter
from functools import cache

from service.text.characters import is_made_of
from service.text.chrome_phrases import listed
from service.text.clean import fold_cleaned

_MOST_WORDS = 30
_FEWEST = 2
_STEM, _ENDING = 5, 4
"""From so many letters on a name may have an ending of so many, and one letter before it where
prepositions are written so."""
_ONLY_NAMES = 3


def is_share_row(text: str) -> bool:
    """Say whether a cleaned sentence has no words but names of networks and of what one does
    with them: two names at least, and three where nothing is said to be done."""
    words = fold_cleaned(text).split()
    if not _FEWEST <= len(words) <= _MOST_WORDS:
        return False
    kinds = Counter[str]()
    for word in words:
        kind = _kind(word)
        if kind is None:
            return False
        kinds[kind] += 1
    return kinds["networks"] >= (_FEWEST if kinds["share"] else _ONLY_NAMES)


def _kind(word: str) -> str | None:
    if is_made_of(word, listed("around")):
        return "around"
    if is_made_of(word, _said()):
        return "share"
    return "networks" if _is_network(word) else None


def _is_network(word: str) -> bool:
    if word in listed("networks"):
        return True
    return any(name in (word[: len(name)], word[1 : len(name) + 1]) for name in _stems(len(word)))


@cache
def _said() -> frozenset[str]:
    return listed("share") | listed("around")


@cache
def _stems(length: int) -> tuple[str, ...]:
    """The names that a word of so many letters may be a form of."""
    return tuple(n for n in listed("networks") if _STEM <= len(n) < length <= len(n) + _ENDING)
