"""The words of a passage, and two passages side by side, word by word."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from service.text.names.names import written
from service.text.numbers.conversions import without_prices
from service.text.writing.characters import UNSPACED_LETTER

_PIECE = re.compile(f"{UNSPACED_LETTER.pattern}|(?:(?!{UNSPACED_LETTER.pattern}).)+")


class Tokens(NamedTuple):
    """A text, its words in their order, and how often each stands there."""

    text: str
    words: tuple[str, ...]
    counts: Counter[str]


@lru_cache(maxsize=1 << 12)
def tokens(text: str) -> Tokens:
    """The words of a passage; a character of a script that does not part words is one."""
    words = written(without_prices(text))
    if not text.isascii() and UNSPACED_LETTER.search(text):
        words = tuple(piece for word in words for piece in _PIECE.findall(word))
    return Tokens(text, words, Counter(words))


def matched(left: Tokens, right: Tokens, share: float) -> SequenceMatcher[str] | None:
    """Two sentences side by side if they have such a share of their words in common in one
    order; without order they never have fewer, which takes far less time to tell."""
    both = left.counts.keys() & right.counts.keys()
    common = sum(min(left.counts[word], right.counts[word]) for word in both)
    words = len(left.words) + len(right.words)
    if words and 2 * common / words < share:
        return None
    matcher = SequenceMatcher(None, left.words, right.words, autojunk=False)
    return matcher if matcher.ratio() >= share else None
