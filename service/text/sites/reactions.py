"""Counters of reactions below a post of a channel: "👍 143 😢 88".

A medal, a flag or the sun beside a number may be what is told; a face or a gesture counts readers.
"""

from __future__ import annotations

import re

_FACE = "\U0001f600-\U0001f64f\U0001f90c-\U0001f93f\U0001f970-\U0001f97a"
_SIGN = "\U0001f44c-\U0001f44f\U0001f494-\U0001f49f\U0001f525\U0001f389\U0001f4a9\u2764"
_COUNTED = "\U0001f440\U0001f441\U0001f4ac\U0001f501"
_COUNTER = rf"[{_FACE}{_SIGN}{_COUNTED}][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
_REACTIONS = re.compile(rf"(?:{_COUNTER}\s?\d[\d.,\s]*(?:[KkMmКкМм]\s*)?)+")
"""Faces, gestures, hearts, fire; eyes, comments and how often it was passed on. A space is read in
but one way: with two, a row that ends otherwise takes twice the time for each counter."""


def is_reactions(text: str) -> bool:
    """Say whether a cleaned sentence is nothing but counters of reactions."""
    return _REACTIONS.fullmatch(text) is not None
