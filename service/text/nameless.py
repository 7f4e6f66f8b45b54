"""A sentence without the places that it names: Nairobi begins like the naira, Moscow in Danish like
a mosque."""

from __future__ import annotations

import re

from service.text.known import known_names
from service.text.known_forms import PLACES

_OTHERS = re.compile(r"\bNevada\b")
"""Places of other kinds that begin like words of the tables."""


def without_places(sentence: str, language: str) -> str:
    """The cleaned sentence with a blank for each country and city that it names."""
    left, end = [], 0
    for name in known_names(sentence, language):
        if name.kind in PLACES and name.start >= end:
            left.append(sentence[end : name.start])
            end = name.end
    return _OTHERS.sub(" ", " ".join((*left, sentence[end:])))
