"""Facts that a headline picks out of the text, where the other headline picks out another one.

"Buying begins at 570 centres" and "Buying begins, the price is 8,110 rupees" stand above the same
text, which tells both.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.text.numbers.mention import Facts, Mention, flat
from service.text.numbers.metric import UNIT

_TWICE = 2


def but_told_again(
    left: Facts, right: Facts, own: Facts, other: Facts
) -> list[tuple[Mention, ...]]:
    """What is left over of one article, passage by passage, without facts that are told once more.

    right: what is left over of the other one in the same passages; own, other: all facts of both.
    A fact is told once more if both articles tell it elsewhere, and what the other one has in its
    place is of another measure: two counts may have changed places.
    """
    all_own, all_other = flat(own), flat(other)
    return [
        tuple(
            fact
            for fact in mine
            if not (_is_of_another_measure(fact, theirs) and _is_told(fact, all_own, all_other))
        )
        for mine, theirs in zip(left, right, strict=True)
    ]


def _is_told(fact: Mention, own: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether the own article tells a fact at least twice, and the other one does."""
    return any(map(fact.agrees, other)) and sum(map(fact.agrees, own)) >= _TWICE


def _is_of_another_measure(fact: Mention, theirs: Sequence[Mention]) -> bool:
    """Whether something stands in the place of a fact, and nothing of its measure."""
    return bool(theirs) and all(_measure(fact) != _measure(other) for other in theirs)


def _measure(fact: Mention) -> frozenset[str]:
    """The units and currencies in which it is told; none for a count."""
    return frozenset(value for value in fact.values if value.startswith(UNIT))
