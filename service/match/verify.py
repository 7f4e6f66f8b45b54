"""The verdict on a pair: a pure function of two articles and the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from models.space import Space
from service.article import Relation, Verdict
from service.match.bared import bared_sides
from service.match.contained import CONTAINED
from service.match.evidence import aligned_passages, disagreements, named
from service.match.gate import closed_because
from service.match.judgement import COPIED, CommonWording, Measured, is_hopeless, judge
from service.match.overlap import Overlap, Sides, overlaps
from service.match.revision import Version
from service.match.side import Side
from service.match.signals import signals_of
from service.match.ways import Way, best_supported, ways_of
from service.match.wording import common_wording
from service.settings import Settings

NEAR = 0.30
"""Articles whose index vectors are less alike than this are not compared sentence by sentence,
unless they share half of their wording or the bands of many numbers, as tables do."""
MANY_NUMBERS = 4
"""So many of 16 bands are shared by two articles of which half of the numbers are the same."""
_COPIED_WORDS = 0.80
"""Without an encoder for the language: the share of common wording that makes a copy."""
SAME = frozenset({Relation.COPY, Relation.TRANSLATION})
"""What is not looked at again without more of what a site may have added."""

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


def verify(a: Side, b: Side, space: Space, settings: Settings) -> Verdict:
    """Decide what two articles are to each other, with the evidence.

    Exact copies are told by their key, articles in a language that no encoder knows by their
    wording, all others by the alignment of their sentences, in each way in which both may be
    read; what speaks most for the two counts. The calibration of the encoder says from which
    probability they are the same article, given `settings.false_merge_rate`; articles outside of
    the time window or scope of the settings are not compared.
    """
    look = first_look(a, b, settings)
    if isinstance(look, Verdict):
        return look
    (aligned,) = _alignments([(a, b)], space)
    return _by_alignment(a, b, look, settings, aligned)


def links_of_near(
    pairs: Sequence[tuple[Side, Side]],
    nearness: Sequence[float],
    space: Space,
    settings: Settings,
) -> list[Verdict | None]:
    """What `verify` says of pairs on which `first_look` leaves it open; None for NONE.

    Where the alignment shows that two are nothing to each other, their facts and names are not
    looked at.
    """
    aligned = _alignments(pairs, space)
    return [
        _link_of_near(*pair, near, settings, ways)
        for pair, near, ways in zip(pairs, nearness, aligned, strict=True)
    ]


def _link_of_near(
    a: Side, b: Side, nearness: float, settings: Settings, aligned: Sequence[_Alignment]
) -> Verdict | None:
    hopeful = [one for one in aligned if not _is_hopeless(one.found, nearness)]
    if not hopeful:
        return None
    verdict = _by_alignment(a, b, nearness, settings, hopeful)
    return None if verdict.relation is Relation.NONE else verdict


def encoders_needed(a: Side, b: Side, space: Space, settings: Settings) -> frozenset[str]:
    """The encoders that both are embedded with to be verified; none where no alignment is made."""
    if isinstance(first_look(a, b, settings), Verdict):
        return frozenset()
    return frozenset(way.encoder for way in ways_of(a, b, space))


def first_look(a: Side, b: Side, settings: Settings) -> Verdict | float:
    """The verdict where no alignment is needed for it, else how near the two are to each other."""
    plain = plain_verdict(a, b, settings)
    if plain is not None:
        return plain
    near = nearness(a, b)
    if near < NEAR and not _many_numbers(a, b) and max(common_wording(a, b)) < COPIED:
        reason = "the articles are about different things"
        return _apart("index", reason, {"nearness": near})
    return near


def nearness(a: Side, b: Side) -> float:
    """The cosine of the index vectors, of those that are nearest where one has several; -1 where
    one has none."""
    return float(max((x @ y for x in a.index_vectors for y in b.index_vectors), default=-1.0))


def plain_verdict(a: Side, b: Side, settings: Settings) -> Verdict | None:
    """The verdict where no vectors are needed for it."""
    closed = closed_because(a.prepared.article, b.prepared.article, settings)
    if closed is not None:
        return _apart("settings", closed, {})
    if a.prepared.exact_key == b.prepared.exact_key:
        return EXACT
    if not a.routes or not b.routes:
        return _lexical(common_wording(a, b))
    return None


class _Alignment(NamedTuple):
    """Two articles aligned in one way."""

    way: Way
    sides: Sides
    found: Overlap


def _alignments(pairs: Sequence[tuple[Side, Side]], space: Space) -> Iterator[list[_Alignment]]:
    """Each pair aligned in each of its ways."""
    ways = [ways_of(a, b, space) for a, b in pairs]
    sides = [
        _sides(*pair, way, space) for pair, each in zip(pairs, ways, strict=True) for way in each
    ]
    aligned = zip(sides, overlaps(sides), strict=True)
    for each in ways:
        yield [_Alignment(way, *next(aligned)) for way in each]


def _sides(a: Side, b: Side, way: Way, space: Space) -> Sides:
    scale = space.calibration(way.encoder).scale(way.a.language, way.b.language)
    return Sides(a.passages(way.a), b.passages(way.b), scale)


def _is_hopeless(found: Overlap, nearness: float) -> bool:
    least, most = sorted((found.coverage_a, found.coverage_b))
    return is_hopeless(least, most, found.best, nearness)


def _by_alignment(
    a: Side, b: Side, nearness: float, settings: Settings, aligned: Sequence[_Alignment]
) -> Verdict:
    wording = common_wording(a, b)
    found = [_judged(a, b, one, wording, nearness, settings) for one in aligned]
    verdict = found[best_supported(found)]
    if verdict.relation in SAME:
        return verdict
    bared = (_judged(a, b, one, wording, nearness, settings) for one in _bared(a, b, aligned))
    return next((one for one in bared if one.relation in SAME), verdict)


def _bared(a: Side, b: Side, aligned: Iterable[_Alignment]) -> Iterator[_Alignment]:
    """Those alignments anew in which one may hold the other among what a site says."""
    for way, sides, found in aligned:
        bared = bared_sides(a, b, way, sides, found)
        if bared is not None:
            yield _Alignment(way, bared, *overlaps([bared]))


def _judged(
    a: Side, b: Side, one: _Alignment, wording: CommonWording, nearness: float, settings: Settings
) -> Verdict:
    way, sides, found = one
    left, right, scale = sides
    fitted = a.space.calibration(way.encoder)
    signals = signals_of(sides, found)
    judgement = judge(
        Version(a.prepared.article, left, signals.coverage_a, wording.in_a),
        Version(b.prepared.article, right, signals.coverage_b, wording.in_b),
        Measured(signals, wording, nearness),
        fitted.weights,
        fitted.threshold(settings.false_merge_rate),
    )
    return Verdict(
        relation=judgement.relation,
        score=judgement.score,
        coverage_a=signals.coverage_a,
        coverage_b=signals.coverage_b,
        container=judgement.container,
        method=way.encoder,
        reason=judgement.reason,
        signals=named(left, right, signals, wording, nearness),
        aligned=aligned_passages(left, right, signals, scale),
        disagreements=disagreements(signals),
    )


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


def _many_numbers(a: Side, b: Side) -> bool:
    return len({*a.prepared.fact_keys} & {*b.prepared.fact_keys}) >= MANY_NUMBERS


def _lexical(wording: CommonWording) -> Verdict:
    """What wording alone can tell, where no encoder knows the language of one of them."""
    relation, container = Relation.NONE, None
    if wording.together >= _COPIED_WORDS:
        relation = Relation.COPY
    elif max(wording.in_a, wording.in_b) >= CONTAINED:
        relation, container = Relation.EXCERPT, "b" if wording.in_a > wording.in_b else "a"
    return Verdict(
        relation=relation,
        score=wording.together,
        coverage_a=wording.in_a,
        coverage_b=wording.in_b,
        container=container,
        method="lexical",
        reason="no encoder knows the language of one of them: judged by common wording alone",
        signals={
            "wording": wording.together,
            "wording_a": wording.in_a,
            "wording_b": wording.in_b,
        },
    )
