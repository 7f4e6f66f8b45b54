"""Stamps: the lines in which a site says when, and by whom, a text was published.

Each site that carries an article stamps it with its own date and hour, which then contradict each
other. A line is a stamp only as a whole, only with the date and the hour, and only where it says
what they are of or who wrote: a bare date may be that of the concert or the quake that is told of.
"""

from __future__ import annotations

import re

from service.text.names.known import known_names
from service.text.names.names import WORD
from service.text.numbers.months import month_names
from service.text.numbers.numerals import ascii_digits
from service.text.sites.dated_lines import dated
from service.text.sites.stamp_words import agencies, stamp_words, tells_publication

_LONGEST = 140
_DIGITS = re.compile(r"\d\d")
_CLOCK = re.compile(r"(?<![\d.])(?:[01]?\d|2[0-4])\s?(?:[:.h：]|uhr)\s?[0-5]\d(?![\d.]\d)")
_HOUR = re.compile(r"\d\s?[:：.hH时時點点시]\s?\d")
"""What any hour has."""
_DATE = re.compile(r"(?<!\d)(?:[12]\d{3}(?!\d)|\d{1,2}([./-])\d{1,2}\1\d{2}(?!\d))")
_WHOLE_CLOCK = re.compile(
    _CLOCK.pattern + r"(?::[0-5]\d)?(?:\s?(?:gmt|utc)?\s?[+-]\d{1,2}(?::?\d\d)?)?"
)
"""A clock with what may follow: the seconds, and the offset of its zone."""
_WHOLE_DATE = re.compile(r"(?<!\d)\d{1,4}([./-])\d{1,2}\1\d{1,4}(?!\d)")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_DAY = 31
"""The largest figure of a date that is not its year."""
_COLON = re.compile(r"\D*[:：]\s*\d")
"""What stands before it says what the date is of."""
_NAME = 4
"""So many words are the name of an author, or of two."""
_PREPOSITION = 3
"""A word of so few letters with but one other may be of a place: "Da Nang", "De Bilt"."""


def is_stamp(text: str, language: str) -> bool:
    """Say whether a cleaned sentence is no more than the date and hour of a publication, with
    what it calls them or its author."""
    if len(text) > _LONGEST or not _DIGITS.search(text):
        return False
    line = dated(text, language) if _HOUR.search(text) else None
    if line and line.clock and line.label:
        return True
    digits = ascii_digits(text).lower()
    if not (_CLOCK.search(digits) and _DATE.search(digits)) or _has_figures(digits):
        return False
    said = [word.casefold() for word in WORD.findall(text)]
    labelled = tells_publication(said)
    named = agencies().search(text) is not None
    words = _words(agencies().sub(" ", text), language, labelled)
    if not words or (len(words) == 1 and words[0] in stamp_words("time")):
        return named or labelled
    of_place = len(words) == 2 and words[0].isascii() and len(words[0]) <= _PREPOSITION
    if of_place or _COLON.match(text):
        return False
    return words[0] in stamp_words("by") and (named or len(words) > 1) and len(words) <= 1 + _NAME


def _has_figures(digits: str) -> bool:
    """Whether there are numbers of something else than dates and hours: a score, a magnitude."""
    left = _WHOLE_DATE.sub(" ", _WHOLE_CLOCK.sub(" ", digits))
    years = len(_YEAR.findall(left))
    figures = _FIGURE.findall(_YEAR.sub(" ", left))
    return len(figures) > 2 * years or not all(n.isdecimal() and int(n) <= _DAY for n in figures)


def _words(text: str, language: str, labelled: bool) -> list[str]:
    """The words that are neither of a date or an hour, nor a label of one; the one that opens a
    name is among them, whatever else it may be."""
    named = [n for n in known_names(text, language) if n.kind in ("weekday", "month")]
    stamped = month_names(language).keys() | stamp_words("time") | stamp_words("label")
    stamped |= stamp_words("date") if labelled else frozenset()
    found: list[str] = []
    for match in WORD.finditer(text):
        word = match[0].casefold()
        inside = any(n.start <= match.start() < n.end for n in named)
        opens = not found and word in stamp_words("by")
        if opens or not (inside or word in stamped):
            found.append(word)
    return found
