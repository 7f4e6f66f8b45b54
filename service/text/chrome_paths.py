"""Paths: where on a site an article stands, "Home > News > Europe", as a line of its own."""

from __future__ import annotations

import re

from service.text.chrome_phrases import home, is_item
from service.text.clean import fold_cleaned

_STEP = re.compile(r'\s?[>›]\s?|(?<=\w)"\s+(?=\w)|\s(/)\s')
"""A cleaned "»" is a quotation mark; one that closes what nothing opened is a step."""
_LONGEST_STEP = 40
_FEWEST_STEPS = 3
_ENDS_LIKE_PROSE = re.compile(r"[.!?…。！？؟।]$")


def is_path(text: str) -> bool:
    """Say whether a cleaned sentence is a path of sections.

    Of three steps one begins a path if it is a section; of two both have to be, and before a slash
    the home page ("Paris / London" may be where a report was written).
    """
    parts = _STEP.split(text.strip(' >›"/'))
    steps, slashed = parts[::2], "/" in parts[1::2]
    if len(steps) < _FEWEST_STEPS - 1 or max(map(len, steps)) > _LONGEST_STEP:
        return False
    folded = [fold_cleaned(step) for step in steps]
    if not is_item(folded[0]) or _ENDS_LIKE_PROSE.search(text):
        return False
    if len(steps) >= _FEWEST_STEPS:
        return True
    return is_item(folded[1]) and (not slashed or folded[0] in home())
