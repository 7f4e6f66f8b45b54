"""Every written form of the names that languages have words of their own for."""

from __future__ import annotations

from functools import cache

from service.text.calendar_names import calendar_names
from service.text.place_names import place_names
from service.text.simplified import simplified

_PARTS = frozenset({"马利", "东加", "开云"})
"""Names of Taiwan that begin other words in simplified characters: "马利克" is Malik."""


@cache
def name_forms(language: str) -> tuple[tuple[str, str], ...]:
    """The forms of the weekdays, months, countries and cities of a language with their values.

    Those in traditional characters are given in simplified ones, too, in which Chinese is read.
    """
    forms = (*calendar_names(language), *place_names(language))
    read = ((simplified(written, language), value) for written, value in forms)
    return tuple(dict.fromkeys((*forms, *(form for form in read if form[0] not in _PARTS))))
