"""What a sentence says is the second to the tenth, in words: "втори заподозрян", "ein vierter"."""

from __future__ import annotations

from functools import cache, lru_cache

from service.text.names.names import WORD
from service.text.numbers.cardinals import SPELLED, one_apostrophe, spelled_ordinals
from service.text.tables import read_table

_NTH = "nth:"
_LAST = 10
NTH = frozenset(f"{_NTH}{n}" for n in range(2, _LAST + 1))
"""What `ordinals` may tell."""


@lru_cache(maxsize=1 << 12)
def ordinals(sentence: str, language: str) -> frozenset[str]:
    """Which of `NTH` a cleaned sentence names in words that mean nothing else; none in a language
    for which ICU has no such words."""
    known = _known(language)
    if not known:
        return frozenset()
    words = WORD.findall(one_apostrophe(sentence, language).casefold())
    return frozenset(f"{_NTH}{known[word]}" for word in words if word in known)


@cache
def _known(language: str) -> dict[str, str]:
    also: dict[str, str] = read_table("counting_words")["also"]
    left_out = also.get(language, "").split()
    every = spelled_ordinals(language, _LAST).items()
    return {word: n for word, n in every if SPELLED.fullmatch(word) and word not in left_out}
