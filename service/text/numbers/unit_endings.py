"""Units with the endings that languages of India write onto the shortest of names: "அடிவரை", up to
feet, of which "அடி" are two letters and begin many other words."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from service.text.numbers.unit_names import unit_names
from service.text.tables import read_table
from service.text.writing.clean import fold

_ENDINGS: dict[str, str] = read_table("unit_names")["endings"]
_CHILLUS = {"ൺ": "ണ", "ൻ": "ന", "ർ": "റ", "ൽ": "ല", "ൾ": "ള"}
"""Malayalam letters without a vowel, and what stands for them before one."""
_SILENT = ("ம்", "ം", "్", "್", "്", "්", "்")
"""What names end in without a vowel, which endings take the place of."""


def with_ending(word: str, language: str) -> str | None:
    """The unit of a folded word that is a name with an ending of the language; None without one."""
    stems = _stems(language)
    found = (
        stems.get(word.removesuffix(ending))
        for ending in _endings(language)
        if word.endswith(ending)
    )
    return next(filter(None, found), None)


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(fold(_ENDINGS.get(language, "")).split(), key=len, reverse=True))


@cache
def _stems(language: str) -> dict[str, str]:
    """What endings are written onto, where it tells one unit."""
    units: defaultdict[str, set[str]] = defaultdict(set)
    for name, unit in unit_names(language).items():
        if not name.isascii() and name.isprintable() and " " not in name:
            for stem in (name, _voiced(name)):
                units[stem].add(unit)
    return {stem: unit for stem, (unit, *more) in units.items() if not more and len(stem) > 1}


def _voiced(name: str) -> str:
    """A name as it stands before a vowel."""
    silent = next((end for end in _SILENT if name.endswith(end)), "")
    bare = name.removesuffix(silent)
    return bare[:-1] + _CHILLUS.get(bare[-1:], bare[-1:])
