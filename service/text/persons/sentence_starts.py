"""Where a word has its capital from its place, as the first of a sentence or line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from service.text.names.names import WORD

_STARTS = re.compile(r"""[.!?:…“”„«»"]|\s['‘]""")
"""What may begin another sentence with a capital: an end, or a quote."""
_ENDED = re.compile(r"""[.!?…。！？؟।։።;][’'"”“»)\]]*$""")
"""What a sentence ends with, and a headline does not."""


def begins(sentence: str, words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether the word at that place of a sentence begins it, or another one within it.

    words: all words of the sentence.
    """
    if not place:
        return True
    return _STARTS.search(sentence, words[place - 1].end(), words[place].start()) is not None


def is_ended(line: str) -> bool:
    """Whether a line ends as a sentence does, and a headline does not."""
    return _ENDED.search(line) is not None


@lru_cache(maxsize=1 << 13)
def capitals_within(sentence: str) -> frozenset[str]:
    """The words whose capitals no place gives them."""
    words = list(WORD.finditer(sentence))
    return frozenset(
        word.group()
        for place, word in enumerate(words)
        if word.group()[0].isupper() and not begins(sentence, words, place)
    )
