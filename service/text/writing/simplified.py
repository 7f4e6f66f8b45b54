"""Chinese in traditional characters, read as if it were written in simplified ones."""

from __future__ import annotations

from functools import cache

from service.text.tables import read_table


@cache
def _simplified() -> dict[int, int]:
    """The simplified character of each traditional one, from the dictionary of OpenCC."""
    return {ord(x): ord(y) for row in read_table("simplified") for x, y in zip(*row, strict=True)}


def simplified(text: str, language: str) -> str:
    """Return Chinese text in simplified characters, that of any other language as it is.

    Encoders have met fewer texts in traditional characters: with `muse` a line of news has a cosine
    of .57 with its English translation, and .70 once it is simplified. The length stays the same;
    Japanese writes some of the characters, too, and keeps them.
    """
    return text.translate(_simplified()) if language == "zh" else text
