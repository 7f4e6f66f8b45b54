"""How else words may be read whose letters stand for more than one sound, or two for one.

"פטריק" is "Patrick" and "פייסבוק" is "Facebook", "Ντόναλντ" is "Donald" and "Αντόνιο" is "Antonio":
a table of letters takes one of these for every word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GERESH = re.compile("([גצזת])['׳’´`](?=[א-ת])")
_MARKED = {"ג": "j", "צ": "ch", "ז": "zh", "ת": "th"}
"""Hebrew letters that a mark behind them gives another sound."""
_READ: dict[str, tuple[dict[str, str], ...]] = {
    "[א-ת]": tuple({"וו": "v", "ב": b, "פ": p} for b in "bv" for p in "pf"),
    "[Ͱ-Ͽ]": (
        {"μπ": "b", "ντ": "d", "γκ": "g", "τζ": "j", "τσ": "ch"},
        {"μπ": "b", "γκ": "g", "χ": "k"},
        {"ντ": "d", "χ": "k"},
    ),
    "[ء-ۿ]": ({"ج": "g"},),
    "[ა-ჿ]": ({"ფ": "f"},),
    "[஀-௿]": ({"ஃப": "f", "ஃஜ": "z"},),
    "[\u0900-\u0d7f]": (dict.fromkeys("ंંਂੰംಂం", "n") | {"ং": "ng", "ভ": "v"},),
    "[čšžđćçş]": ({"č": "ch", "š": "sh", "ž": "z", "đ": "dj", "ć": "ch", "ç": "ch", "ş": "sh"},),
}
"""The ways in which some letters of a script may be read together."""
_PATTERNS = {re.compile(script): ways for script, ways in _READ.items()}
_ANY = re.compile("|".join(_READ))
_BEFORE = re.compile("^[\u05d5\u0648](?=[א-תء-ۿ])", re.MULTILINE)
"""The Hebrew and the Arabic letter that are a vowel within words, and mostly a consonant at their
beginning."""


def unmarked(sentence: str) -> str:
    """The sentence with Latin letters for those of Hebrew that a mark gives another sound: "ג'ונס"
    is one word."""
    return _GERESH.sub(lambda m: _MARKED[m[1]], sentence)


def also_read(words: Sequence[str]) -> list[str]:
    """The words as they may be read besides, in letters of which some are Latin ones; none of
    those in scripts of which nothing is known."""
    lines = "\n".join(words).lower()
    if not _ANY.search(lines):
        return []
    read = [*_readings(lines)]
    read += [_BEFORE.sub("v", one) for one in (lines, *read) if _BEFORE.search(one)]
    return [*dict.fromkeys("\n".join(read).split("\n"))]


def _readings(lines: str) -> Iterator[str]:
    for script, ways in _PATTERNS.items():
        for way in ways if script.search(lines) else ():
            read = lines
            for letter, sound in way.items():
                read = read.replace(letter, sound)
            yield read
