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
Gram = tuple[str, ...]


def loops(text: str, language: str) -> tuple[Span, ...]:
    """The stretches of a text that say once more, for the third time at least, what stands before
    them: each begins after the first time."""
    pattern, least = (_CHARACTER, _CHARACTERS) if language in UNSPACED else (_WORD, _WORDS)
    words = pattern.findall(text)
    size = least - least // 4
    grams = list(zip(*(words[place:] for place in range(size)), strict=False))
    if len(grams) == len(set(grams)):
        return ()
    found = list(_runs(words, grams, least))
    places = [word.span() for word in pattern.finditer(text)] if found else []
    return tuple(
        (places[first - 1][1], _MARKS.match(text, places[last - 1][1]).end())  # type: ignore[union-attr]
        for first, last in found
    )


def rests(found: Sequence[Span], length: int) -> Iterator[Span]:
    """The stretches between the loops of a text of so many characters."""
    edges = [(0, 0), *found, (length, length)]
    yield from ((end, start) for (_, end), (start, _) in pairwise(edges))


def _runs(words: Sequence[str], grams: Sequence[Gram], least: int) -> Iterator[Span]:
    """The places [first, last) of words that repeat those before them.

    grams: the words at each place with some that follow it.
    """
    met: dict[Gram, int] = {}
    free = 0
    for place, gram in enumerate(grams):
        former = met.get(gram, place)
        met[gram] = place
        period = place - former
        if place < free or not 0 < period <= _LONGEST:
            continue
        end = place
        while end < len(words) and words[end] == words[end - period]:
            end += 1
        if end - former >= max(least, _TIMES * period):
            free = end
            if any(map(str.isalpha, "".join(words[former:place]))):
                yield place, end
