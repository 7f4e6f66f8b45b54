"""Stamped: the sentences on dated lines with which a site opens an article.

Each site that carries an article writes its own day and hour above it. The day may as well be that
of the concert or the quake, and all that tells it from another: so a line is the site's only if it
is written as sites do (`service/text/sites/dated_lines.py`), above all that is told in a longer
text. Two articles that differ there are no verbatim copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from service.text.sites.dated_lines import dated
from service.text.writing.clean import clean

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_LONGEST = 200
_MOST = 3
"""More dated lines are what an article consists of."""
_BRIEF = 7
"""A text of so few sentences may be told from another by its day alone."""


def stamped(
    value: str, places: Sequence[tuple[int, int]], added: Sequence[bool], language: str
) -> frozenset[int]:
    """The numbers of the other sentences that are dated lines above a text.

    added: which sentences are known to be what sites add.
    """
    lines = list(islice(_dated_lines(value, language), _MOST + 1))
    if len(lines) > _MOST:
        return frozenset()
    dates = {number for line, single in lines if single for number in _held(line, places)}
    content = [n for n, site in enumerate(added) if not site and n not in dates]
    if len(content) <= _BRIEF:
        return frozenset()
    return frozenset(n for n in dates if n < content[0] and not added[n])


def _dated_lines(value: str, language: str) -> Iterator[tuple[tuple[int, int], bool]]:
    """The place of each dated line, and whether it is written as sites write their own."""
    for line in _LINE.finditer(value):
        found = dated(clean(line[0]), language) if len(line[0]) <= _LONGEST else None
        if found:
            yield line.span(), found.single


def _held(line: tuple[int, int], places: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers of the sentences in a line, none where it is but a line of a wrapped sentence."""
    start, end = line
    met = [n for n, (first, last) in enumerate(places) if first < end and last > start]
    return met if all(start <= places[n][0] and places[n][1] <= end for n in met) else []
