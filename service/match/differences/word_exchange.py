"""Whether words of a passage stand for others, or are the same in another spelling or misread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import repeat

from service.text.names.names import skeleton
from service.text.words.misspelling import is_misspelled
from service.text.words.thing_forms import MONEY, kind
from service.text.words.things import things
from service.text.writing.characters import UNSPACED_LETTER

LONGEST = 4
"""An exchange of more words than this is a rewording,"""
_CHARACTER = 0.5
"""and a character of a script that does not part words is half a word: "维克托·莱姆" is five."""
_LOOKS, _LEGIBLE = 0.75, 4
"""With a larger share of common letters than this one word may be the other one, misread; of words
with fewer letters than the second nothing can be told."""


def exchanged_words(
    runs: Iterable[tuple[Sequence[str], Sequence[str]]], cased: bool, language: str
) -> list[tuple[str, str]]:
    """Those of two passages' words in each other's place that mean something else, as they are
    written.

    cased: whether only words with capitals count, as names.
    """
    return [(" ".join(x), " ".join(y)) for x, y in runs if _is_exchange(x, y, cased, language)]


def _is_exchange(left: Sequence[str], right: Sequence[str], cased: bool, language: str) -> bool:
    if max(map(length_of, (left, right))) > LONGEST:
        return False
    if len(left) != len(right) and is_misspelled("".join(left), "".join(right), language):
        return False
    if money_in(" ".join(left), language) & money_in(" ".join(right), language):
        return False
    if cased:
        left, right = [[w for w in side if w[0].isupper()] for side in (left, right)]
    if not (left and right):
        return False
    if len(left) == len(right) and all(map(is_misspelled, left, right, repeat(language))):
        return False
    keys_left, keys_right = (_keys(side) for side in (left, right))
    return len(left) == len(right) == 1 or not keys_left & keys_right


@lru_cache(maxsize=1 << 12)
def money_in(words: str, language: str) -> frozenset[str]:
    """The kinds of money that some words name: "Rs" are rupees."""
    named = (values for values in things(words, language).things if kind(values) == MONEY)
    return frozenset[str]().union(*named)


def is_misread(runs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> bool:
    """Whether most words only look like what stands in their place: a scan or a slip takes from
    the likeness of a passage as well, and nothing can be told from that."""
    found = [_looks_like(*pair) for run in runs for pair in _paired(*run) if _is_legible(*pair)]
    return 2 * sum(found) > len(found)


def _paired(left: Sequence[str], right: Sequence[str]) -> Iterable[tuple[str, str]]:
    if len(left) == len(right):
        return zip(left, right, strict=True)
    return [("".join(left), "".join(right))]


def _is_legible(one: str, other: str) -> bool:
    return max(len(one), len(other)) >= _LEGIBLE


@lru_cache(maxsize=1 << 12)
def _looks_like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _LOOKS


def length_of(words: Sequence[str]) -> float:
    """How many words a run has."""
    return sum(_CHARACTER if UNSPACED_LETTER.fullmatch(word) else 1.0 for word in words)


def _keys(words: Sequence[str]) -> set[str]:
    """What names keep in any spelling; the words themselves where that is nothing. Characters of
    a script that does not part words are one name together: each is a syllable of many."""
    if all(map(UNSPACED_LETTER.fullmatch, words)):
        words = ("".join(words),)
    return {skeleton(word) or word for word in words}
