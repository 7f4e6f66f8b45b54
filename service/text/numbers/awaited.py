"""Times before which something is not: "not before October", "10月まで…ない".

A translation may say the same without a "not": "要到10月才" is "only in October".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from service.text.languages.language_tags import read_as
from service.text.names.known import known_names
from service.text.names.unspaced_names import UNSPACED
from service.text.numbers.facts import mentions
from service.text.tables import read_table

_TABLE = read_table("awaited")
"""Patterns by language of what stands in "front" of a time or "behind" it and says "before" that
or "until" then."""
_KINDS = ("weekday", "month")
_NEAR = 32
_BETWEEN, _BETWEEN_UNSPACED = r"\W(?:[^\W\d]+\W{1,2}){0,3}$", r".{0,8}$"
"""What stands between "before" and the time: "before the end of October"."""


def times(sentence: str, language: str) -> frozenset[str]:
    """What tells the days, hours and numbers of a cleaned sentence: a month is its number."""
    return frozenset(value for *_, values in _times(sentence, language) for value in values)


def before(sentence: str, language: str) -> frozenset[str]:
    """What tells those of its times before which a cleaned sentence says that something is."""
    return _said_of("before", sentence, language)


def until(sentence: str, language: str) -> frozenset[str]:
    """What tells those of its times up to which a cleaned sentence says that something is."""
    return _said_of("until", sentence, language)


def _said_of(what: str, sentence: str, language: str) -> frozenset[str]:
    front, behind = _pattern(what, "front", language), _pattern(what, "behind", language)
    return frozenset(
        value
        for start, end, values in _times(sentence, language)
        if (front and front.search(sentence[max(0, start - _NEAR) : start]))
        or (behind and behind.match(sentence, end))
        for value in values
    )


def _times(sentence: str, language: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    for name in known_names(sentence, language):
        if name.kind in _KINDS:
            values = frozenset(value.removeprefix("month:") for value in name.values)
            yield name.start, name.end, values
    for mention in mentions(sentence, language):
        yield mention.start, mention.end, mention.values


@cache
def _pattern(what: str, place: str, language: str) -> re.Pattern[str] | None:
    words = _TABLE[what][place].get(read_as(language))
    if words is None:
        return None
    if place == "behind":
        form = rf"[^\W\d]?\s?(?:{words})"
    elif language in UNSPACED:
        form = f"(?:{words}){_BETWEEN_UNSPACED}"
    else:
        form = rf"(?<!\w)(?:{words}){_BETWEEN}"
    return re.compile(form, re.IGNORECASE)
