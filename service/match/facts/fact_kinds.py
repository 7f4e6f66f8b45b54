"""What a number tells: a date, a price, a length. What is left over of one kind on one side of a
pair is no other form of what is left over of another kind on the other side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from service.text.numbers.conversions import SIGN, bracketed
from service.text.numbers.dates import days
from service.text.numbers.day_and_night import lasts_a_day, without_day_and_night
from service.text.numbers.mention import Facts, Mention, flat
from service.text.numbers.metric import UNITS
from service.text.numbers.periods import PERIOD, kind_of_period, marks
from service.text.numbers.results import results
from service.text.numbers.times import is_full_hour, is_timed
from service.text.origin.provenance import find_provenance


class FactKind(StrEnum):
    """The kinds of facts that are told by what is written beside them."""

    DATELINE = "dateline"
    CONVERTED = "converted"
    DAY = "day"
    TIME = "time"
    RESULT = "result"
    DATE = "date"
    MONEY = "money"
    SHARE = "share"
    COUNT = "count"


_ALONE = frozenset({FactKind.DATELINE, FactKind.CONVERTED, FactKind.DAY})
"""Each outlet writes its own dateline, and puts what it converted in brackets, and 24 hours are
often all of the time: none is what another text has to answer, but with such a one."""
SURE_KINDS = frozenset({FactKind.TIME, FactKind.RESULT, FactKind.DATE}) | _ALONE
"""What is told for what it is in any language; a unit or a currency may be unread in one."""
_LIKE = ({FactKind.DATELINE, FactKind.DATE}, {FactKind.DAY, "duration"})
"""Kinds of which one stands for the other."""
_DIMENSIONS = tuple(sorted({f"{dimension}:" for dimension, *_ in UNITS.values()}))
_PRICED, _PRICE = re.compile(rf"(?:{SIGN}|\b[A-Z]{{3}})\s?$"), re.compile(rf"\s?{SIGN}")
_SHARE = re.compile(r"\s?[%‰٪％]")
_NEAR = 5
"""So many characters may part the day from the month: "3 de mayo"."""
_DAY = 2
"""The digits of the day of a month."""


def with_kinds(text: str, found: Sequence[Mention], first: bool) -> tuple[Mention, ...]:
    """The facts of a sentence, each with its kind; the first one may begin with a dateline."""
    if not found:
        return ()
    found = without_day_and_night(text, found)
    end = _dateline_end(text) if first else 0
    brackets = bracketed(text)
    months = [fact for fact in found if fact.is_month]
    kinds = (_period(fact) or _kind(text, fact, months) for fact in found)
    return tuple(
        replace(fact, kind=_placed(fact, kind, end, brackets))
        for fact, kind in zip(found, kinds, strict=True)
    )


def comparable(left: Facts, right: Facts) -> tuple[Facts, Facts]:
    """What is left over of two articles, passage by passage, without what stands for nothing that
    is left over on the other side: of one kind, or, beside it, of one that may be unread."""
    all_left, all_right = flat(left), flat(right)
    passages = list(zip(left, right, strict=True))
    return (
        [_answerable(mine, theirs, all_right) for mine, theirs in passages],
        [_answerable(theirs, mine, all_left) for mine, theirs in passages],
    )


def _answerable(
    mine: Sequence[Mention], beside: Sequence[Mention], others: Sequence[Mention]
) -> tuple[Mention, ...]:
    return tuple(
        fact
        for fact in mine
        if any(_may_stand_for(fact, x) for x in beside) or any(_is_like(fact, x) for x in others)
    )


def _is_like(fact: Mention, other: Mention) -> bool:
    """Whether two facts are of one kind, wherever they stand."""
    return fact.kind == other.kind or {fact.kind, other.kind} in _LIKE


def _may_stand_for(fact: Mention, other: Mention) -> bool:
    """Whether two facts of one passage are of one kind as far as that is read."""
    if _is_like(fact, other):
        return True
    kinds = {fact.kind, other.kind}
    if any(map(_stands_alone, kinds)):
        return False
    return FactKind.COUNT in kinds or kinds.isdisjoint(SURE_KINDS)


def _kind(text: str, fact: Mention, months: Sequence[Mention]) -> str:
    if results(fact.values):
        return FactKind.RESULT
    if fact.is_month or days(fact.values) or any(_is_day_of(fact, month) for month in months):
        return FactKind.DATE
    if _SHARE.match(text, fact.end):
        return FactKind.SHARE
    if _PRICED.search(text[: fact.start]) or _PRICE.match(text, fact.end):
        return FactKind.MONEY
    if is_timed(fact.values) and not is_full_hour(fact.values):
        return FactKind.TIME
    return FactKind.DAY if lasts_a_day(fact.values) else _dimension(fact) or FactKind.COUNT


def _stands_alone(kind: str) -> bool:
    """Whether a fact of that kind stands for none but such a one: a language may lack the words for
    quarters, and then nothing in its text answers one."""
    return kind in _ALONE or kind.startswith(PERIOD)


def _period(fact: Mention) -> str | None:
    """The unit of the period that it tells: a quarter stands for no class."""
    return next(map(kind_of_period, marks(fact.values)), None)


def _dimension(fact: Mention) -> str | None:
    """The one dimension that it measures."""
    told = {value.partition(":")[0] for value in fact.values if value.startswith(_DIMENSIONS)}
    return told.pop() if len(told) == 1 else None


def _is_day_of(fact: Mention, month: Mention) -> bool:
    """Whether a number stands beside a month, as its day does."""
    apart = max(month.start - fact.end, fact.start - month.end)
    return 0 <= apart <= _NEAR and sum(map(str.isdecimal, fact.quote)) in range(1, _DAY + 1)


def _placed(fact: Mention, kind: str, end: int, brackets: Sequence[tuple[int, int]]) -> str:
    """The kind, or where it stands, if that tells more."""
    if fact.end <= end:
        return FactKind.DATELINE
    converted = kind == FactKind.MONEY or f"{kind}:" in _DIMENSIONS
    return FactKind.CONVERTED if converted and _is_within(fact, brackets) else kind


def _is_within(fact: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= fact.start and fact.end <= end for start, end in spans)


def _dateline_end(text: str) -> int:
    """Where the dateline ends with which a sentence begins; 0 without one."""
    found = find_provenance({"text": text})
    return max((e.end for e in found if e.kind == "dateline" and e.start == 0), default=0)
