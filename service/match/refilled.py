"""Facts that stand one for one in the place of others, as where a template was filled anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from service.match.align import Group
from service.match.fact_forms import are_of_one_form, digits, is_long, longer
from service.match.in_place import MUCH_ALIKE, in_place
from service.text.mention import Facts, Mention, flat
from service.text.metric import UNIT
from service.text.numerals import significant

_ALIKE = 0.65
"""From this likeness on, two passages say the same but for one fact in them; from MUCH_ALIKE on,
but for the facts."""
_YEARS = {2, 4}
"""The digits of a year for short and in full."""
_ONE = frozenset({"1"})
_FEW = frozenset({"1", "2"})
_PARTED = 20
_FRACTION = re.compile(r"(\d+)/(\d+)")
_ABOUT = 2
"""Percent by which what is told in round words may be off."""
_THOUSAND = 1000
_SCALES = (100, _THOUSAND)
_Rule = Callable[[Sequence[Mention], Sequence[Mention], float], float]
"""Counts the facts of two passages of some likeness that stand for others."""
Open = tuple[Facts, Facts]
"""The clear facts of an article that nothing answers, passage by passage, and all such facts."""
Contradicting = tuple[Sequence[Sequence[Mention]], Sequence[Sequence[Mention]]]
"""The clear facts of an article that contradict, passage by passage, and all of its facts,
sentence by sentence."""


class Refilled(NamedTuple):
    """How many facts stand one for one in the place of others, and how many do where one side has
    more beside them."""

    exchanged: float = 0.0
    beside: float = 0.0


def refilled(groups: Sequence[Group], a: Contradicting, b: Contradicting) -> Refilled:
    """How many facts of aligned passages stand for others.

    A fact that the other passage says, too, is merely told more often. Where sentences are joined
    to those before them on one side and to those after them on the other, their facts stand in
    two neighbouring passages. Where one side has more of them, those count that have another in
    their place.
    """
    weight, beside, place = 0.0, 0.0, 0
    while place < len(groups):
        own, following = groups[place : place + 1], groups[place : place + 2]
        exchanged, passages = _exchanged_in(own, a, b, place, _one_for_one), 1
        if not exchanged and len(following) > 1 and _follow(*following):
            exchanged = _exchanged_in(following, a, b, place, _one_for_one)
            passages += bool(exchanged)
        beside += 0.0 if exchanged else _exchanged_in(own, a, b, place, in_place)
        weight += exchanged
        place += passages
    return Refilled(weight, beside)


def _follow(one: Group, other: Group) -> bool:
    return (one.a_end, one.b_end) == (other.a_start, other.b_start)


def _exchanged_in(
    groups: Sequence[Group], a: Contradicting, b: Contradicting, place: int, told: _Rule
) -> float:
    """How many facts of neighbouring passages, of which the first stands at a place, stand for as
    many others; in a single one what the other side says for another fact counts as well, as the
    24th beside the number 24."""
    (left_over, all_a), (right_over, all_b) = a, b
    first, last, end = groups[0], groups[-1], place + len(groups)
    open_a, open_b = flat(left_over[place:end]), flat(right_over[place:end])
    if not (open_a and open_b):
        return 0.0
    left = _others(open_a, all_b[first.b_start : last.b_end])
    right = _others(open_b, all_a[first.a_start : last.a_end])
    likeness = min(g.likeness for g in groups)
    exchanged = told(left, right, likeness)
    if exchanged or first is not last:
        return exchanged
    return told(_others(open_a, ()), _others(open_b, ()), likeness)


def or_spelled(own: Open, other: Open) -> Facts:
    """The clear facts, and the spelled number of a passage that has no other, in whose place the
    other side has one number that it cannot be.

    Of lines of NTREX that spell one number from three on in both languages, seven in a thousand
    spell two. Of pairs of its lines that tell facts, .0152 contradict one another with these, .0135
    without figures that have a digit in common with the spelled number, nearly all by a slip.
    """
    return [
        clear or tuple(m for m in _alone(open_) if _stands_for(m, others or _alone(theirs)))
        for clear, open_, others, theirs in zip(*own, *other, strict=True)
    ]


def _alone(open_: Sequence[Mention]) -> Sequence[Mention]:
    spelled = [mention for mention in open_ if mention.spelled]
    return spelled if len(spelled) == 1 else ()


def _stands_for(spelled: Mention, theirs: Sequence[Mention]) -> bool:
    """Whether one number stands in the place of a spelled one. One and two are often articles and
    pronouns, and other languages write an article for the figure for one."""
    if len(theirs) != 1:
        return False
    other = theirs[0]
    if other.spelled:
        return _FEW.isdisjoint(spelled.values | other.values) and not _is_part(spelled, other)
    if other.is_worded or "1" in other.values:
        return False
    if _is_about(spelled, other) or _is_converted(spelled, other):
        return False
    return not (_is_term(spelled, other) or _is_half_read(spelled, other))


def _is_about(part: Mention, figure: Mention) -> bool:
    """Whether a part of a whole is about so many percent, as two thirds are 65, 66 and 67 alike."""
    parts = [_FRACTION.fullmatch(value) for value in part.values]
    told = [int(value) for value in figure.values if value.isdecimal()]
    return any(
        abs(100 * int(fraction[1]) - number * int(fraction[2])) <= _ABOUT * int(fraction[2])
        for fraction in filter(None, parts)
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
    """Whether one number may be that of some words of the other: 8 and 30 of those of 38, 4 of
    400, and 5 of five and a half, where a language puts the half behind what is counted."""
    if _is_multiplied(one, other) or _is_multiplied(other, one):
        return True
    if not _with_half(one).isdisjoint(other.values) or not _with_half(other).isdisjoint(one.values):
        return True
    told, more = ({significant(v) for v in m.values if v.isdecimal()} for m in (one, other))
    return any(
        len(x) != len(y) and (x.startswith(y) or x.endswith(y) or y.startswith(x) or y.endswith(x))
        for x in told
        for y in more
    )


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


def _others(facts: Sequence[Mention], said: Iterable[Iterable[Mention]]) -> list[Mention]:
    """Facts that are not among those said, each told once, in one unit; a month is no number."""
    if not facts:
        return []
    answers = [mention for sentence in said for mention in sentence]
    distinct: list[Mention] = []
    for fact in facts:
        if not any(_retells(x, fact) for x in (*answers, *distinct)):
            distinct.append(fact)
    return distinct


def _retells(answer: Mention, fact: Mention) -> bool:
    """Whether the answer says the fact once more: a month says no number, a year no two digits."""
    return (
        fact.agrees(answer)
        and answer.is_month == fact.is_month
        and {digits(answer), digits(fact)} != _YEARS
    )


def _one_for_one(left: Sequence[Mention], right: Sequence[Mention], likeness: float) -> float:
    """How many facts stand for as many others of their form: of 486 true pairs of brief texts made
    of NTREX one has any, so that a single digit tells as much as a long number."""
    for without in (_but_ones, _but_months):
        if len(left) != len(right):
            left, right = without(left), without(right)
    if len(left) != len(right):
        left, right = _without_spelled(left, right), _without_spelled(right, left)
    if len(left) != len(right):
        return 0.0
    much = likeness >= (_ALIKE if len(left) == 1 else MUCH_ALIKE)
    if not (all(map(is_long, (*left, *right))) or (much and longer(left) == longer(right))):
        return 0.0
    return float(len(left)) if are_of_one_form(left, right) else 0.0


def _without_spelled(facts: Sequence[Mention], others: Sequence[Mention]) -> Sequence[Mention]:
    """The facts of two digits and more, if that makes them as many of as many digits as the others:
    a single digit that one side has may be spelled on the other."""
    kept = [fact for fact in facts if is_long(fact) or fact.is_worded]
    return kept if sorted(map(digits, kept)) == sorted(map(digits, others)) else facts


def _but_ones(facts: Sequence[Mention]) -> list[Mention]:
    """Facts without the figure for one, which other languages write as an article."""
    return [fact for fact in facts if not (fact.values >= _ONE and digits(fact) == 1)]


def _but_months(facts: Sequence[Mention]) -> list[Mention]:
    """Facts without names of months, which are told for such only beside a number."""
    return [fact for fact in facts if not fact.is_month]
