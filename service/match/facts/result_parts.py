"""Results that one version writes as one fact and the other in two numbers: "2-1" and "2 to 1"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.match.alignment.align import Group
from service.match.facts.fact_kinds import FactKind
from service.text.numbers.mention import Facts, Mention, flat
from service.text.numbers.results import numbers_of, results


def as_comparable(a: Facts, b: Facts, groups: Sequence[Group]) -> tuple[Facts, Facts]:
    """The facts of two articles, results of aligned passages apart where the other one has none.

    A result that the other article has, or in whose place it has another one, is one fact; what
    only one of two passages writes as a result may be two numbers for the other.
    """
    told_a, told_b = _marks(a), _marks(b)
    if not (told_a or told_b):
        return a, b
    a, b = [*a], [*b]
    for g in groups:
        own_a, own_b = _marks(a[g.a_slice]), _marks(b[g.b_slice])
        only_a = own_a - told_b or _counted(own_a, own_b, b[g.b_slice])
        only_b = own_b - told_a or _counted(own_b, own_a, a[g.a_slice])
        if only_a and not only_b:
            a[g.a_slice] = _apart(a[g.a_slice], only_a)
        elif only_b and not only_a:
            b[g.b_slice] = _apart(b[g.b_slice], only_b)
    return a, b


def _counted(own: frozenset[str], other: frozenset[str], facts: Facts) -> frozenset[str]:
    """The results of a passage of which the other one, without a result, says both numbers: its
    headline may have "2-1", and its text "2 a 1"."""
    if other:
        return frozenset()
    said = Counter(value for mention in flat(facts) for value in mention.values)
    return frozenset(mark for mark in own if Counter(numbers_of(mark)) <= said)


def _marks(facts: Facts) -> frozenset[str]:
    return frozenset(mark for mentions in facts for m in mentions for mark in results(m.values))


def _apart(facts: Facts, marks: frozenset[str]) -> Facts:
    """The facts with both numbers of these results in their place."""
    return [tuple(part for m in mentions for part in _parts(m, marks)) for mentions in facts]


def _parts(mention: Mention, marks: frozenset[str]) -> Iterator[Mention]:
    apart = [n for mark in results(mention.values) & marks for n in numbers_of(mark)]
    numbers = (replace(mention, quote=n, values=frozenset({n}), kind=FactKind.COUNT) for n in apart)
    yield from numbers if apart else (mention,)
