"""Scripts: which ones a text is written in, and what language each one stands for."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from service.text.tables import read_table

# A script with less of the letters than this is quotation.
_MAIN_SHARE = 0.25


@dataclass(frozen=True, eq=False)
class Script:
    """A script: the language it stands for alone, or those it is shared by (none: any other).

    Where letters of `markers` make up `marker_share` of a text, it is in their language.
    """

    default: str | None
    marker_share: float
    markers: Mapping[str, frozenset[str]]
    languages: frozenset[str]


def _characters(ranges: list[list[str]]) -> frozenset[str]:
    """Return the characters of inclusive ranges written as pairs of hexadecimal numbers."""
    return frozenset(
        chr(code) for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1)
    )


@cache
def _data() -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = read_table("scripts")
    return data


@cache
def scripts() -> tuple[Script, ...]:
    """Return the scripts of `scripts.json` in its order."""
    return tuple(
        Script(
            default=entry.get("default"),
            marker_share=entry.get("marker_share", 1.0),
            markers={code: _characters(r) for code, r in entry.get("markers", {}).items()},
            languages=frozenset(entry.get("languages", ())),
        )
        for entry in _data()
    )


@cache
def _ranges() -> list[tuple[int, int, int]]:
    """Return the ranges of all scripts as (first, last, number of the script), sorted."""
    return sorted(
        (int(first, 16), int(last, 16), number)
        for number, entry in enumerate(_data())
        for first, last in entry["ranges"]
    )


class _Numbers(dict[str, int | None]):
    """The number of the script that a letter belongs to, told when it is first met."""

    def __missing__(self, char: str) -> int | None:
        place = bisect_right(_ranges(), (ord(char), sys.maxunicode, 0)) - 1
        _, last, number = _ranges()[place]
        return self.setdefault(char, number if place >= 0 and ord(char) <= last else None)


_NUMBERS = _Numbers()


def is_unknown(sample: str) -> bool:
    """Whether most letters of a sample are of scripts that `scripts.json` does not have."""
    strange = {char for char in {*sample} if _NUMBERS[char] is None and char.isalpha()}
    return 2 * sum(map(sample.count, strange)) > sum(map(str.isalpha, sample))


def letters_by_script(sample: str) -> dict[Script, dict[str, int]]:
    """Return how often each letter occurs, by script; a quoted script is left out."""
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for char, count in Counter(sample).items():
        number = _NUMBERS[char]
        if number is not None:
            found[number][char] = count
    totals = {number: sum(letters.values()) for number, letters in found.items()}
    least = _MAIN_SHARE * sum(totals.values())
    return {
        scripts()[number]: letters for number, letters in found.items() if totals[number] >= least
    }
