"""How far nothing but a likeness speaks for two texts that are too short for it.

"The strike begins tomorrow" is as alike to "The strike ends tomorrow" as to its translation, in
any encoder: one sentence needs a name, a number or its very words in common with the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from service.match.alignment.align import Group
from service.match.alignment.letters import letters_of
from service.match.alignment.ramp import ramp
from service.match.alignment.tokens import tokens
from service.match.coverage.overlap import Sides
from service.text.words.misspelling import is_misspelled

_BARE = (80.0, 40.0)
"""Letters of a text from the first of which on a likeness alone is enough, and up to the second of
which it says nothing: "Parliament rejected the bill yesterday" is alike to all that parliaments do.
Of 12,900 links of true pairs of labelled sets 30 have no more than the mean of both and nothing
else in common."""
_PLAIN = (1.05, 0.95)
"""The likeness from which on such a text is plainly a translation, and up to which it is not."""
_SINGLE = (1.5, 1.3)
"""Effective sentences from the first of which on there is more than one, and up to the second of
which there is one: that and a line of a sixth of its length."""
_WORDED = 0.85
"""The share of words in one order that confirms a copy."""
_FILLED = 0.5
"""The share of common words from which one line is the other with a word exchanged."""


def unconfirmed(
    sides: Sides,
    groups: Sequence[Group],
    language: str | None,
    told: float,
    verbatim: float,
    of: tuple[float, float],
) -> float:
    """How far the shorter of two texts is so short that a likeness is too little: 0..1.

    language: that of both, None where they are in two; told: what both have in common of names and
    numbers, if anything; verbatim: the share of the words of one language that they have in one
    order; of: the likeness, and of how many effective sentences. A name confirms no line that
    exchanges a word for another one: "Fire in Paris".
    """
    likeness, evidence = of
    single, short = ramp(*_SINGLE, evidence), ramp(*_BARE, _letters(sides))
    exchanged = single > 0 and _exchanges_words(sides, groups, language)
    if told:
        return single * short * exchanged
    if verbatim >= _WORDED and not exchanged:
        return 0.0
    return max(single, short * ramp(*_PLAIN, likeness))


def _letters(sides: Sides) -> float:
    return min(sum(map(letters_of, side.texts)) for side in (sides.a, sides.b))


def _exchanges_words(sides: Sides, groups: Sequence[Group], language: str | None) -> bool:
    """Whether two texts of one language say the same but for words in the place of others."""
    a, b, _ = sides
    return language is not None and any(
        _exchanges(" ".join(a.texts[g.a_slice]), " ".join(b.texts[g.b_slice]), language)
        for g in groups
    )


def _exchanges(one: str, other: str, language: str) -> bool:
    x, y = sorted(tokens(text.casefold()).words for text in (one, other))
    matcher = SequenceMatcher(None, x, y, autojunk=False)
    if matcher.ratio() < _FILLED:
        return False
    spans = [span for tag, *span in matcher.get_opcodes() if tag == "replace"]
    return any(
        not is_misspelled("".join(x[i:j]), "".join(y[k:m]), language) for i, j, k, m in spans
    )
