"""The verdict on a pair: a pure function of two articles and the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from models.space import Space
from service.match.coverage.overlap import Overlap, Sides, overlaps
from service.match.verdicts.bared import bared_sides
from service.match.verdicts.evidence import aligned_passages, disagreements, named
from service.match.verdicts.first_look import first_look
from service.match.verdicts.judgement import CommonWording, Measured, is_hopeless, judge
from service.match.verdicts.revision import Edition
from service.match.verdicts.side import Side
from service.match.verdicts.signals import signals_of
from service.match.verdicts.ways import Way, best_supported, ways_of
from service.match.verdicts.wording import common_wording
from service.settings import Settings
from service.verdict import Relation, Verdict

SAME = frozenset({Relation.COPY, Relation.TRANSLATION})
"""What is not looked at again without more of what a site may have added."""


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
        Edition(a.prepared.article, left, signals.coverage_a, wording.in_a),
        Edition(b.prepared.article, right, signals.coverage_b, wording.in_b),
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
