"""Brief copies in which a few words were changed: bulletins made from one template.

In two translations of one text nearly every passage has changes of its own. In NTREX .0012 of
1,751 runs of three lines in French and Canadian French have fewer different changes than lines,
.0006 of those of four. So a text with as few was written over the other one, and what stands there
in place of something else makes another bulletin, unless the encoder takes it for the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from service.match.alignment.align import Group
from service.match.alignment.ramp import ramp
from service.match.alignment.tokens import tokens
from service.match.coverage.brief import FEW
from service.match.differences.misread import may_be_scanned, misread
from service.match.differences.passage_words import MOST_WORDS, ComparedPassages
from service.match.differences.swapped import swapped
from service.match.differences.word_exchange import is_misread, money_in
from service.text.numbers.cardinals import spelled_numbers
from service.text.numbers.conversions import without_prices
from service.text.words.misspelling import is_misspelled

_ALIKE = 0.6
"""The share of common words from which a passage was changed in some words; below, it was written
anew."""
_SYNONYMS, _OTHERS = 0.25, 0.5
"""How much likeness is lost for each share of words changed: in lines of NTREX .26 of single words
that a synonym stands for lose more than the latter, .97 of nouns that others of a kind stand for,
hardly one of them less than the former."""
_REWORDED, _ANEW = 1.0, 1.6
"""The same of passages that were written anew: those that say the same lose less."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SIGNED = re.compile(r"((?<![^\s(«\"“])(?<!\d\s)[-−–](?=\d)|)" + _NUMBER.pattern)
"""A number with what stands before it if it is below zero."""
_MARK = "0"
"""What stands for a number among words."""


class Edits(NamedTuple):
    """What was changed in the body of a copy: how many passages thereby mean something else, as
    far as the encoder feels it, and the words that stand for others; `turned` counts those in which
    two changed places or a number its sign; `few` tells that there are few changes, if any, so that
    one text was written over the other."""

    passages: float = 0.0
    quotes: tuple[tuple[str, str], ...] = ()
    turned: int = 0
    few: bool = False


NO_EDITS = Edits()


class _Change(NamedTuple):
    """The words changed between two passages, the share of the others, and the words of each side,
    all of them and those changed on end, none of those where they are not compared; `turned` where
    two have changed places, or a number its sign, for which both passages stand."""

    runs: tuple[tuple[str, str], ...]
    share: float
    sides: tuple[Sequence[str], Sequence[str]] = ((), ())
    exchanged: Sequence[tuple[Sequence[str], Sequence[str]]] = ()
    turned: bool = False

    @property
    def idle(self) -> bool:
        """Whether the words tell nothing: where only one side has such, or they look like a scan of
        each other."""
        left, right = self.sides
        return not (_more(left, right) and _more(right, left)) or is_misread(self.exchanged)


def edits(
    a: Sequence[str],
    b: Sequence[str],
    groups: Sequence[Group],
    told: Sequence[ComparedPassages],
    copied: float,
    language: str,
) -> Edits:
    """What was changed between two texts in one language, of which one is a copy of the other.

    groups: the aligned passages but for headlines, which every desk words in its own way; told:
    what is known of the words of each; copied: the likeness of a passage with itself. Nothing
    where there are as many changes as in translations, or more passages than in a bulletin.
    """
    if not 1 < len(groups) <= FEW:
        return NO_EDITS
    changes: list[_Change] = []
    clear = set[tuple[str, str]]()
    for g in groups:
        change = _change(" ".join(a[g.a_slice]), " ".join(b[g.b_slice]), language)
        changes.append(change)
        clear |= {run for run in change.runs if not may_be_scanned(*run, language)}
        # The first passages of translations have as many alone.
        if len(clear) >= len(groups):
            return NO_EDITS
    runs = {run for change in changes for run in change.runs}
    scanned = misread(runs, language)
    if len(runs - scanned) >= len(groups):
        return NO_EDITS
    passages, turned, quotes = 0.0, 0, []
    for g, change, found in zip(groups, changes, told, strict=True):
        felt = 1.0 if found.exchanged else _felt(copied - g.likeness, change, scanned)
        passages += felt
        turned += change.turned
        quotes += [run for run in change.runs if (felt or change.turned) and all(run)]
    return Edits(passages, tuple(dict.fromkeys(quotes)), turned, True)


def _change(one: str, other: str, language: str) -> _Change:
    if one > other:
        # How words are matched depends on which passage is the first one, and nothing else may.
        turned = _change(other, one, language)
        return turned._replace(runs=tuple((x, y) for y, x in turned.runs))
    left, right = _parted(one), _parted(other)
    if swapped(left, right, language) or (left == right and _are_of_other_signs(one, other)):
        return _Change(((one, other),), 1.0, turned=True)
    if left == right:
        return _Change((), 1.0)
    if max(map(len, (left, right))) > MOST_WORDS:
        return _Change(((one, other),), 0.0)
    left, right = _with_figures(left, right, language), _with_figures(right, left, language)
    left, right = _but_money(left, right, language), _but_money(right, left, language)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    spans = [span for tag, *span in matcher.get_opcodes() if tag != "equal"]
    runs = [(left[i:j], right[k:m]) for i, j, k, m in spans]
    changed = tuple((" ".join(x), " ".join(y)) for x, y in runs)
    changed = tuple(run for run in changed if not _is_one_spelling(*run, language))
    return _Change(changed, matcher.ratio(), (left, right), runs)


def _are_of_other_signs(one: str, other: str) -> bool:
    """Whether two passages have as many numbers, but others of them below zero."""
    left, right = ([m[1] != "" for m in _SIGNED.finditer(passage)] for passage in (one, other))
    return len(left) == len(right) and left != right


def _parted(passage: str) -> list[str]:
    """The words of a passage, and one mark for each number: what stands before and after one are
    two changes, while numbers are compared as facts."""
    first, *others = _NUMBER.split(without_prices(passage))
    found = list(tokens(first).words)
    for part in others:
        found += (_MARK, *tokens(part).words)
    return found


def _with_figures(own: Sequence[str], other: Sequence[str], language: str) -> list[str]:
    """The words with a mark for each number in a word in whose place the other passage has one in
    figures: "Seventeen-year-old", "17-year-old"."""
    figures = other.count(_MARK) - own.count(_MARK)
    found = []
    for word in own:
        told = figures > 0 and word not in other and word.casefold() in spelled_numbers(language)
        figures -= told
        found.append(_MARK if told else word)
    return found


def _but_money(own: Sequence[str], other: Sequence[str], language: str) -> list[str]:
    """The words but those for money that the other passage has in another form, which may stand on
    the other side of the number: "Rs 1,800", "1,800 rupees"."""
    said = {money for word in {*other} - {*own} for money in money_in(word, language)}
    if not said:
        return list(own)
    return [word for word in own if word in other or said.isdisjoint(money_in(word, language))]


def _more(own: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a passage has words that the other one has not, or not as often."""
    return bool(Counter(own) - Counter(other))


def _is_one_spelling(one: str, other: str, language: str) -> bool:
    one, other = (words.replace(" ", "") for words in (one, other))
    return bool(one and other) and is_misspelled(one, other, language)


def _felt(lost: float, change: _Change, scanned: frozenset[tuple[str, str]]) -> float:
    """How far a changed passage means something else, given how much less alike it is: 0..1."""
    if scanned.issuperset(change.runs) or change.idle:
        return 0.0
    none, full = (_SYNONYMS, _OTHERS) if change.share >= _ALIKE else (_REWORDED, _ANEW)
    return ramp(none, full, lost / (1 - change.share))
