"""Facts that stand in the place of others though one side tells more beside them.

A translator writes "24/7" for "day and night", and a dozen in figures: what such a number adds to
one side does not make another number of its sentence the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from service.match.facts.fact_forms import is_long, shape_of
from service.match.facts.fact_kinds import SURE_KINDS
from service.text.numbers.mention import Mention

MUCH_ALIKE = 0.75
"""From this likeness on, two passages say the same but for the facts in them: a single digit that
stands for another is one of a template there, and elsewhere may be a slip."""
_FactPlace = tuple[str, tuple[int, ...]]
"""The kind of a fact and its digits."""


def in_place(left: Sequence[Mention], right: Sequence[Mention], likeness: float) -> float:
    """How many facts of a passage have one of the other in their place: written with as many
    digits, and of one kind, or of kinds of which a unit or a currency may be unread."""
    much_alike = likeness >= MUCH_ALIKE
    mine, theirs = _places(left, much_alike), _places(right, much_alike)
    alike = mine & theirs
    loose = _unsure(mine - alike) & _unsure(theirs - alike)
    return float(alike.total() + loose.total())


def _places(facts: Iterable[Mention], much_alike: bool) -> Counter[_FactPlace]:
    """The places that facts may fill, and how many of them."""
    return Counter((x.kind, shape_of(x)) for x in facts if much_alike or is_long(x))


def _unsure(places: Counter[_FactPlace]) -> Counter[tuple[int, ...]]:
    """The forms of what may be of another kind than it is read as."""
    return Counter(form for kind, form in places.elements() if kind not in SURE_KINDS)
