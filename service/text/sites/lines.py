"""The sentences of a text by its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")


def by_lines(value: str, places: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The numbers of the sentences on each line: one that goes over several is on the first of
    them.

    places: [start, end) of each sentence of the text.
    """
    breaks = [0]
    for (_, end), (start, _) in pairwise(places):
        breaks.append(breaks[-1] + (_BREAK.search(value, end, start) is not None))
    numbers = zip(range(len(places)), breaks, strict=False)
    return [[n for n, _ in run] for _, run in groupby(numbers, key=lambda one: one[1])]
