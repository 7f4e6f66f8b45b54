"""Every written form of the names that languages have words of their own for."""

from __future__ import annotations

from functools import cache

from service.text.names.calendar_names import calendar_names
from service.text.names.place_names import place_names
from service.text.names.region_names import region_names
from service.text.writing.simplified import simplified

_PARTS = frozenset({"东加", "马利", "开云"})
"""Traditional names that in simplified characters are parts of other words, as of 马利基."""


@cache
def name_forms(language: str) -> tuple[tuple[str, str], ...]:
    """The forms of the weekdays, months, countries, cities and regions of a language with their
    values.

    Those of traditional Chinese also as they are read: 義大利 stands in a sentence as 义大利.
    """
    forms = (*calendar_names(language), *place_names(language), *region_names(language))
    kept = {written for written, _ in forms} | _PARTS
    read = ((simplified(written, language), value) for written, value in forms)
    return (*forms, *(form for form in read if form[0] not in kept))
