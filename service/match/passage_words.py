"""Two passages of one language side by side: the words they share, those exchanged for others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from service.text.antonyms import are_opposite
from service.text.characters import UNSPACED_LETTER
from service.text.conversions import without_prices
from service.text.denials import Stance, stance
from service.text.known import known_names
from service.text.misspelling import is_misspelled
from service.text.names import skeleton, written
from service.text.negations import without_negations
from service.text.thing_forms import MONEY, kind
from service.text.things import things

_ALIKE = 0.6
"""The share of common words from which two sentences of one language are one with changes."""
_RELATED = 0.15
"""The share of common small words from which two passages are told in one language: close ones
share articles, too."""
_LONGEST = 4
"""An exchange of more words than this is a rewording,"""
_CHARACTER = 0.5
"""and a character of a script that does not part words is half a word: "维克托·莱姆" is five."""
MOST_WORDS = 120
"""Passages of more words than this are not compared word by word."""
_DENIED = 0.7
"""The share of common words from which two sentences are the same but for a negation or a word
that is the opposite: of 2,187 translated passages with fewer, eight have such words, of those
with more none."""
_LOUD = 3
"""Letters of a word in capitals that is no article."""
_WORD = 2
"""An opposite takes no more words: of more ("lift the ban", "allow") one may undo the other."""
_LOOKS, _LEGIBLE = 0.75, 4
"""With a larger share of common letters than this one word may be the other one, misread; of words
with fewer letters than the second nothing can be told."""
_PIECE = re.compile(f"{UNSPACED_LETTER.pattern}|(?:(?!{UNSPACED_LETTER.pattern}).)+")


class Found(NamedTuple):
    """What two passages have in common, and what is exchanged between them.

    words: how many both have together; share: those of them that both have in one order, 0..1,
    0 where the passages are not the same but for some words; exchanged: names (any words in a
    script without capitals), or the passages, where one denies what the other says; replaced:
    whatever stands in place of something else; opposite: whether that is the opposite somewhere;
    denied: whether one passage denies what the other says; anew: whether they tell it in other
    words of one language.
    """

    words: int
    share: float
    exchanged: Sequence[tuple[str, str]] = ()
    replaced: Sequence[tuple[str, str]] = ()
    opposite: bool = False
    denied: bool = False
    anew: bool = False


def compare_passages(one: str, other: str, cased: bool, language: str) -> Found:
    """Find what two passages have in common and what is exchanged between them.

    cased: whether only words with capitals count as names; in a script without, all words do.
    """
    if one <= other:
        return _compared(tokens(one), tokens(other), cased, language)
    # How words are matched depends on which passage is the first one, and nothing else may.
    found = _compared(tokens(other), tokens(one), cased, language)
    exchanged, replaced = (
        [(x, y) for y, x in pairs] for pairs in (found.exchanged, found.replaced)
    )
    return found._replace(exchanged=exchanged, replaced=replaced)


def _compared(left: _Tokens, right: _Tokens, cased: bool, language: str) -> Found:
    x, y = left.words, right.words
    words = len(x) + len(y)
    if x == y or not (0 < len(x) <= MOST_WORDS and 0 < len(y) <= MOST_WORDS):
        return Found(words, float(x == y))
    matcher = _matched(left, right, _ALIKE)
    if matcher is None:
        denied = _denied(left, right, None, language)
        anew = words <= MOST_WORDS and _in_one_language(x, y)
        return Found(words, 0.0, denied, denied=bool(denied), anew=anew)
    spans = [span for tag, *span in matcher.get_opcodes() if tag == "replace"]
    of_x, of_y = (_first_name(each, language) if cased else 0 for each in (x, y))
    named = [(x[max(of_x, i) : j], y[max(of_y, k) : m]) for i, j, k, m in spans]
    exchanged = _exchanged(named, cased, language)
    denied = [] if exchanged else _denied(left, right, matcher, language)
    runs = [(x[i:j], y[k:m]) for i, j, k, m in spans]
    share = matcher.ratio()
    opposite = _opposite(left, right, runs, language) if share >= _DENIED else []
    replaced = () if is_misread(runs) else _exchanged(runs, False, language)
    # Opposites may look like each other: "apreció", "depreció".
    return Found(
        words, share, exchanged or denied, replaced or opposite, bool(opposite), bool(denied)
    )


def _in_one_language(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether two passages have enough words in common that are neither numbers nor have a
    capital, as those that join others; a translation keeps the names alone."""
    left, right = (Counter(filter(_is_small, words)) for words in (x, y))
    return 2 * (left & right).total() >= _RELATED * (len(x) + len(y))


