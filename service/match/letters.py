"""How many letters of an alphabet a text would have, in whatever script it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache


def letters_by(*worth: tuple[re.Pattern[str], float]) -> Callable[[str], float]:
    """A count of letters in which what each pattern finds is worth so many; kept for texts met
    last."""

    @lru_cache(maxsize=1 << 14)
    def letters(text: str) -> float:
        if text.isascii():
            return len(text)
        return len(text) + sum((value - 1) * len(one.findall(text)) for one, value in worth)

    return letters
