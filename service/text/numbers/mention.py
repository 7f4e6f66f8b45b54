"""A number or month in a sentence, and when two of them are one fact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from service.text.names.nights import EVE, eves
from service.text.numbers.centuries import ROMAN
from service.text.numbers.currencies import is_other_money
from service.text.numbers.dates import days
from service.text.numbers.frost import ABOVE, BELOW, is_of_other_sign
from service.text.numbers.metric import DURATIONS, UNIT
from service.text.numbers.numerals import significant
from service.text.numbers.periods import PERIOD, marks
from service.text.numbers.results import RESULT, results
from service.text.numbers.short_years import SHORT_YEAR
from service.text.numbers.sizes import are_of_other_sizes
from service.text.numbers.times import TIME, is_another_hour, is_full_hour

_TENTHS = re.compile(r"\d[.,٫]\d$")
MONTH = "month:"
"""Marks, among the values of a number, that it is the month of a date: "10月2日"."""
_WARMTH, _DURATION = "temperature:", "duration:"
"""Mark temperatures and durations among the values: as long as they are, they tell no more than
their degrees or days."""
_LASTING = frozenset(f"{UNIT}{unit}" for unit in DURATIONS)
_SLIGHT = 0.5
"""What a single digit weighs against a longer number."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number or month as written at [start, end) of a sentence, with all values it can stand for.

    `firm` is false for a number spelled as a word or written onto one: it can agree, but that it
    is missing elsewhere says little ("one" is an article in many languages). `spelled` tells that
    it is a cardinal in words, and with no capital within a sentence: "Lima", "Big Ten" are names.
    `kind` is what it tells, where that was asked (service.match.facts.fact_kinds).
    """

    start: int
    end: int
    quote: str
    values: frozenset[str]
    firm: bool = True
    spelled: bool = False
    kind: str = ""

    @property
    def weight(self) -> float:
        """How much the mention tells: single digits meet, and slip, more easily than others."""
        return _weight(self.values)

    def agrees(self, other: Mention) -> bool:
        """Whether both can stand for one value.

        Measures of about one size do where they are in two units, as one was converted; nobody
        converts 837 kg to 844 kg. Two dates of one day do not in two months, nor do three weeks and
        three months, or 12 million and 12 billion, nor does a result agree with one of its numbers;
        a month answers no result and no fraction.
        """
        if self.values.isdisjoint(other.values) or not _are_one(self.values, other.values):
            return False
        if self.tells_otherwise(other):
            return False
        if results(self.values) or results(other.values):
            return True
        return not ((self.is_whole and other.is_exact) or (other.is_whole and self.is_exact))

    def tells_otherwise(self, other: Mention) -> bool:
        """Whether what both tell differs though the numbers may be one.

        Degrees above and below zero, hours of two halves of the day, nights that lead to two days,
        two parts of a whole, two periods, two currencies, and durations, one of them in figures, in
        units of which they have none in common, and not of one length.
        """
        if self.is_plain or other.is_plain:
            return False
        told = self.values, other.values
        if any(differ(*told) for differ in (is_of_other_sign, is_another_hour, is_other_money)):
            return True
        for kind in (eves, _fractions, marks):
            one = kind(self.values)
            if one and one != (kind(other.values) or one):
                return True
        left, right = self.values & _LASTING, other.values & _LASTING
        if not (self.firm or other.firm) or not (left and right) or left & right:
            return False
        return not any(value.startswith(_DURATION) for value in self.values & other.values)

    @property
    def is_plain(self) -> bool:
        """Whether it is a number alone, without a sign, an hour, a night, a part or a unit."""
        return _are_plain(self.values)

    @property
    def is_worded(self) -> bool:
        """Whether it is written in words alone."""
        return _is_worded(self.quote)

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number in words, or a month, and not "anderthalb"."""
        return self.is_worded and not any("." in value for value in self.values)

    @property
    def is_month(self) -> bool:
        """Whether it is a month by its name or before its day, and nothing else."""
        if MONTH in self.values:
            return True
        return self.is_worded and self.firm and all(map(str.isdecimal, self.values))

    @property
    def is_short_year(self) -> bool:
        """Whether it is the year of a date in two digits: "14-Sep-26"."""
        return any(value.startswith(SHORT_YEAR) for value in self.values)

    @property
    def is_exact(self) -> bool:
        """Whether it is a result or has a digit behind the point, which nobody puts in a word."""
        return bool(results(self.values)) or _TENTHS.search(self.quote) is not None

    @property
    def counted(self) -> frozenset[str]:
        """The values by which an article is looked up: a decimal is hardly a time ("15.30")."""
        if not self.firm:
            return frozenset()
        return frozenset(v for v in self.values if v[:1].isdecimal()) or self.values


Facts = list[tuple[Mention, ...]]
"""The mentions of each sentence of an article."""


def flat(facts: Iterable[Iterable[Mention]]) -> list[Mention]:
    """All mentions of some sentences or passages, in their order."""
    return [mention for sentence in facts for mention in sentence]


@lru_cache(maxsize=1 << 14)
def _are_one(values: frozenset[str], others: frozenset[str]) -> bool:
    """Whether numbers with these values can be one, whatever is told of them besides."""
    if are_of_other_sizes(values, others):
        return False
    common = values & others
    if results(values) or results(others):
        return any(value.startswith((RESULT, TIME)) for value in common)
    common = common - (days(values) & days(others)) - {MONTH}
    if not any(v.startswith(UNIT) for v in common):
        return bool(common)
    return any(":" not in v or v.startswith(TIME) for v in common)


@lru_cache(maxsize=1 << 14)
def _is_worded(quote: str) -> bool:
    return not (any(map(str.isdecimal, quote)) or ROMAN.issuperset(quote))


@lru_cache(maxsize=1 << 14)
def _are_plain(values: frozenset[str]) -> bool:
    return not any(":" in value or "/" in value for value in values)


@lru_cache(maxsize=1 << 14)
def _fractions(values: frozenset[str]) -> frozenset[str]:
    """The parts of a whole among values: "3/4"."""
    return frozenset(value for value in values if "/" in value)


@lru_cache(maxsize=1 << 14)
def _weight(values: frozenset[str]) -> float:
    beside = (
        _WARMTH,
        _DURATION,
        UNIT,
        MONTH,
        EVE,
        PERIOD,
        SHORT_YEAR,
        BELOW,
        ABOVE,
        *([TIME] if is_full_hour(values) else ()),
    )
    told = (value for value in values if not value.startswith(beside))
    return _SLIGHT if all(len(significant(value)) < 2 for value in told) else 1.0