def _is_small(word: str) -> bool:
    return word == word.casefold() and not word.isdecimal()


def _first_name(words: Sequence[str], language: str) -> int:
    """The place of the first word that may be a name: the first of all has a capital, whatever it
    is, so it is one only if it is known or has nothing but capitals, as in datelines."""
    first = words[0]
    loud = first.isupper() and len(first) >= _LOUD and not all(map(str.isupper, words))
    return 0 if loud or known_names(first, language) else 1


def _opposite(
    left: _Tokens,
    right: _Tokens,
    runs: Iterable[tuple[Sequence[str], Sequence[str]]],
    language: str,
) -> list[tuple[str, str]]:
    """The words that stand in the place of their opposites, where neither is denied in some way."""
    if stance(left.text, language) != stance(right.text, language):
        return []
    words = [run for run in runs if max(map(len, run)) <= _WORD]
    return [(" ".join(x), " ".join(y)) for x, y in words if are_opposite(x, y, language)]


@lru_cache(maxsize=1 << 12)
def tokens(text: str) -> _Tokens:
    """The words of a passage; a character of a script that does not part words is one."""
    words = written(without_prices(text))
    if not text.isascii() and UNSPACED_LETTER.search(text):
        words = tuple(piece for word in words for piece in _PIECE.findall(word))
    return _Tokens(text, words, Counter(words))


class _Tokens(NamedTuple):
    """A text, its words in their order, and how often each stands there."""

    text: str
    words: tuple[str, ...]
    counts: Counter[str]


def _exchanged(
    runs: Iterable[tuple[Sequence[str], Sequence[str]]], cased: bool, language: str
) -> list[tuple[str, str]]:
    return [(" ".join(x), " ".join(y)) for x, y in runs if _is_exchange(x, y, cased, language)]


def _denied(
    left: _Tokens, right: _Tokens, alike: SequenceMatcher[str] | None, language: str
) -> list[tuple[str, str]]:
    """Both passages, if one denies what the other says and they are otherwise the same.

    alike: both side by side, if they are one with changes.
    """
    (x, x_denied), (y, y_denied) = (without_negations(t.text, language) for t in (left, right))
    matcher = _matched(tokens(x), tokens(y), _DENIED) if x_denied != y_denied else None
    # What a longer run adds has a negation of its own, as the next sentence may. Some verbs deny
    # within themselves: a word is exchanged for another one.
    denied = _has_short_runs(matcher, _LONGEST) or (
        _has_short_runs(alike, _WORD) and _is_plainly(left, right, language)
    )
    return [(left.text, right.text)] if denied else []


def _has_short_runs(matcher: SequenceMatcher[str] | None, most: int) -> bool:
    """Whether two sentences are one with changes, of so many words on end at most."""
    if matcher is None:
        return False
    runs = (max(j - i, m - k) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal")
    return max(runs, default=0) <= most


def _is_plainly(left: _Tokens, right: _Tokens, language: str) -> bool:
    """Whether one denies what the other plainly says: nothing in that may deny it."""
    stances = {stance(left.text, language), stance(right.text, language)}
    return stances == {Stance.DENIED, Stance.AFFIRMED}


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


def _is_exchange(left: Sequence[str], right: Sequence[str], cased: bool, language: str) -> bool:
    if max(map(_length, (left, right))) > _LONGEST:
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


def _length(words: Sequence[str]) -> float:
    return sum(_CHARACTER if UNSPACED_LETTER.fullmatch(word) else 1.0 for word in words)


def _keys(words: Sequence[str]) -> set[str]:
    """What names keep in any spelling; the words themselves where that is nothing. Characters of
    a script that does not part words are one name together: each is a syllable of many."""
    if all(map(UNSPACED_LETTER.fullmatch, words)):
        words = ("".join(words),)
    return {skeleton(word) or word for word in words}
