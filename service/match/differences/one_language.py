"""The language of two texts, where both are in one.

A line is too short to tell its language: "Strike begins" was taken for Afrikaans and "Strike ends"
for Norwegian. Their words tell that both are in one, whichever it is.
"""

from __future__ import annotations

from collections import Counter

from service.match.alignment.tokens import tokens
from service.match.coverage.passages import Passages

_BRIEF = 160
"""Letters of a text whose language may be misread."""
_SHARED = 0.6
"""The share of common words from which two texts are in one language: in the same words none is
exchanged otherwise (passage_words), and between two languages that are near to each other hardly a
line has so many."""


def language_of_both(a: Passages, b: Passages) -> str | None:
    """The language that two texts are in, None where they are in two."""
    if a.language == b.language:
        return a.language
    common = a.languages & b.languages
    if common:
        return min(common)
    if any(sum(map(len, side.texts)) > _BRIEF for side in (a, b)) or _shared(a, b) < _SHARED:
        return None
    return min({a.language, b.language} - {"und"})


def _shared(a: Passages, b: Passages) -> float:
    """The share of their words that both have, the same at any place."""
    left, right = (Counter(word for text in side.texts for word in _words(text)) for side in (a, b))
    words = left.total() + right.total()
    return 2 * (left & right).total() / words if words else 0.0


def _words(text: str) -> tuple[str, ...]:
    return tokens(text.casefold()).words
