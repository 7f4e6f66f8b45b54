"""Which of the words that two copies exchange are misreadings of a scan."""

from __future__ import annotations

from collections.abc import Set
from itertools import repeat

from service.text.words.misspelling import may_be_misread

SEVERAL = 2
"""Of so many different words in which one letter is another one, no template was filled anew."""


def misread(exchanged: Set[tuple[str, str]], language: str) -> frozenset[tuple[str, str]]:
    """The words that a scan changed: those that differ in one letter, where there are several and
    most are such. A template is not filled with names that do."""
    found = frozenset(pair for pair in exchanged if may_be_scanned(*pair, language))
    most = len(found) >= SEVERAL and 2 * len(found) > len(exchanged)
    return found if most else frozenset()


def may_be_scanned(one: str, other: str, language: str) -> bool:
    """Whether each word of the one may be that of the other, or all written together."""
    left, right = one.split(), other.split()
    if len(left) != len(right):
        left, right = ["".join(left)], ["".join(right)]
    return all(map(may_be_misread, left, right, repeat(language)))
