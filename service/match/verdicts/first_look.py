"""What is told of two articles before their sentences are aligned: by the settings, their keys,
their wording, or how far apart they are."""

from __future__ import annotations

from models.encoder import Vectors
from service.match.verdicts.gate import closed_because
from service.match.verdicts.judgement import COPIED
from service.match.verdicts.lexical import by_wording
from service.match.verdicts.side import Side
from service.match.verdicts.wording import common_wording
from service.settings import Settings
from service.verdict import Relation, Verdict

NEAR = 0.30
"""Articles whose index vectors, those of their stories too, are less alike than this are not
compared sentence by sentence, unless they share half of their wording or the bands of many
numbers, as tables do."""
MANY_NUMBERS = 4
"""So many of 16 bands are shared by two articles of which half of the numbers are the same."""

EXACT = Verdict(
    relation=Relation.EXACT,
    score=1.0,
    coverage_a=1.0,
    coverage_b=1.0,
    container=None,
    method="exact",
    reason="the texts are equal but for case, punctuation, spacing and site chrome",
    signals={},
)
"""The verdict on two articles of one exact key."""


def first_look(a: Side, b: Side, settings: Settings) -> Verdict | float:
    """The verdict where no alignment is needed for it, else how near the two are to each other."""
    plain = plain_verdict(a, b, settings)
    if plain is not None:
        return plain
    near = nearness(a, b)
    is_far = near < NEAR and _nearest(a.index_vectors, b.index_vectors) < NEAR
    if is_far and not _many_numbers(a, b) and max(common_wording(a, b)) < COPIED:
        reason = "the articles are about different things"
        return _apart("index", reason, {"nearness": near})
    return near


def nearness(a: Side, b: Side) -> float:
    """The cosine of the index vectors of both as a whole, of those that are nearest where one has
    several; -1 where one has none."""
    return _nearest(a.whole_vectors, b.whole_vectors)


def _nearest(a: Vectors, b: Vectors) -> float:
    return float(max((x @ y for x in a for y in b), default=-1.0))


def plain_verdict(a: Side, b: Side, settings: Settings) -> Verdict | None:
    """The verdict where no vectors are needed for it."""
    closed = closed_because(a.prepared.article, b.prepared.article, settings)
    if closed is not None:
        return _apart("settings", closed, {})
    if a.prepared.exact_key == b.prepared.exact_key:
        return EXACT
    if not a.routes or not b.routes:
        return by_wording(a, b)
    return None


def _many_numbers(a: Side, b: Side) -> bool:
    return len({*a.prepared.fact_keys} & {*b.prepared.fact_keys}) >= MANY_NUMBERS


def _apart(method: str, reason: str, signals: dict[str, float]) -> Verdict:
    return Verdict(
        relation=Relation.NONE,
        score=0.0,
        coverage_a=0.0,
        coverage_b=0.0,
        container=None,
        method=method,
        reason=reason,
        signals=signals,
    )


UNRELATED = _apart("bounds", "they are nothing to each other", {})
"""What is kept of two articles that are nothing to each other, without looking further."""
