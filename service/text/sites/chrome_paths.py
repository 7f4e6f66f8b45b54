"""Paths: where on a site an article stands, "Home > News > Europe", as a line of its own."""

from __future__ import annotations

import re

from service.text.sites.chrome_phrases import ends_like_prose, home, is_item
from service.text.writing.clean import fold_cleaned

_STEP = re.compile(r'\s?[>›]\s?|(?<=\w)"\s+(?=\w)|\s(/)\s')
"""A cleaned "»" is a quotation mark; one that closes what nothing opened is a step."""
_MARKS = frozenset('>›"/')
_LONGEST_STEP = 40
_FEWEST_STEPS = 3


def is_path(text: str) -> bool:
    """Say whether a cleaned sentence is a path of sections.

    The first is the home page ("Russia > Ukraine" may be what is told of). Two steps are a path if
    the other is a section, but not before a slash ("Home / Away").
    """
    if _MARKS.isdisjoint(text):
        return False
    parts = _STEP.split(text.strip(' >›"/'))
    steps, slashed = parts[::2], "/" in parts[1::2]
    if len(steps) < _FEWEST_STEPS - 1 or max(map(len, steps)) > _LONGEST_STEP:
        return False
    if fold_cleaned(steps[0]) not in home() or ends_like_prose(text):
        return False
    return len(steps) >= _FEWEST_STEPS or (not slashed and is_item(fold_cleaned(steps[1])))
