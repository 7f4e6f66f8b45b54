"""The short name that may stand on a dated line: an author, an office or a place."""

from __future__ import annotations

import re

from service.text.sites.date_words import dotted_words, is_of_dates
from service.text.sites.stamp_words import stamp_words
from service.text.writing.characters import UNSPACED_LETTER

MARK = re.compile(r"\s+[-–—/]+\s+|[|•·–—,;:：()\[\]]")
"""What parts a name from a date."""
_NAME, _LONGEST_NAME, _LONGEST_UNSPACED = 4, 36, 16
_UNCASED = re.compile("[\u10a0-\u10ff]")
"""Georgian letters are small ones to Unicode."""


def trimmed(words: list[str], language: str) -> list[str]:
    """The words that do not stand around dates, nor open a name."""
    while words and is_of_dates(words[-1], language):
        words = words[:-1]
    while words and (is_of_dates(words[0], language) or words[0].casefold() in stamp_words("by")):
        words = words[1:]
    return words


def is_name(words: list[str], text: str, language: str) -> bool:
    """Whether words are few and written as a name is; in scripts without capitals, where a sentence
    about a day may be as short, marks have to part it from the date."""
    longest = _LONGEST_UNSPACED if UNSPACED_LETTER.match(words[0]) else _LONGEST_NAME
    if len(words) > _NAME or sum(map(len, words)) > longest:
        return False
    first = words[0][0]
    if _UNCASED.match(first) or not (first.isupper() or first.islower()):
        apart = [piece for piece in MARK.split(text) if not any(map(str.isdigit, piece))]
        return words in [trimmed(dotted_words(piece), language) for piece in apart]
    desk = not stamp_words("desk").isdisjoint(word.casefold() for word in words)
    return desk or all(word[0].isupper() or word in stamp_words("particle") for word in words)
