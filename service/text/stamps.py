"""Stamps: the lines in which a site says when, and by whom, a text was published.

Each site that carries an article stamps it with its own date and hour, which then contradict each
other. A line is a stamp only as a whole, and only with the date and the hour: a date alone may
be what a bulletin is about.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from service.text.facts import month_names
from service.text.known import known_names
from service.text.names import WORD
from service.text.numerals import ascii_digits

_LONGEST = 140
_DIGITS = re.compile(r"\d\d")
_CLOCK = re.compile(r"(?<![\d.])(?:[01]?\d|2[0-4])\s?(?:[:.h：]|uhr)\s?[0-5]\d(?![\d.]\d)")
_DATE = re.compile(r"(?<!\d)(?:[12]\d{3}(?!\d)|\d{1,2}([./-])\d{1,2}\1\d{2}(?!\d))")
_NAME = 4
"""So many words are the name of an author, or of two."""
_PREPOSITION = 3
"""A word of so few letters with but one other may be of a place: "Da Nang", "De Bilt"."""


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_data("stamps")[name])


@cache
def _agencies() -> frozenset[str]:
    forms = (form for known in _data("agencies")["names"].values() for form in known)
    return frozenset(word.casefold() for form in forms for word in WORD.findall(form))


def _data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(
        files("service.text").joinpath(f"{name}.json").read_text("utf-8")
    )
    return data


def is_stamp(text: str, language: str) -> bool:
    """Say whether a cleaned sentence is no more than the date and hour of a publication, with
    what it calls them and its author."""
    if len(text) > _LONGEST or not _DIGITS.search(text):
        return False
    digits = ascii_digits(text).lower()
    if not (_CLOCK.search(digits) and _DATE.search(digits)):
        return False
    words = _words(text, language)
    if len(words) == 2 and words[0].isascii() and len(words[0]) <= _PREPOSITION:
        return False
    return not words or (words[0] in _listed("by") and len(words) <= 1 + _NAME)


def _words(text: str, language: str) -> list[str]:
    """The words that are neither of a date or an hour, nor a label of one, nor an agency; the
    one that opens a name is among them, whatever else it may be."""
    named = [n for n in known_names(text, language) if n.kind in ("weekday", "month")]
    stamped = month_names(language).keys() | _listed("time") | _listed("label") | _agencies()
    found: list[str] = []
    for match in WORD.finditer(text):
        word = match[0].casefold()
        inside = any(n.start <= match.start() < n.end for n in named)
        opens = not found and word in _listed("by")
        if opens or not (inside or word in stamped):
            found.append(word)
    return found
