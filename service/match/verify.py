"""The verdict on a pair: a pure function of two articles and the configuration."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from models.calibration import Scale
from models.space import Space
from service.article import (
    AlignedPassages,
    Disagreement,
    Passage,
    Relation,
    Sentence,
    Verdict,
)
from service.match.gate import closed_because
from service.match.judgement import CONTAINED, COPIED, Evidence, Wording, judge
from service.match.revision import Version
from service.match.score import features
from service.match.side import Side
from service.match.signals import Signals, measure
from service.match.ways import Way, best_supported, ways_of
from service.match.wording import common_wording
from service.settings import Settings

NEAR = 0.30
"""Articles whose index vectors are less alike than this are not compared sentence by sentence,
unless they share half of their wording or the bands of many numbers, as tables do."""
MANY_NUMBERS = 4
"""So many of 16 bands are shared by two articles of which half of the numbers are the same."""
SAME_WORDS = 0.80
"""Without an encoder for the language: the share of common wording that makes a copy."""

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
    look = _first_look(a, b, settings)
    if isinstance(look, Verdict):
        return look
    found = [_by_alignment(a, b, way, look, settings) for way in ways_of(a, b, space)]
    return found[best_supported(found)]


def encoders_needed(a: Side, b: Side, space: Space, settings: Settings) -> frozenset[str]:
    """The encoders that both are embedded with to be verified; none where no alignment is made."""
    if isinstance(_first_look(a, b, settings), Verdict):
        return frozenset()
    return frozenset(way.encoder for way in ways_of(a, b, space))


class _Look(NamedTuple):
    """What is known of two articles before their sentences are aligned."""

    wording: Wording
    nearness: float


def _first_look(a: Side, b: Side, settings: Settings) -> Verdict | _Look:
    """The verdict where no alignment is needed for it."""
    closed = closed_because(a.prepared.article, b.prepared.article, settings)
    if closed is not None:
        return _apart("settings", closed, {})
    if a.prepared.exact_key == b.prepared.exact_key:
        return EXACT
    wording = common_wording(a, b)
    if not a.routes or not b.routes:
        return _lexical(wording)
    nearness = _nearness(a, b)
    if nearness < NEAR and max(wording) < COPIED and not _many_numbers(a, b):
        reason = "the articles are about different things"
        return _apart("index", reason, {"nearness": nearness})
    return _Look(wording, nearness)


def _by_alignment(a: Side, b: Side, way: Way, look: _Look, settings: Settings) -> Verdict:
    wording, nearness = look
    fitted = a.space.calibration(way.encoder)
    scale = fitted.scale(way.a.language, way.b.language)
    left, right = a.passages(way.a), b.passages(way.b)
    signals = measure(left, right, scale)
    judgement = judge(
        Version(a.prepared.article, left, signals.coverage_a, wording.in_a),
        Version(b.prepared.article, right, signals.coverage_b, wording.in_b),
        Evidence(signals, wording, nearness),
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
        signals=_named(signals, wording, nearness),
        aligned=_aligned(left.sentences, right.sentences, signals, scale),
        disagreements=_disagreements(signals),
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


def _many_numbers(a: Side, b: Side) -> bool:
    return len({*a.prepared.fact_keys} & {*b.prepared.fact_keys}) >= MANY_NUMBERS


def _nearness(a: Side, b: Side) -> float:
    """The cosine of the index vectors, of those that are nearest where one has several."""
    return float(max(np.float32(x @ y) for x in a.index_vectors for y in b.index_vectors))


def _lexical(wording: Wording) -> Verdict:
    """What wording alone can tell, where no encoder knows the language of one of them."""
    relation, container = Relation.NONE, None
    if wording.together >= SAME_WORDS:
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


def _named(signals: Signals, wording: Wording, nearness: float) -> dict[str, float]:
    measured = {
        "coverage_a": signals.coverage_a,
        "coverage_b": signals.coverage_b,
        "likeness": signals.likeness,
        "gap": signals.gap,
        "evidence": signals.evidence,
        "nearness": nearness,
        "wording": wording.together,
        "facts_agreeing": float(signals.facts.agreements),
        "facts_contradicting": float(signals.facts.contradictions),
        "names_found": float(signals.names.found),
        "names_missing": float(signals.names.missing),
        "names_exchanged": float(len(signals.known.exchanged)),
        "words_exchanged": float(signals.exchanged),
    }
    return measured | {f"feature_{name}": value for name, value in features(signals).items()}


def _disagreements(signals: Signals) -> tuple[Disagreement, ...]:
    """What contradicts: numbers and dates, then names that are exchanged for others."""
    names = (Disagreement((x,), (y,)) for x, y in signals.known.exchanged)
    return (*(Disagreement(x, y) for x, y in signals.facts.conflicts), *names)


def _aligned(
    a: tuple[Sentence, ...], b: tuple[Sentence, ...], signals: Signals, scale: Scale
) -> tuple[AlignedPassages, ...]:
    return tuple(
        AlignedPassages(
            a=_passages(a[g.a_slice]),
            b=_passages(b[g.b_slice]),
            similarity=scale.cosine(g.likeness),
            likeness=g.likeness,
            moved=g.moved,
        )
        for g in signals.groups
    )


def _passages(sentences: tuple[Sentence, ...]) -> tuple[Passage, ...]:
    return tuple(Passage(s.field, s.start, s.end, s.text) for s in sentences)
