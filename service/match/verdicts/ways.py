"""In which ways two articles are compared, and which of the verdicts counts.

An article whose language is unsure has two routes into the space. Its pairs are verified in each
way in which both may be read, four at most, so that no wrong guess makes a duplicate unfindable.
One that says all again in other languages is compared by what it says in each of them, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from models.space import Route, Space
from service.match.verdicts.side import Side
from service.verdict import Relation, Verdict

_STRENGTH = {relation: place for place, relation in enumerate(Relation)}


class Way(NamedTuple):
    """How two articles are compared: in one encoder's space, each read as in a language."""

    encoder: str
    a: Route
    b: Route


def ways_of(a: Side, b: Side, space: Space) -> list[Way]:
    """The ways in which two articles are compared, each once; in one order from either side."""
    if len(a.readings) == len(b.readings) == 1:
        return [_way(*a.readings, *b.readings, space)]
    found = {_way(x, y, space) for x, y in product(a.readings, b.readings)}
    if len(found) == 1:
        return [*found]
    turned = b.prepared.exact_key < a.prepared.exact_key
    return sorted(found, key=lambda way: (way.encoder, *(way[:0:-1] if turned else way[1:])))


def _way(x: Route, y: Route, space: Space) -> Way:
    if x.encoder == y.encoder:
        return Way(x.encoder, x, y)
    encoder = space.common(x.encoder, y.encoder)
    return Way(encoder, Route(encoder, x.language), Route(encoder, y.language))


def best_supported(verdicts: Sequence[Verdict]) -> int:
    """The place of the verdict that says most for two articles: by relation, then by score.

    The first of equal ones; scores count as equal where only rounding tells them apart.
    """
    return min(
        range(len(verdicts)),
        key=lambda n: (_STRENGTH[verdicts[n].relation], -round(verdicts[n].score, 6), n),
    )
