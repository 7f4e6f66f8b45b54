"""Two passages of one language side by side: the words they share, those exchanged for others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from service.match.alignment.tokens import Tokens, matched, tokens
from service.match.differences.word_exchange import LONGEST, exchanged_words, is_misread
from service.text.names.known import known_names
from service.text.numbers.counting_words import count_otherwise
from service.text.words.antonyms import are_opposite
from service.text.words.denials import Stance, stance
from service.text.words.negations import without_negations

_ALIKE = 0.6
"""The share of common words from which two sentences of one language are one with changes."""
_RELATED = 0.15
"""The share of common small words from which two passages are told in one language: close ones
share articles, too."""
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


class ComparedPassages(NamedTuple):
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


def compare_passages(one: str, other: str, cased: bool, language: str) -> ComparedPassages:
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


def _compared(left: Tokens, right: Tokens, cased: bool, language: str) -> ComparedPassages:
    x, y = left.words, right.words
    words = len(x) + len(y)
    if x == y or not (0 < len(x) <= MOST_WORDS and 0 < len(y) <= MOST_WORDS):
        return ComparedPassages(words, float(x == y))
    matcher = matched(left, right, _ALIKE)
    if matcher is None:
        denied = _denied(left, right, None, language)
        anew = words <= MOST_WORDS and _in_one_language(x, y)
        return ComparedPassages(words, 0.0, denied, denied=bool(denied), anew=anew)
    spans = [span for tag, *span in matcher.get_opcodes() if tag == "replace"]
    of_x, of_y = (_first_name(each, language) if cased else 0 for each in (x, y))
    named = [(x[max(of_x, i) : j], y[max(of_y, k) : m]) for i, j, k, m in spans]
    exchanged = exchanged_words(named, cased, language)
    denied = [] if exchanged else _denied(left, right, matcher, language)
    runs = [(x[i:j], y[k:m]) for i, j, k, m in spans]
    share = matcher.ratio()
    opposite = _opposite(left, right, runs, language) if share >= _DENIED else []
    replaced = () if is_misread(runs) else exchanged_words(runs, False, language)
    # Opposites may look like each other: "apreció", "depreció".
    return ComparedPassages(
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
    left: Tokens,
    right: Tokens,
    runs: Iterable[tuple[Sequence[str], Sequence[str]]],
    language: str,
) -> list[tuple[str, str]]:
    """The words that stand in the place of their opposites, or of those for another number, where
    neither is denied in some way."""
    if stance(left.text, language) != stance(right.text, language):
        return []
    words = [run for run in runs if max(map(len, run)) <= _WORD]
    return [
        (" ".join(x), " ".join(y))
        for x, y in words
        if are_opposite(x, y, language) or count_otherwise(x, y, language)
    ]


def _denied(
    left: Tokens, right: Tokens, alike: SequenceMatcher[str] | None, language: str
) -> list[tuple[str, str]]:
    """Both passages, if one denies what the other says and they are otherwise the same.

    alike: both side by side, if they are one with changes.
    """
    (x, x_denied), (y, y_denied) = (without_negations(t.text, language) for t in (left, right))
    matcher = matched(tokens(x), tokens(y), _DENIED) if x_denied != y_denied else None
    # What a longer run adds has a negation of its own, as the next sentence may. Some verbs deny
    # within themselves: a word is exchanged for another one.
    denied = _has_short_runs(matcher, LONGEST) or (
        _has_short_runs(alike, _WORD) and _is_plainly(left, right, language)
    )
    return [(left.text, right.text)] if denied else []


def _has_short_runs(matcher: SequenceMatcher[str] | None, most: int) -> bool:
    """Whether two sentences are one with changes, of so many words on end at most."""
    if matcher is None:
        return False
    runs = (max(j - i, m - k) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal")
    return max(runs, default=0) <= most


def _is_plainly(left: Tokens, right: Tokens, language: str) -> bool:
    """Whether one denies what the other plainly says: nothing in that may deny it."""
    stances = {stance(left.text, language), stance(right.text, language)}
    return stances == {Stance.DENIED, Stance.AFFIRMED}
