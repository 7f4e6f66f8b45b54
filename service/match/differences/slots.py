"""Words that a template has in several places: where it is filled anew, each of them changes alike.

An editor changes a word once, or puts a near synonym for it, which the encoder tells. Who writes
another bulletin into the last one changes what it is about in the headline and again below: the
illness, the dead man, the trade that is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from math import ceil
from typing import NamedTuple

from service.match.alignment.align import Group
from service.match.alignment.ramp import ramp
from service.match.alignment.tokens import matched, tokens
from service.match.coverage.brief import FEW
from service.match.differences.word_exchange import LONGEST, length_of
from service.text.names.known import known_names
from service.text.words.misspelling import is_misspelled
from service.text.writing.characters import UNSPACED_LETTER
from service.text.writing.clean import fold

_ALIKE = 0.4
"""The share of common words from which passages are told side by side; with what a text opens, of
which hardly a word may be left in a headline, always is."""
_LEAST, _CHARACTERS = 4, 2
"""Letters of a word that stands for another, and characters of a script that parts no words."""
_LOOKS = 0.7
"""With as many common letters two are forms or spellings of one word."""
_STEM, _PART = 4, 0.6
"""So many letters, and such a part of the longer one, that begin alike are those of one word in
two forms."""
_SAME_MEANING, _OTHER_MEANING = 0.6, 1.1
"""How much likeness is lost for each share of words changed where they mean the same, and where
they mean something else. It is more than in `service.match.differences.edited`, where a word is
changed once: pupils who are students throughout lose .53 to .64, football that is soccer .67 to
.79, measles that are mumps 1.1 to 1.7."""

_NOUNS = frozenset({"de", "lb"})
"""Languages that write nouns with a capital."""


class Slots(NamedTuple):
    """The words of A and B that stand for each other in several passages, and how far the encoder
    takes them for something else: 0..1."""

    quotes: tuple[tuple[str, str], ...] = ()
    felt: float = 0.0


NO_SLOTS = Slots()
_Pair = tuple[str, str]


class _Place(NamedTuple):
    """The words that one passage exchanges, how far it thereby means something else, and whether
    it tells what the text is about."""

    pairs: Sequence[_Pair]
    felt: float
    opening: bool


def refilled_slots(
    a: Sequence[str],
    b: Sequence[str],
    groups: Sequence[Group],
    copied: float,
    language: str,
    headlines: tuple[int, int],
) -> Slots:
    """The words exchanged alike in two passages or more of two texts in one language, the headline
    or the first sentence among them.

    copied: the likeness of a passage with itself; headlines: with how many sentences of a headline
    A and B begin. Nothing in texts of more passages than a bulletin has.
    """
    if not 1 < len(groups) <= FEW:
        return NO_SLOTS
    places = [_place(a, b, g, copied, language, headlines) for g in groups]
    found: dict[_Pair, float] = {}
    for n, place in enumerate(places):
        others = places[n + 1 :] if place.opening else ()
        for pair in place.pairs:
            again = [(o.felt, each) for o in others for each in o.pairs if _is_one(pair, each)]
            if again:
                felt = [place.felt, *(felt for felt, _ in again)]
                named = language not in _NOUNS and all(
                    map(_are_names, [pair, *(each for _, each in again)])
                )
                found[pair] = 1.0 if named else sum(felt) / len(felt)
    told = {pair: felt for pair, felt in found.items() if felt}
    return Slots(tuple(told), max(told.values(), default=0.0))


def _place(
    a: Sequence[str],
    b: Sequence[str],
    group: Group,
    copied: float,
    language: str,
    headlines: tuple[int, int],
) -> _Place:
    opening = group.a_start <= headlines[0] and group.b_start <= headlines[1]
    one, other = " ".join(a[group.a_slice]), " ".join(b[group.b_slice])
    # How words are matched depends on which passage is the first one, and nothing else may.
    turned = one > other
    left, right = (tokens(text) for text in ((other, one) if turned else (one, other)))
    same = left.words == right.words
    matcher = None if same else matched(left, right, 0.0 if opening else _ALIKE)
    if matcher is None:
        return _Place((), 0.0, opening)
    spans = [span for tag, *span in matcher.get_opcodes() if tag == "replace"]
    pairs = [
        (y, x) if turned else (x, y)
        for i, j, k, m in spans
        for x, y in _pairs(left.words[i:j], right.words[k:m], language)
    ]
    felt = ramp(_SAME_MEANING, _OTHER_MEANING, (copied - group.likeness) / (1 - matcher.ratio()))
    return _Place(pairs, felt, opening)


def _pairs(left: Sequence[str], right: Sequence[str], language: str) -> Sequence[_Pair]:
    """The words of two runs that stand for each other: one by one, or where the runs are of two
    lengths, or of words that are too short, together."""
    if max(map(length_of, (left, right))) > LONGEST:
        return ()
    spaced = not any(map(UNSPACED_LETTER.fullmatch, (*left, *right)))
    single = zip(left, right, strict=False) if spaced and len(left) == len(right) else ()
    found = [pair for pair in single if not _stand_for_one_thing(*pair, language)]
    blank = " " if spaced else ""
    together = blank.join(left), blank.join(right)
    return found or ([] if _stand_for_one_thing(*together, language) else [together])


def _stand_for_one_thing(one: str, other: str, language: str) -> bool:
    """Whether two words are forms, spellings or names of one thing, or too short to tell."""
    x, y = fold(one), fold(other)
    if UNSPACED_LETTER.search(x + y):
        return max(len(x), len(y)) < _CHARACTERS or any(map(str.isdecimal, x + y))
    if min(len(x), len(y)) < _LEAST or any(map(str.isdecimal, x + y)):
        return True
    if _is_form(x, y) or SequenceMatcher(None, x, y, autojunk=False).ratio() >= _LOOKS:
        return True
    return is_misspelled(one, other, language) or _is_one_name(one, other, language)


def _is_one_name(one: str, other: str, language: str) -> bool:
    """Whether both name one country, city or day: "Britain", "United Kingdom"."""
    left, right = (
        {value for name in known_names(words, language) for value in name.values}
        for words in (one, other)
    )
    return not left.isdisjoint(right)


def _are_names(pair: _Pair) -> bool:
    """Whether both have capitals."""
    return all(word[0].isupper() for words in pair for word in words.split())


def _is_one(pair: _Pair, again: _Pair) -> bool:
    """Whether two pairs are of the same words, in whatever form."""
    return all(
        x == y or _is_form(x, y) for x, y in zip(map(fold, pair), map(fold, again), strict=True)
    )


def _is_form(one: str, other: str) -> bool:
    """Whether two folded words begin alike."""
    least = max(_STEM, ceil(_PART * max(len(one), len(other))))
    return min(len(one), len(other)) >= least and one[:least] == other[:least]
