"""Results that Arabic tells in goals, with a dual and no digit: "بثلاثة أهداف لهدفين" is 3-2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.text.numbers.results import result

_NONE = ("شيء", "لا شيء", "لاشيء")
_ONE = ("هدف", "هدف واحد", "هدف وحيد")
_TWO = ("هدفين", "هدفان", "هدفين اثنين")
_MORE = ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
_COUNTS = {
    **dict.fromkeys(_NONE, 0),
    **dict.fromkeys(_ONE, 1),
    **dict.fromkeys(_TWO, 2),
    **{f"{word} أهداف": goals for goals, word in enumerate(_MORE, 3)},
    **{word: goals for goals, word in enumerate(_MORE, 3)},
}
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_RESULT = re.compile(rf"(?<!\w)ب({_COUNT}) (?:مقابل |ل)({_COUNT})(?!\w)")
_GOAL = ("هدف", "أهداف")


def goals(text: str, language: str) -> Iterator[tuple[int, int, set[str]]]:
    """The start, end and values of each result that is told in goals."""
    if language == "ar" and any(word in text for word in _GOAL):
        for match in _RESULT.finditer(text):
            told = result(f"{_COUNTS[match[1]]}-{_COUNTS[match[2]]}", 0)
            if told is not None:
                yield match.start(), match.end(), told[1]
