"""Credits: the news agency and the place that an article says it comes from.

An agency is named in passing all over the news ("he told Reuters"); it is a credit only
where credits stand: in a dateline, or on a line of its own or at the end of a line at the
edges of the text. All patterns look at one short line at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.text.origin.agencies import any_agency, any_of, credit_words, credited_names
from service.text.origin.dateline_patterns import dateline_patterns
from service.text.origin.late_pattern import LatePattern

# A credit line is short; a paragraph that ends with one may be long, and its end is enough.
_SHORT = 100
_END = 120
_FIRST_LINES, _LAST_LINES = 5, 10
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a passage at [start, end) credits: an `agency` or, as a `dateline`, a city."""

    kind: str
    value: str
    start: int
    end: int


def _dateline(line: str) -> Iterator[Credit]:
    for pattern in dateline_patterns():
        match = pattern.match(line)
        if not match or match["city"].strip() in credit_words("labels"):
            continue
        whole = match[0].rstrip()
        yield Credit("dateline", match["city"].strip(), 0, len(whole))
        yield from _agencies(line, 0, match.start("city"))
        yield from _agencies(line, match.end("city"), match.end())
        return


def _agencies(line: str, start: int, end: int) -> Iterator[Credit]:
    for match in any_agency().finditer(line, start, end):
        name = credited_names()[" ".join(match[0].split())]
        yield Credit("agency", name, match.start(), match.end())


@cache
def _credit_lines() -> tuple[re.Pattern[str], ...]:
    agency = any_agency().pattern
    lead = "|".join(any_of(credit_words(key)) for key in ("by", "with"))
    list_of = rf"{agency}(?:\W{{1,4}}(?:(?:and|et|y|und|e|en|i|и|و|dan|ve)\W)?{agency}){{0,5}}"
    return (
        # AFP | (Reuters, AP) | By Reuters | With agencies | © AFP 2022
        re.compile(rf"\W{{0,4}}(?:(?i:{lead})\W{{1,2}})?{list_of}\W{{0,3}}(?:\d{{4}})?\W{{0,3}}$"),
        # Source: RT, RIA Novosti
        re.compile(rf"\W{{0,4}}(?i:{any_of(credit_words('source'))})\s?[:：]\s?[^:]{{2,80}}$"),
    )


@cache
def _line_ends() -> tuple[LatePattern, ...]:
    agency = any_agency().pattern
    lead = any_of(credit_words("with"))
    return (
        # ... he said. — AFP | ... he said (Reuters)
        LatePattern(
            "[-–—/]",
            rf"(?:[.!?…»”\"'’。؟]\s?|\s)[-–—/]{{1,2}}\s?({agency}(?:/{agency})?)/?\W{{0,2}}$",
        ),
        LatePattern(
            r"[(（\[]",
            rf"[(（\[]\s?((?:(?i:{lead})\s)?{agency}(?:\s?[/,;&+-]\s?{agency}){{0,3}})\s?[)）\]]\W{{0,2}}$",
        ),
    )


def _edge(line: str) -> Iterator[Credit]:
    """Yield the credits of a line that stands near the beginning or the end."""
    if len(line) <= _SHORT:
        for pattern in _credit_lines():
            if pattern.match(line):
                yield from _agencies(line, 0, len(line))
                return
    offset = max(0, len(line) - _END)
    for ending in _line_ends():
        match = ending.search(line, offset)
        if match:
            yield from _agencies(line, match.start(1), match.end(1))
            return


def find_credits(text: str, body: bool) -> Iterator[Credit]:
    """Yield the credits of a text: of a whole article, or (`body` false) of its headline."""
    lines = [(match.start(), match[0]) for match in _LINE.finditer(text) if match[0].strip()]
    first = lines[:_FIRST_LINES]
    for place, line in [*first, *lines[max(_FIRST_LINES, len(lines) - _LAST_LINES) :]]:
        indent = len(line) - len(line.lstrip())
        found = list(_dateline(line.strip()[:_END])) if body and (place, line) in first else []
        for credit in found or _edge(line.strip()):
            shift = place + indent
            yield Credit(credit.kind, credit.value, credit.start + shift, credit.end + shift)
