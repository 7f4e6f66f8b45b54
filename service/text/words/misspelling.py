"""Whether two words of one language are one, misspelled, misread by a scan or transliterated."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from service.text.names.known import known_names
from service.text.names.names import skeleton
from service.text.words.negations import is_negation
from service.text.writing.clean import fold

_SLIPS = ((12, 2), (6, 1))
"""A word of so many letters may have so many wrong ones: shorter names differ in one letter
from other names ("Parma", "Palma")."""
_DOUBLED = re.compile(r"(.)\1+")
_SYLLABLE = re.compile(r"[\u1200-\u139f\uac00-\ud7a3]")
"""A sign that stands for more than a letter, of which no other one is a misreading."""
_ONE_SOUND = str.maketrans("wyj", "vii")
"""Letters that transliterations choose between."""


@lru_cache(maxsize=1 << 14)
def is_misspelled(one: str, other: str, language: str) -> bool:
    """Whether two words are spellings of one: they sound alike, differ in doubled letters, or
    from six letters on in one letter, from twelve on in two, that is not the first.

    Never for two known names of different meaning ("Austria", "Australia"), negations, or words
    with digits.
    """
    x, y = fold(one), fold(other)
    if x == y:
        return True
    if any(c.isdecimal() for c in x + y):
        return False
    # Few words are alike at all, and what they mean takes longer to tell.
    x, y = (unicodedata.normalize("NFD", w.translate(_ONE_SOUND)) for w in (x, y))
    alike = (
        _DOUBLED.sub(r"\1", x) == _DOUBLED.sub(r"\1", y)
        or _sounds_alike(x, y)
        or _sounds_alike(one, other)
        or _has_slips(x, y)
    )
    return alike and not _means_other(one, other, language)


@lru_cache(maxsize=1 << 14)
def may_be_misread(one: str, other: str, language: str) -> bool:
    """Whether a scan may have made one of the other: one letter, or two of eight, is lost, doubled
    or, in an alphabet, another. It may as well be another word, so one pair of words tells nothing.
    """
    x, y = fold(one), fold(other)
    if x == y:
        return True
    if any(c.isdecimal() for c in x + y):
        return False
    length = max(len(x), len(y))
    lost = len(x) != len(y)
    most = max(1, length // 4)
    alike = length > 1 and (lost or not _SYLLABLE.search(x + y)) and _within(x, y, most)
    return alike and not _means_other(one, other, language)


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two words have the same consonants, if any."""
    sound = skeleton(one)
    return bool(sound) and sound == skeleton(other)


def _has_slips(one: str, other: str) -> bool:
    """Whether two words differ in as few letters as may be wrong in one of their length."""
    allowed = next((slips for length, slips in _SLIPS if max(len(one), len(other)) >= length), 0)
    return one[:1] == other[:1] and bool(allowed) and _within(one, other, allowed)


def _means_other(one: str, other: str, language: str) -> bool:
    if is_negation(one, language) or is_negation(other, language):
        return True
    x, y = _known(one, language), _known(other, language)
    return bool(x and y) and x.isdisjoint(y)


@lru_cache(maxsize=1 << 14)
def _known(word: str, language: str) -> frozenset[str]:
    return frozenset(v for name in known_names(word, language) for v in name.values)


def _within(x: str, y: str, most: int) -> bool:
    """Whether so many insertions, deletions and substitutions of letters turn one into the other
    (Levenshtein 1966)."""
    if abs(len(x) - len(y)) > most:
        return False
    row = list(range(len(y) + 1))
    for i, a in enumerate(x, 1):
        before, row = row, [i]
        for j, b in enumerate(y, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
        if min(row) > most:
            return False
    return row[-1] <= most
