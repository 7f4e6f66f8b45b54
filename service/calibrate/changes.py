"""Articles whose facts or names were exchanged for others, as where a template is filled anew."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from math import inf

from service.text.names.names import skeleton
from service.text.persons.marked_names import marked_names

FEWEST = 3
"""A text with fewer numbers or names is not made into another article by exchanging them,"""
BRIEF_LINES = 3
"""but one of no more lines is by any."""
_NUMBER = re.compile(r"\d+")
_HOUR = re.compile(r"(?<![\d:])\d{1,2}(?=:\d\d(?![\d:]))")
_MINUTE = re.compile(r"(?<=\d:)\d\d(?![\d:])")
_HOURS, _MINUTES = 24, 60
_WORD = re.compile(r"[^\W\d_]{3,}")


def change_facts(texts: Sequence[str], share: float, rng: random.Random) -> list[str] | None:
    """Exchange this share of the numbers for others of as many digits; None where too few.

    The digits stay in their script, no number becomes what it was, and times stay times.
    """
    total = sum(len(_NUMBER.findall(text)) for text in texts)
    if total < _fewest(texts):
        return None
    chosen = set(rng.sample(range(total), max(1, round(share * total))))
    place = iter(range(total))

    def exchanged(found: re.Match[str]) -> str:
        return _other_number(found, rng) if next(place) in chosen else found[0]

    return [_NUMBER.sub(exchanged, text) for text in texts]


def change_names(
    texts: Sequence[str], language: str, share: float, pool: Sequence[str], rng: random.Random
) -> list[str] | None:
    """Exchange this share of the names for those of a pool; None where too few can be told.

    A name is exchanged by one other wherever it stands.
    """
    own = names_in(texts, language)
    others = sorted(set(pool) - set(own))
    if len(own) < _fewest(texts) or not others:
        return None
    chosen = rng.sample(own, max(1, round(share * len(own))))
    instead = {name: rng.choice(others) for name in chosen}
    return [_WORD.sub(lambda m: instead.get(m[0], m[0]), text) for text in texts]


def names_in(texts: Sequence[str], language: str) -> list[str]:
    """The words of a text that are names, each once."""
    known = frozenset[str]().union(*marked_names(texts, language))
    words = {word for text in texts for word in _WORD.findall(text)}
    return sorted(w for w in words if w[0].isupper() and skeleton(w) in known)


def _fewest(texts: Sequence[str]) -> int:
    return 1 if len(texts) <= BRIEF_LINES else FEWEST


def _other_number(found: re.Match[str], rng: random.Random) -> str:
    number = found[0]
    zero = ord(number[0]) - int(number[0])
    while True:
        digits = [rng.randrange(1, 10), *(rng.randrange(10) for _ in number[1:])]
        other = "".join(map(str, digits))
        if int(other) != int(number) and int(other) < _bound(found):
            return "".join(chr(zero + digit) for digit in digits)


def _bound(found: re.Match[str]) -> float:
    """What a number must be less than in its place, so that a time of the clock stays one."""
    if _HOUR.match(found.string, found.start()):
        return _HOURS
    return _MINUTES if _MINUTE.match(found.string, found.start()) else inf
