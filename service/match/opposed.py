"""Aligned passages of which one says the opposite: a north wind for a south wind, rise for fall.

Bulletins made from one template may differ in such a word alone. Of lines of NTREX that are
translations fewer than one in a thousand name different ones of a kind, most of them by a slip of
the translator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from service.match.align import Group
from service.match.brief import short_groups
from service.text.opposites import KINDS, opposites

_TOLD = 360
"""Letters up to which a passage, of two sentences on end, names few enough things."""


def opposed_passages(
    a: Sequence[str], b: Sequence[str], languages: tuple[str, str], groups: Sequence[Group]
) -> tuple[tuple[str, str], ...]:
    """Quote the short aligned passages of which each names what the other does not, of one kind;
    one passage for each two things.

    languages: those in which A and B are written. What an article says as often as the other,
    in other passages, is told in another order.
    """
    found: dict[tuple[frozenset[str], frozenset[str]], tuple[str, str]] = {}
    for g in short_groups(a, b, groups, _TOLD):
        of_a, of_b = _said(a[g.a_slice], languages[0]), _said(b[g.b_slice], languages[1])
        for values in KINDS.values():
            left, right = _only(of_a, of_b, values), _only(of_b, of_a, values)
            if left and right:
                all_a, all_b = _said(a, languages[0]), _said(b, languages[1])
                left, right = left.intersection(all_a - all_b), right.intersection(all_b - all_a)
            if left and right:
                found.setdefault((left, right), (" ".join(a[g.a_slice]), " ".join(b[g.b_slice])))
    return tuple(found.values())


def _said(sentences: Sequence[str], language: str) -> Counter[str]:
    """How often sentences name each value."""
    said = Counter[str]()
    for sentence in sentences:
        said.update(opposites(sentence, language))
    return said


def _only(own: Counter[str], other: Counter[str], values: Set[str]) -> frozenset[str]:
    """The values that one side names and the other does not."""
    return frozenset((own.keys() - other.keys()) & values)
