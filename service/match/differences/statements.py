"""Sentences that stand in each other's place in two copies of one language and say something else.

"Nobody was hurt" and "Several workers suffered burns" between sentences that are the same word for
word are no wordings of one thing, and either is too short to be missed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from models.encoder import Vectors
from service.text.writing.clean import fold

_MOST = 2
"""Sentences in one place; more are a paragraph that was rewritten."""
_COPIED = 0.5
"""The share of sentences that are the same in two copies."""
_TOLD = 0.60
"""The likeness from which a sentence says what the other one does, or is told elsewhere."""


def other_statements(
    a: Sequence[str], b: Sequence[str], likeness: Vectors
) -> tuple[tuple[str, str], ...]:
    """Quote what stands in the same place of two texts of one language and tells something else.

    likeness: of all sentences of A and B, (n, m). What stands before the first sentence that both
    have or behind the last one is a headline or a site's.
    """
    x, y = _numbered(a), _numbered(b)
    if y < x:
        # The matcher may pair what was moved otherwise when the sides are exchanged.
        return tuple((one, two) for two, one in other_statements(b, a, likeness.T))
    matcher = SequenceMatcher(None, x, y, autojunk=False)
    if matcher.ratio() < _COPIED:
        return ()
    places = _places(matcher, len(x), len(y))
    return tuple(
        (" ".join(a[left]), " ".join(b[right]))
        for left, right in places
        if likeness[left].max() < _TOLD and likeness[:, right].max() < _TOLD
    )


def _numbered(texts: Sequence[str]) -> list[tuple[str, int]]:
    """The words of each sentence, and how many before it have the same: the matcher takes the cube
    of the number of lines that a text repeats."""
    told = Counter[str]()
    found = []
    for words in map(fold, texts):
        found.append((words, told[words]))
        told[words] += 1
    return found


def _places(
    matcher: SequenceMatcher[tuple[str, int]], n: int, m: int
) -> Iterator[tuple[slice, slice]]:
    """Where sentences stand for others between two that both have, of n and m."""
    for tag, i, j, k, end in matcher.get_opcodes():
        within = min(i, k) > 0 and j < n and end < m
        if tag == "replace" and within and max(j - i, end - k) <= _MOST:
            yield slice(i, j), slice(k, end)
