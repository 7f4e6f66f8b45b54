"""Capitals: sentences that a wire, a headline or a site writes in capitals throughout."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
"""Fewer words than this may be names and abbreviations alone."""
_SHARE = 0.8
"""From this share of its letters on a sentence is in capitals."""


def sentence_case(text: str) -> str:
    """Return a sentence in capitals as it would be written otherwise, any other as it is.

    Encoders hardly know words in capitals: to them such a sentence is unlike its own
    translation. Of the capitals only the first is kept, since nothing tells names any more. The
    length stays the same, and a text in sentence case is returned as it is.
    """
    # What has no capitals is told faster as a whole: most words, and scripts without any.
    if f"{text}a".islower():
        return text
    words = _WORD.findall(text)
    if len(words) < _FEWEST:
        return text
    capitals = sum(sum(map(str.isupper, w)) for w in words if not w.islower())
    if capitals < _SHARE * sum(map(len, words)):
        return text
    # Small dotted i is one character in every language but that of Unicode's own table.
    small = text.replace("İ", "i").lower()
    first = next(place for place, char in enumerate(small) if char.isalpha())
    return small[:first] + small[first].upper() + small[first + 1 :]
