"""A sentence without the places that it names: Nairobi begins like the naira, Moscow in Danish like
a mosque."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.text.names.known import Known, known_names
from service.text.names.known_forms import PLACES

_OTHER_PLACES = re.compile(r"\bNevada\b")
"""Places of other kinds that begin like words of the tables."""


def without_places(sentence: str, language: str) -> str:
    """The cleaned sentence with a blank for each country and city that it names."""
    places = [name for name in known_names(sentence, language) if name.kind in PLACES]
    return _OTHER_PLACES.sub(" ", _without(sentence, places))


def without_names(sentence: str, language: str) -> str:
    """The cleaned sentence with a blank for each place, weekday and month that it names."""
    return _without(sentence, known_names(sentence, language))


def _without(sentence: str, names: Sequence[Known]) -> str:
    left, end = [], 0
    for name in names:
        if name.start >= end:
            left.append(sentence[end : name.start])
            end = name.end
    return " ".join((*left, sentence[end:]))
