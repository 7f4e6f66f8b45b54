"""Words that one text exchanges for others in sentences which are otherwise the same.

"Police in Hamburg" and "Police in Lyon" align perfectly and hold no number. Within one
language the difference of the words shows the exchange itself, and so does a negation;
between two languages only names can be compared, and only where both scripts write capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from service.match.align import Group
from service.text.misspelling import is_misspelled
from service.text.names import skeleton, written
from service.text.negations import without_negations

_ALIKE = 0.6
"""The share of common words from which two sentences of one language are one with changes."""
_LONGEST = 4
"""An exchange of more words than this is a rewording,"""
_CHARACTER = 0.5
"""and a character of a script that does not part words is half a word: "维克托·莱姆" is five."""
_MOST = 120
"""Passages of more words than this are not compared word by word."""
_DENIED = 0.7
"""The share of common words from which two sentences are the same but for a negation."""
_UNSPACED = r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]"
_APART = re.compile(_UNSPACED)
_PIECE = re.compile(f"{_UNSPACED}|(?:(?!{_UNSPACED}).)+")


def exchanged_words(
    a: Sequence[str], b: Sequence[str], groups: Sequence[Group], cased: bool, language: str
) -> int:
    """Count exchanges between aligned sentences of two texts in one language.

    cased: only exchanges of words with capitals count, since others may be synonyms; in a
    script without capitals every exchange does. Spellings of one word are no exchange; that
    one of two sentences which are otherwise the same is denied is one.
    """
    return sum(
        _exchanges(" ".join(a[g.a_slice]), " ".join(b[g.b_slice]), cased, language) for g in groups
    )


@lru_cache(maxsize=1 << 12)
def _tokens(text: str) -> _Tokens:
    words = written(text)
    if not text.isascii() and _APART.search(text):
        words = tuple(piece for word in words for piece in _PIECE.findall(word))
    return _Tokens(words, Counter(words))


class _Tokens(NamedTuple):
    """The words of a text in their order, and how often each stands there."""

    words: tuple[str, ...]
    counts: Mapping[str, int]


def _exchanges(left: str, right: str, cased: bool, language: str) -> int:
    of_left, of_right = _tokens(left), _tokens(right)
    x, y = of_left.words, of_right.words
    if x == y or not (0 < len(x) <= _MOST and 0 < len(y) <= _MOST):
        return 0
    matcher = _matched(of_left, of_right, _ALIKE)
    if matcher is None:
        return int(_is_denied(left, right, language))
    found = sum(
        _is_exchange(x[i:j], y[k:m], cased, language)
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag == "replace"
    )
    return found or int(_is_denied(left, right, language))


def _is_denied(left: str, right: str, language: str) -> bool:
    (x, x_denied), (y, y_denied) = (without_negations(t, language) for t in (left, right))
    if x_denied == y_denied:
        return False
    matcher = _matched(_tokens(x), _tokens(y), _DENIED)
    if matcher is None:
        return False
    runs = (max(j - i, m - k) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal")
    # What a longer run adds has a negation of its own, as the next sentence may.
    return max(runs, default=0) <= _LONGEST


def _matched(left: _Tokens, right: _Tokens, share: float) -> SequenceMatcher[str] | None:
    """Two sentences side by side if they have such a share of their words in common in one
    order; without order they never have fewer, which takes far less time to tell."""
    both = left.counts.keys() & right.counts.keys()
    common = sum(min(left.counts[word], right.counts[word]) for word in both)
    words = len(left.words) + len(right.words)
    if words and 2 * common / words < share:
        return None
    matcher = SequenceMatcher(None, left.words, right.words, autojunk=False)
    return matcher if matcher.ratio() >= share else None


def _is_exchange(left: Sequence[str], right: Sequence[str], cased: bool, language: str) -> bool:
    if max(map(_length, (left, right))) > _LONGEST:
        return False
    if len(left) != len(right) and is_misspelled("".join(left), "".join(right), language):
        return False
    if cased:
        left, right = [[w for w in side if w[0].isupper()] for side in (left, right)]
    if not (left and right):
        return False
    if len(left) == len(right) and all(map(is_misspelled, left, right, repeat(language))):
        return False
    keys_left, keys_right = ({_key(w) for w in side} for side in (left, right))
    return len(left) == len(right) == 1 or not keys_left & keys_right


def _length(words: Sequence[str]) -> float:
    return sum(_CHARACTER if _APART.fullmatch(word) else 1.0 for word in words)


def _key(word: str) -> str:
    """What a name keeps in any spelling; the word itself where that is nothing."""
    return skeleton(word) or word
