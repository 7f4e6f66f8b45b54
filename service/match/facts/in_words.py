"""Numbers in words that no figure answers: when one stands in the place of a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from service.match.facts.fact_kinds import FactKind
from service.text.numbers.mention import Facts, Mention
from service.text.numbers.metric import UNIT
from service.text.numbers.numerals import significant

_ONE = frozenset({"1"})
_PARTED = 20
_FRACTION = re.compile(r"(\d+)/(\d+)")
_ABOUT = 2
"""Percent by which what is told in round words may be off."""
_THOUSAND = 1000
_SCALES = (100, _THOUSAND)
_TENS = 2
"""The digits of a number below a hundred."""
Open = tuple[Facts, Facts]
"""The clear facts of an article that nothing answers, passage by passage, and all such facts."""


def or_spelled(own: Open, other: Open) -> Facts:
    """The clear facts, and the spelled numbers of a passage that has no others, in whose place the
    other side has one figure or as many in words that they cannot be.

    Of lines of NTREX that spell one number from three on in both languages, seven in a thousand
    spell two; two stands in the place of another one in .0011 of those that tell facts, and none
    has two or more that all are others. Of pairs of its lines that tell facts, .0152 contradict one
    another with spelled numbers from three on, .0135 without figures that have a digit in common
    with the spelled number, nearly all by a slip.
    """
    return [
        clear or _instead(open_, others, theirs)
        for clear, open_, others, theirs in zip(*own, *other, strict=True)
    ]


def _instead(
    open_: Sequence[Mention], figures: Sequence[Mention], theirs: Sequence[Mention]
) -> tuple[Mention, ...]:
    """The spelled numbers of a passage that stand in the place of one figure, or of as many
    numbers in words where there is none."""
    spelled = tuple(mention for mention in open_ if mention.spelled)
    others = figures or [mention for mention in theirs if mention.spelled]
    if len(spelled) != len(others) or len(figures) > 1:
        return ()
    each = product(spelled, others)
    return spelled if all(_stands_for(one, other) for one, other in each) else ()


def _stands_for(spelled: Mention, other: Mention) -> bool:
    """Whether one number may stand in the place of a spelled one. One is often an article or a
    pronoun, and other languages write an article for the figure for one."""
    if _parts(spelled) and (_parts(other) if other.spelled else other.kind == FactKind.SHARE):
        return not _is_about(spelled, other)
    if other.spelled:
        return _ONE.isdisjoint(spelled.values | other.values) and not _is_part(spelled, other)
    if other.is_worded or "1" in other.values:
        return False
    if _is_about(spelled, other) or _is_converted(spelled, other):
        return False
    return not (_is_term(spelled, other) or _is_half_read(spelled, other))


def _parts(fact: Mention) -> list[re.Match[str]]:
    """The parts of a whole that a number in words may be, which is no word of another number: a
    fifth is neither the 20 nor the 5 of 25 percent."""
    return [found for value in fact.values if (found := _FRACTION.fullmatch(value))]


def _is_about(part: Mention, figure: Mention) -> bool:
    """Whether a part of a whole is about so many percent, as two thirds are 65, 66 and 67 alike."""
    told = [int(value) for value in figure.values if value.isdecimal()]
    return any(
        abs(100 * int(fraction[1]) - number * int(fraction[2])) <= _ABOUT * int(fraction[2])
        for fraction in _parts(part)
        for number in told
    )


def _is_converted(one: Mention, other: Mention) -> bool:
    """Whether both may be one measure in two units: ninety minutes are 1.5 hours."""
    common = one.values & other.values
    return any(":" in v for v in common) and not any(v.startswith(UNIT) for v in common)


def _is_half_read(spelled: Mention, figure: Mention) -> bool:
    """Whether a figure may be a spelled number whose half or whose scale was not read: Hindi "two
    and a half hundred" is 250, Swahili puts the half of 2.5 million behind "million two"."""
    if not _with_half(figure).isdisjoint(spelled.values):
        return True
    halves = {significant(value) for value in spelled.values if value.endswith(".5")}
    return any(v.isdecimal() and significant(v) in halves for v in figure.values)


def _is_term(spelled: Mention, figure: Mention) -> bool:
    """Whether a spelled number may be one word of those for a figure, as 20 and 5 of 25, 4 of 400
    and 19 of 1994: languages part them in ways that are not always read, but hardly those below 20.
    """
    terms: set[int] = set()
    for value in figure.values:
        number = int(value) if value.isdecimal() else 0
        terms |= _multiplied(number)
        if number >= _PARTED:
            powers = [10**n for n in range(1, len(value))]
            terms.update(number // scale for scale in _SCALES if number >= _THOUSAND)
            terms.update(number % power for power in powers)
            terms.update(number - number % power for power in powers)
            terms.update(number % (10 * power) - number % power for power in powers)
    return any(value.isdecimal() and int(value) in terms for value in spelled.values)


def _is_part(one: Mention, other: Mention) -> bool:
    """Whether one number may be that of some words of the other: 38 and 400 of those of 438, 4 of
    400, and 5 of five and a half, where a language puts the half behind what is counted. Numbers
    below a hundred are read whole: of 130,000 pairs of lines of NTREX 36 tell one of which a part
    was read (Tamil "58" as 8)."""
    if _is_multiplied(one, other) or _is_multiplied(other, one):
        return True
    if not _with_half(one).isdisjoint(other.values) or not _with_half(other).isdisjoint(one.values):
        return True
    if _is_below_hundred(one) and _is_below_hundred(other):
        return False
    told, more = ({significant(v) for v in m.values if v.isdecimal()} for m in (one, other))
    return any(
        len(x) != len(y) and (x.startswith(y) or x.endswith(y) or y.startswith(x) or y.endswith(x))
        for x in told
        for y in more
    )


def _is_below_hundred(number: Mention) -> bool:
    return all(len(value) <= _TENS for value in number.values if value.isdecimal())


def _is_multiplied(one: Mention, more: Mention) -> bool:
    """Whether a number is one of some hundreds or thousands whose scale was not read."""
    told = {int(v) for v in one.values if v.isdecimal()}
    return any(v.isdecimal() and not told.isdisjoint(_multiplied(int(v))) for v in more.values)


def _multiplied(number: int) -> set[int]:
    """How many hundreds or thousands a number is, if it is a whole number of them."""
    return {number // scale for scale in _SCALES if number and number % scale == 0}


def _with_half(fact: Mention) -> frozenset[str]:
    """The whole numbers of those with a half."""
    return frozenset(v.removesuffix(".5") for v in fact.values if v.endswith(".5"))
