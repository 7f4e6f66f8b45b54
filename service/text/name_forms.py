"""Every written form of the names that languages have words of their own for."""

from __future__ import annotations

from functools import cache

from service.text.calendar_names import calendar_names
from service.text.place_names import place_names


@cache
def name_forms(language: str) -> tuple[tuple[str, str], ...]:
    """The forms of the weekdays, months, countries and cities of a language with their values."""
    return (*calendar_names(language), *place_names(language))
