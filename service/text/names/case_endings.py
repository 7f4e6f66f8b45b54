"""Endings of names that languages list, and how their stems change before them."""

from __future__ import annotations

import re
from functools import cache

from service.text.tables import read_table
from service.text.writing.clean import fold

Ending = int | frozenset[str]
"""How many letters may follow a stem in a text, or which endings."""
_LISTED: dict[str, dict[str, str]] = read_table("case_endings")
"""Endings of the names of places: `added` to those of few letters, of which any other ending that
long would make another word, also behind `parts` that stand between them and the name
("서울시에서"), `instead` of their last vowel, or of the ending that they have when they are told
`alone`: "Vilnius", "Vilniuje"."""
_SHORTEST = 4
_VOWELS = {"ka": ("ი", "ა", "ე")}
_LAST = ("a", "а")
_OTHER_WORDS = frozenset({"city"})
"""What is a part of many names, and no form of "Čita"."""
_ALONE = {"lt": re.compile("(?:[auy]|i[au]?)s$"), "lv": re.compile("[iu]?s$")}
_LEAST_OF_ROOT = 4
_GRADING = "fi"
_GRADED = re.compile("(nk|nt|mp|lt|rt|rk|lk|kk|pp|tt)([aeiouy])$")
_WEAK = {
    **{"nk": "ng", "nt": "nn", "mp": "mm", "lt": "ll", "rt": "rr", "rk": "r", "lk": "l"},
    **{"kk": "k", "pp": "p", "tt": "t"},
}
"""What becomes in Finnish of consonants before most endings: "Helsinki", "Helsingissä"."""


def follows(rest: str, ending: Ending) -> bool:
    """Whether what follows a stem in a text may be an ending of it."""
    return len(rest) <= ending if isinstance(ending, int) else rest in ending


def with_listed(word: str, language: str, most: int) -> tuple[str, Ending] | None:
    """The stem of a folded name and its endings, where its language lists them: of a place with at
    most so many letters, or of any with an ending of its own; `most` is 0 for what is no place."""
    if len(word) < _SHORTEST:
        return None
    alone = _ALONE[language].search(word) if most and language in _ALONE else None
    if alone and alone.start() >= _LEAST_OF_ROOT:
        return word[: alone.start()], _endings("alone", language)
    vowels = _VOWELS.get(language)
    if word.endswith(vowels or _LAST) and (vowels or len(word) == most):
        instead = _endings("instead", language)
        if instead:
            return word[:-1], frozenset(e for e in instead if word[:-1] + e not in _OTHER_WORDS)
    added = _endings("added", language) if len(word) <= most else None
    return (word, added | {""}) if added else None


@cache
def hangul_endings() -> frozenset[str]:
    """The endings of a place where each letter is a syllable, and one more makes another word of
    a short name as of a long one: "다카마쓰시의" is Takamatsu and no Dhaka."""
    parts = ("", *_LISTED["parts"]["ko"].split("|"))
    endings = ("", *_endings("added", "ko"))
    return frozenset(part + ending for part in parts for ending in endings)


def weakened(word: str, language: str) -> tuple[str, Ending] | None:
    """A folded name as it stands before most endings in Finnish, with those; None where it stays as
    it is."""
    if language != _GRADING or not _GRADED.search(word):
        return None
    return _GRADED.sub(lambda found: _WEAK[found[1]] + found[2], word), _endings("added", language)


def changes(language: str) -> bool:
    """Whether the first letters of a stem may be others than those of a name told alone."""
    return language in _LISTED["instead"] or language == _GRADING


@cache
def _endings(kind: str, language: str) -> frozenset[str]:
    written = _LISTED[kind].get(language, "")
    return frozenset(map(fold, written.split("|"))) if written else frozenset()
