"""Words of the lines in which a site says when, by whom and from where a text was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.text.origin.agencies import agency_names
from service.text.tables import read_table
from service.text.writing.characters import UNSPACED_LETTER, is_made_of


@cache
def stamp_words(name: str) -> frozenset[str]:
    """The words of one list of `stamps.json`, in small letters."""
    data: dict[str, list[str]] = read_table("stamps")
    return frozenset(data[name])


def tells_publication(words: Sequence[str]) -> bool:
    """Whether words in small letters, in their order, say that what stands with them is of a
    publication: "updated", "mis à jour"; what only says when, "last", does not."""
    if any(map(_is_label, words)):
        return True
    line = f" {' '.join(words)} "
    return any(f" {phrase} " in line for phrase in stamp_words("phrase"))


def says_updated(words: Sequence[str]) -> bool:
    """Whether words in small letters say that a text was updated, as is told of nothing else: the
    hour of it needs no day."""
    if not stamp_words("updated").isdisjoint(words):
        return True
    return any(UNSPACED_LETTER.match(word) and _has_part(word) for word in words)


def _has_part(word: str) -> bool:
    return any(part in word for part in stamp_words("updated")) and is_made_of(word, around_dates())


def _is_label(word: str) -> bool:
    if word in stamp_words("label") or not UNSPACED_LETTER.match(word):
        return word in stamp_words("label")
    return any(part in word for part in stamp_words("label")) and is_made_of(word, around_dates())


@cache
def around_dates() -> frozenset[str]:
    """What sites write around a date, in small letters."""
    return stamp_words("label") | stamp_words("date") | stamp_words("time")


@cache
def agencies() -> re.Pattern[str]:
    """The names of news agencies as words."""
    longest_first = sorted(agency_names(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
