"""Words of one language that are opposites of each other: "raised" and "lowered".

The words of news of which only one can be true are those of every language; a few languages have
a table of more, which mean other things as well where they do not stand in each other's place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.text.tables import read_table
from service.text.words.opposites import OPPOSITE_KINDS, named_opposites
from service.text.words.word_forms import whole_words
from service.text.writing.clean import fold

_DATA = read_table("antonyms")


def are_opposite(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    """Whether words that stand in the place of others hold the opposite of one of them.

    Never where both hold the same pole, and in languages without a table.
    """
    return _at_poles(one, other, language) or _of_one_kind(one, other, language)


def _of_one_kind(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    """Whether both name things of a kind of which only one can be true, but none in common."""
    left, right = (named_opposites(" ".join(words), language) for words in (one, other))
    return any(
        left & values and right & values and not left & right & values
        for values in OPPOSITE_KINDS.values()
    )


def _at_poles(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    left, right = (" ".join(map(fold, words)) for words in (one, other))
    if not _any_pole(language).search(left):
        return False
    return any(
        (p.search(left) and q.search(right) and not (p.search(right) or q.search(left)))
        or (q.search(left) and p.search(right) and not (q.search(right) or p.search(left)))
        for p, q in _poles(language)
    )


@cache
def _poles(language: str) -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(whole_words(p), whole_words(q)) for p, q in _DATA.get(language, ())]


@cache
def _any_pole(language: str) -> re.Pattern[str]:
    """What finds any of the words: hardly one is exchanged."""
    return whole_words(form for pair in _DATA.get(language, ()) for pole in pair for form in pole)
