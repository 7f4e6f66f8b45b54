"""Results that one version writes as one fact and the other in two numbers: "2-1" and "2 to 1"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from service.text.facts import Mention
from service.text.results import numbers_of, results

Facts = list[tuple[Mention, ...]]


def as_comparable(a: Facts, b: Facts) -> tuple[Facts, Facts]:
    """The facts of two articles, the results of one apart where the other has none that differ.

    A result that both have, or in whose place the other has another one, is one fact; what only
    one of them writes as a result may be two numbers for the other.
    """
    of_a, of_b = _marks(a), _marks(b)
    only_a, only_b = of_a - of_b, of_b - of_a
    if bool(only_a) == bool(only_b):
        return a, b
    return _apart(a, only_a), _apart(b, only_b)


def _marks(facts: Facts) -> frozenset[str]:
    return frozenset(mark for mentions in facts for m in mentions for mark in results(m.values))


def _apart(facts: Facts, marks: frozenset[str]) -> Facts:
    """The facts with both numbers of these results in their place."""
    if not marks:
        return facts
    return [tuple(part for m in mentions for part in _parts(m, marks)) for mentions in facts]


def _parts(mention: Mention, marks: frozenset[str]) -> Iterator[Mention]:
    for mark in results(mention.values) & marks:
        yield from (replace(mention, quote=n, values=frozenset({n})) for n in numbers_of(mark))
        return
    yield mention
