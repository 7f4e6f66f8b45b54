"""The form in which a fact is written: what fills one place of a template has one form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.text.numbers.mention import Mention
from service.text.numbers.numerals import ascii_digits
from service.text.numbers.results import results
from service.text.numbers.sizes import is_scaled
from service.text.numbers.times import is_full_hour, is_timed

_FRACTION = re.compile(r"\d[.,٫]\d{1,2}\D*$")
"""The end of a number with a fraction, and what follows it."""
_FULL_HOUR = re.compile(r"\D*00\D*$")
"""What is written of a full hour beside it."""
_DIGITS = re.compile(r"\d+")
_TWO = 2


def are_of_one_form(left: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether the facts of two passages may stand for each other."""
    own, other = ([_forms(fact) for fact in side] for side in (left, right))
    return own == other or (_fits(own, other) and _fits(other, own))


def digits(fact: Mention) -> int:
    """The digits of a fact, of a full hour those of the hour."""
    full = is_full_hour(fact.values)
    written = _FULL_HOUR.sub("", ascii_digits(fact.quote)) if full else fact.quote
    return sum(map(str.isdecimal, written))


def is_long(fact: Mention) -> bool:
    """Whether a fact has more than one digit."""
    return digits(fact) > 1


def longer(facts: Sequence[Mention]) -> int:
    """How many facts but times have more than two digits: one of a single digit stands for such by
    chance."""
    return sum(digits(fact) > _TWO and not is_timed(fact.values) for fact in facts)


def _is_fraction(fact: Mention) -> bool:
    """Whether a fact has one or two digits behind a point."""
    return _FRACTION.search(fact.quote) is not None


def shape_of(fact: Mention) -> tuple[int, ...]:
    """The digits of each part of a number: 1 and 3 of "1.367"."""
    return tuple(map(len, _DIGITS.findall(fact.quote)))


def _fits(own: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """Whether as many facts of the other side may have each form as have no other form here."""
    return all(
        sum(forms == {form} for forms in own) <= sum(form in forms for forms in other)
        for form in ("time", "fraction", "result", "month", "number")
    )


def _forms(fact: Mention) -> frozenset[str]:
    """The forms that a fact may have: "15.47" may be a time, as "18:47" is, or no whole number, and
    what is told by a scale is a fraction by another: "289万", "2.89 million"."""
    forms = set[str]()
    if is_timed(fact.values):
        forms.update(("time", "number") if is_full_hour(fact.values) else ("time",))
    if _is_fraction(fact):
        forms.add("fraction")
    if is_scaled(fact.values):
        forms.update(("fraction", "number"))
    if results(fact.values):
        forms.add("result")
    if fact.is_month:
        forms.add("month")
    return frozenset(forms or {"number"})
