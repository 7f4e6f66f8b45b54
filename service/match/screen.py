"""The links among many pairs, most of which are nothing to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from models.calibration import Scale
from models.space import Route, Space
from service.article import Relation, Verdict
from service.match.bounds import bounds
from service.match.judgement import is_hopeless
from service.match.side import Side
from service.match.verify import first_look, link_of_near
from service.match.ways import ways_of
from service.settings import Settings

Pair = tuple[Side, Side]


def links(pairs: Sequence[Pair], space: Space, settings: Settings) -> list[Verdict | None]:
    """What `verify` says of each pair, None where that is NONE.

    Only what the bounds leave open is aligned, and only what the alignment leaves open is looked
    at further. Cheapest for pairs that have one article in common.
    """
    found: list[Verdict | None] = [None] * len(pairs)
    nearness: dict[int, float] = {}
    for place, pair in enumerate(pairs):
        look = first_look(*pair, settings)
        if not isinstance(look, Verdict):
            nearness[place] = look
        elif look.relation is not Relation.NONE:
            found[place] = look
    for place in _hopeful(pairs, nearness, space):
        found[place] = link_of_near(*pairs[place], nearness[place], space, settings)
    return found


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles that are compared with one in one of its ways: places, sides and their routes."""

    own: Side
    route: Route
    others: list[tuple[int, Side, Route]] = field(default_factory=list)


def _hopeful(pairs: Sequence[Pair], nearness: Mapping[int, float], space: Space) -> set[int]:
    """The places of pairs that may be something to each other, of those that have a nearness."""
    hopeful = set()
    for batch in _batches([(place, pairs[place]) for place in nearness], space):
        found = bounds(
            batch.own.passages(batch.route),
            [side.passages(route) for _, side, route in batch.others],
            [_scale(space, batch.route, route) for _, _, route in batch.others],
        )
        for (place, _, _), most in zip(batch.others, found, strict=True):
            if not is_hopeless(*most, nearness[place]):
                hopeful.add(place)
    return hopeful


def _batches(pairs: Sequence[tuple[int, Pair]], space: Space) -> Iterable[_Batch]:
    shared = Counter(id(side) for _, pair in pairs for side in pair)
    batches: dict[tuple[int, Route], _Batch] = {}
    for place, (a, b) in pairs:
        own, other = (a, b) if shared[id(a)] >= shared[id(b)] else (b, a)
        for way in ways_of(own, other, space):
            key = id(own), way.a
            if key not in batches:
                batches[key] = _Batch(own, way.a)
            batches[key].others.append((place, other, way.b))
    return batches.values()


def _scale(space: Space, a: Route, b: Route) -> Scale:
    return space.calibration(a.encoder).scale(a.language, b.language)
