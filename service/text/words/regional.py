"""Words that the standards of one language have for one thing: "comboio", "trem"; 导弹, 飞弹.

An edition for another country exchanges them as a template is filled anew, and yet says the same.
"""

from __future__ import annotations

import re
from functools import cache

from service.text.tables import read_table
from service.text.writing.characters import UNSPACED_LETTER


@cache
def _pairs(language: str) -> tuple[tuple[str, str], ...]:
    """Each word of one standard with that of another one, in lower case, the longest first."""
    told = read_table("regional_words").get(language, ())
    pairs = [(one, other) for one, other in (pair.split("/") for pair in told)]
    return tuple(sorted(pairs, key=lambda pair: -max(map(len, pair))))


def has_standards(language: str) -> bool:
    """Whether words of two standards of a language are listed."""
    return bool(_pairs(language))


@cache
def _sought(word: str) -> re.Pattern[str]:
    """What finds a word: a whole one, in writing that parts words."""
    whole = word if UNSPACED_LETTER.search(word) else rf"(?<!\w){re.escape(word)}(?!\w)"
    return re.compile(whole, re.IGNORECASE)


def in_one_standard(one: str, other: str, language: str) -> tuple[str, str]:
    """Two passages of one language, with one word for each thing that they call by words of two
    standards; both as they are otherwise.

    A word that only one of them has is kept, as are two that stand in one passage.
    """
    for word, elsewhere in _pairs(language):
        x, y = _sought(word), _sought(elsewhere)
        if (x.search(one) and y.search(other)) or (y.search(one) and x.search(other)):
            one, other = (_in_place(y, word, passage) for passage in (one, other))
    return one, other


def _in_place(sought: re.Pattern[str], word: str, passage: str) -> str:
    """The passage with a word in place of another one, with a capital where that has one."""
    return sought.sub(
        lambda found: word[0].upper() + word[1:] if found[0][0].isupper() else word, passage
    )
