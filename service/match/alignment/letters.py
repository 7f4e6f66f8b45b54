"""How many letters of an alphabet a text would have, in whatever script it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache


def letters_by(*worth: tuple[re.Pattern[str], float]) -> Callable[[str], float]:
    """A count of letters in which what each pattern finds is worth so many; kept for texts met
    last."""

    any_of = re.compile("|".join(one.pattern for one, _ in worth))

    @lru_cache(maxsize=1 << 14)
    def letters(text: str) -> float:
        if text.isascii() or not any_of.search(text):
            return len(text)
        return len(text) + sum((value - 1) * len(one.findall(text)) for one, value in worth)

    return letters


letters_of = letters_by(
    (re.compile("[\u3400-\u9fff\uf900-\ufaff]"), 3.3),
    (re.compile("[\u3040-\u30ff]"), 1.95),
    (re.compile("[\uac00-\ud7a3]"), 2.25),
)
"""Ideographs, kana and hangul, with the letters of English that one of them takes the place of: a
text may be in another language than is told of it, but not in another script."""
