"""Words that a text says over and over, as neural translation does at the end of a sentence.

"... the city of the city of the city": what follows the first time is no part of what is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.text.unspaced_names import UNSPACED

_WORD = re.compile(r"\w+")
_CHARACTER = re.compile(r"\S")
_MARKS = re.compile(r"[^\w\s]*")
_TIMES = 3
"""What stands twice on end is said so, as in a refrain."""
_WORDS, _CHARACTERS = 8, 16
"""Fewer words, or characters where words are not parted, are called out ("no, no, no")."""
_LONGEST = 60
"""Words, or characters, that are repeated together: a sentence."""
Span = tuple[int, int]


def loops(text: str, language: str) -> tuple[Span, ...]:
    """The stretches of a text that say once more, for the third time at least, what stands before
    them: each begins after the first time."""
    unspaced = language in UNSPACED
    pattern, least = (_CHARACTER, _CHARACTERS) if unspaced else (_WORD, _WORDS)
    words = pattern.findall(text)
    if len(words) < least or len(words) - len(set(words)) < least // _TIMES:
        return ()
    found = list(_runs(list(map(str.casefold, words)), least))
    if not found:
        return ()
    places = [word.span() for word in pattern.finditer(text)]
    return tuple(
        (places[first - 1][1], _MARKS.match(text, places[last - 1][1]).end())  # type: ignore[union-attr]
        for first, last in found
    )


def rests(found: Sequence[Span], length: int) -> Iterator[Span]:
    """The stretches between the loops of a text of so many characters."""
    edges = [(0, 0), *found, (length, length)]
    yield from ((end, start) for (_, end), (start, _) in pairwise(edges))


def _runs(words: Sequence[str], least: int) -> Iterator[Span]:
    """The places [first, last) of words that repeat those before them."""
    size = least - least // 4
    met: dict[tuple[str, ...], int] = {}
    place = 0
    while place + size <= len(words):
        gram = tuple(words[place : place + size])
        former = met.get(gram, place)
        met[gram] = place
        period = place - former
        if 0 < period <= _LONGEST:
            end = place
            while end < len(words) and words[end] == words[end - period]:
                end += 1
            repeated = end - former
            told = "".join(words[former:place])
            if repeated >= max(least, _TIMES * period) and any(map(str.isalpha, told)):
                yield place, end
                place = end
                continue
        place += 1
