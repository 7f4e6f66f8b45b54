"""Facts that stand one for one in the place of others, as where a template was filled anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from service.match.alignment.align import Group
from service.match.facts.fact_forms import are_of_one_form, digits, is_long, longer
from service.match.facts.in_place import MUCH_ALIKE, in_place
from service.text.numbers.mention import Mention, flat

_ALIKE = 0.65
"""From this likeness on, two passages say the same but for one fact in them; from MUCH_ALIKE on,
but for the facts."""
_YEARS = {2, 4}
"""The digits of a year for short and in full."""
_ONE = frozenset({"1"})
_Rule = Callable[[Sequence[Mention], Sequence[Mention], float], float]
"""Counts the facts of two passages of some likeness that stand for others."""
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


def _others(facts: Sequence[Mention], said: Iterable[Iterable[Mention]]) -> list[Mention]:
    """Facts that are not among those said, each told once, in one unit; a month is no number."""
    if not facts:
        return []
    answers = [mention for sentence in said for mention in sentence]
    distinct: list[Mention] = []
    for fact in facts:
        likely = (x for x in (*answers, *distinct) if not x.values.isdisjoint(fact.values))
        if not any(_retells(x, fact) for x in likely):
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
