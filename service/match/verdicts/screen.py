"""The links among many pairs, most of which are nothing to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.calibration import Scale
from models.space import Route, Space
from service.match.coverage.bounds import Bounds, bounds
from service.match.verdicts.first_look import first_look, plain_verdict
from service.match.verdicts.judgement import is_hopeless
from service.match.verdicts.side import Side
from service.match.verdicts.verify import links_of_near
from service.match.verdicts.ways import ways_of
from service.settings import Settings
from service.verdict import Relation, Verdict

_SidePair = tuple[Side, Side]


def links(pairs: Sequence[_SidePair], space: Space, settings: Settings) -> list[Verdict | None]:
    """What `verify` says of each pair, None where that is NONE.

    Only what the bounds leave open is aligned, and only what the alignment leaves open is looked
    at further. Cheapest for pairs that have one article in common.
    """
    found: list[Verdict | None] = [None] * len(pairs)
    unsure = []
    for place, pair in enumerate(pairs):
        plain = plain_verdict(*pair, settings)
        if plain is not None:
            found[place] = None if plain.relation is Relation.NONE else plain
        elif _is_embedded(*pair) or not isinstance(first_look(*pair, settings), Verdict):
            unsure.append((place, pair))
    hopeful = {}
    for place, most in _bounds(unsure, space).items():
        nearness = _hope(pairs[place], most, settings)
        if nearness is not None:
            hopeful[place] = nearness
    near = [pairs[place] for place in hopeful]
    verdicts = links_of_near(near, [*hopeful.values()], space, settings)
    for place, verdict in zip(hopeful, verdicts, strict=True):
        found[place] = verdict
    return found


def open_pairs(pairs: Sequence[_SidePair], space: Space, settings: Settings) -> list[bool]:
    """Whether `links` has to align each pair, or to embed an article once more: the rest is told
    at once."""
    found = [False] * len(pairs)
    unsure = []
    for place, pair in enumerate(pairs):
        plain = plain_verdict(*pair, settings)
        if plain is not None:
            found[place] = plain.relation is not Relation.NONE
        elif _is_embedded(*pair):
            unsure.append((place, pair))
        else:
            found[place] = True
    for place, most in _bounds(unsure, space).items():
        found[place] = not _are_hopeless(most)
    return found


def _is_embedded(a: Side, b: Side) -> bool:
    """Whether no other encoder than those that indexed them is needed to compare the two."""
    return {route.encoder for route in a.routes} == {route.encoder for route in b.routes}


def _hope(pair: _SidePair, most: Sequence[Bounds], settings: Settings) -> float | None:
    """How near the two of a pair are, where its bounds in each way in which it is compared leave
    open whether they are linked; else None."""
    if _are_hopeless(most):
        return None
    look = first_look(*pair, settings)
    if isinstance(look, Verdict) or all(is_hopeless(*one, look) for one in most):
        return None
    return look


def _are_hopeless(most: Sequence[Bounds]) -> bool:
    # How near the two are takes longer to tell than that it does not matter.
    return all(is_hopeless(*one, nearness=1.0) for one in most)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles that are compared with one in one of its ways: places, sides and their routes."""

    own: Side
    route: Route
    others: list[tuple[int, Side, Route]] = field(default_factory=list)


def _bounds(pairs: Sequence[tuple[int, _SidePair]], space: Space) -> dict[int, list[Bounds]]:
    """The bounds of pairs in each of their ways, by place."""
    found: dict[int, list[Bounds]] = {place: [] for place, _ in pairs}
    for batch in _batches(pairs, space):
        most = bounds(
            batch.own.passages(batch.route),
            [side.passages(route) for _, side, route in batch.others],
            [_scale(space, batch.route, route) for _, _, route in batch.others],
        )
        for (place, _, _), one in zip(batch.others, most, strict=True):
            found[place].append(one)
    return found


def _batches(pairs: Sequence[tuple[int, _SidePair]], space: Space) -> Iterable[_Batch]:
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
