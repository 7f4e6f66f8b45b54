"""Facts that stand one for one in the place of others, as where a template was filled anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from service.match.align import Group
from service.text.mention import Facts, Mention
from service.text.results import results

_MUCH_ALIKE, _ALIKE = 0.75, 0.65
"""From this likeness on, two passages say the same but for the facts, or for one fact, in them: a
single digit that stands for another is one of a template there, and elsewhere may be a slip."""
_FRACTION = re.compile(r"\d[.,٫]\d{1,2}$")
"""The end of a number with a fraction: what fills one place of a template has one form."""
_YEARS = {2, 4}
"""The digits of a year for short and in full."""
_ONE = frozenset({"1"})
_FEW = frozenset({"1", "2"})
_TWO = 2
"""Numbers of more digits stand for one of a single digit by chance alone."""
Open = tuple[Facts, Facts]
"""The clear facts of an article that nothing answers, passage by passage, and all such facts."""
Told = tuple[Sequence[Sequence[Mention]], Sequence[Sequence[Mention]]]
"""The clear facts of an article that contradict, passage by passage, and all of its facts,
sentence by sentence."""


def refilled(groups: Sequence[Group], a: Told, b: Told) -> float:
    """How many facts of aligned passages stand for as many others.

    A fact that the other passage says, too, is merely told more often. Where sentences are joined
    to those before them on one side and to those after them on the other, their facts stand in
    two neighbouring passages.
    """
    (left_over, all_a), (right_over, all_b) = a, b
    left = [_others(x, all_b[g.b_slice]) for g, x in zip(groups, left_over, strict=True)]
    right = [_others(y, all_a[g.a_slice]) for g, y in zip(groups, right_over, strict=True)]
    weight = sum(_exchanged(*place) for place in zip(groups, left, right, strict=True))
    for (i, g), (j, h) in pairwise(enumerate(groups)):
        alone = not (left[i] and right[i]) and not (left[j] and right[j])
        if alone and (g.a_end, g.b_end) == (h.a_start, h.b_start):
            of_a = _others(left[i] + left[j], all_b[g.b_start : h.b_end])
            of_b = _others(right[i] + right[j], all_a[g.a_start : h.a_end])
            weight += _shifted(of_a, of_b)
    return weight


def or_spelled(own: Open, other: Open) -> Facts:
    """The clear facts, and the spelled number of a passage that has no other, in whose place the
    other side has one number that it cannot be.

    Of lines of NTREX that spell one number from three on in both languages, seven in a thousand
    spell two.
    """
    return [
        clear or tuple(m for m in _alone(open_) if _stands_for(m, others or _alone(theirs)))
        for clear, open_, others, theirs in zip(*own, *other, strict=True)
    ]


def _alone(open_: Sequence[Mention]) -> Sequence[Mention]:
    spelled = [mention for mention in open_ if mention.spelled]
    return spelled if len(spelled) == 1 else ()


def _stands_for(spelled: Mention, theirs: Sequence[Mention]) -> bool:
    """Whether one number stands in the place of a spelled one: what was misread of a figure has
    some of its digits, and one and two are often articles and pronouns."""
    if len(theirs) != 1:
        return False
    other = theirs[0]
    if other.spelled:
        return _FEW.isdisjoint(spelled.values | other.values)
    if other.is_worded or "1" in other.values:
        return False
    digits = ("".join(filter(str.isdecimal, m.values)) for m in (spelled, other))
    return set(next(digits)).isdisjoint(next(digits))


def _others(facts: Sequence[Mention], said: Iterable[Iterable[Mention]]) -> list[Mention]:
    """Facts that are not among those said, each told once; a month answers no number."""
    if not facts:
        return []
    answers = [mention for sentence in said for mention in sentence]
    distinct = {m.values: m for m in facts if not any(_retells(x, m) for x in answers)}
    return list(distinct.values())


def _retells(answer: Mention, fact: Mention) -> bool:
    """Whether the answer says the fact once more: a month says no number, a year no two digits."""
    return (
        fact.agrees(answer)
        and answer.is_worded == fact.is_worded
        and {_digits(answer), _digits(fact)} != _YEARS
    )


def _exchanged(group: Group, left: Sequence[Mention], right: Sequence[Mention]) -> float:
    if len(left) != len(right):
        left, right = _but_ones(left), _but_ones(right)
    told = [*left, *right]
    much = group.likeness >= (_ALIKE if len(left) == 1 else _MUCH_ALIKE)
    if not ((much and max(map(_digits, told), default=0) <= _TWO) or all(map(_is_long, told))):
        return 0.0
    return _replaced(left, right)


def _but_ones(facts: Sequence[Mention]) -> list[Mention]:
    """Facts without the figure for one, which other languages write as an article."""
    return [fact for fact in facts if fact.values != _ONE]


def _shifted(left: Sequence[Mention], right: Sequence[Mention]) -> float:
    told = [*left, *right]
    one_for_one = len(left) == len(right) == 1 and max(map(_digits, told)) <= _TWO
    return _replaced(left, right) if one_for_one or all(map(_is_long, told)) else 0.0


def _replaced(left: Sequence[Mention], right: Sequence[Mention]) -> float:
    """How many facts stand for as many others of their form: of 486 true pairs of brief texts made
    of NTREX one has any, so that a single digit tells as much as a long number."""
    if len(left) != len(right):
        return 0.0
    own, other = ([_forms(fact) for fact in side] for side in (left, right))
    if own != other and not (_fits(own, other) and _fits(other, own)):
        return 0.0
    return float(len(left))


def _fits(own: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """Whether as many facts of the other side may have each form as have no other form here."""
    return all(
        sum(forms == {form} for forms in own) <= sum(form in forms for forms in other)
        for form in ("time", "fraction", "result", "month", "number")
    )


def _forms(fact: Mention) -> frozenset[str]:
    """The forms that a fact may have: "15.47" may be a time, as "18:47" is, or no whole number."""
    forms = set[str]()
    if any(value.startswith("time:") for value in fact.values):
        forms.add("time")
    if _is_fraction(fact):
        forms.add("fraction")
    if results(fact.values):
        forms.add("result")
    if fact.is_worded and not fact.spelled:
        forms.add("month")
    return frozenset(forms or {"number"})


def _is_long(fact: Mention) -> bool:
    return _digits(fact) > 1


def _digits(fact: Mention) -> int:
    return sum(map(str.isdecimal, fact.quote))


def _is_fraction(fact: Mention) -> bool:
    return _FRACTION.search(fact.quote) is not None
