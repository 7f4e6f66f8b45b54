"""Stamped: the sentences on dated lines with which a site opens or closes an article.

Each site that carries an article writes its own day and hour there. In a brief text the day may be
that of the concert or the quake, and all that tells it from another, unless the site says something
beside it; many such lines are a timetable, and one amid the text belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.text.clean import clean
from service.text.dated_lines import dated

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_LONGEST = 200
_EDGE = 3
"""So many sentences of the article may stand above its date, or below."""
_MOST = 3
"""More dated lines are what an article consists of."""
_BRIEF = 7
"""A text of so few sentences may be told from another by its day alone."""


def stamped(
    value: str, places: Sequence[tuple[int, int]], added: Sequence[bool], language: str
) -> frozenset[int]:
    """The numbers of the sentences that are dated lines at the edges of a text.

    added: which sentences are known to be what sites add.
    """
    lines = [*_dated_lines(value, language)]
    held = [(_held(line, places), clock) for line, clock in lines]
    dates = {number for numbers, _ in held for number in numbers}
    content = [n for n, site in enumerate(added) if not site and n not in dates]
    if len(held) > _MOST or not content:
        return frozenset()
    if len(content) > _BRIEF:
        return _outside(dates, content, _EDGE)
    told = [numbers for numbers, clock in held if clock and _is_beside(numbers, added)]
    return _outside({number for numbers in told for number in numbers}, content, 0)


def _outside(dates: set[int], content: list[int], edge: int) -> frozenset[int]:
    """Those before or behind all sentences of the article but so many."""
    return frozenset(n for n in dates if n < content[edge] or n > content[-edge - 1])


def _dated_lines(value: str, language: str) -> Iterator[tuple[tuple[int, int], bool]]:
    """The place of each dated line, and whether it has an hour."""
    for line in _LINE.finditer(value):
        found = dated(clean(line[0]), language) if len(line[0]) <= _LONGEST else None
        if found:
            yield line.span(), found.clock


def _is_beside(numbers: list[int], added: Sequence[bool]) -> bool:
    """Whether the site says the sentence above or below."""
    near = (numbers[0] - 1, numbers[-1] + 1) if numbers else ()
    return any(added[n] for n in near if 0 <= n < len(added))


def _held(line: tuple[int, int], places: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers of the sentences in a line, none where it is but a line of a wrapped sentence."""
    start, end = line
    met = [n for n, (first, last) in enumerate(places) if first < end and last > start]
    return met if all(start <= places[n][0] and places[n][1] <= end for n in met) else []
