"""Verdicts: of an article among the stored ones, and of a pair."""

from __future__ import annotations

from typing import Any, Literal

from service.api.render.parts import (
    best_passages,
    evidence_shapes,
    language_shape,
    passage_shapes,
)
from service.api.schemas.verdicts import (
    AlignedShape,
    CoverageShape,
    DisagreementShape,
    LinkShape,
    MatchedFacts,
    MatchedPassages,
    MatchShape,
    VerdictShape,
)
from service.live import Match, Placement
from service.report.json_lines import number
from service.verdict import AlignedPassages, Link, Verdict

_SIDES: dict[str | None, Literal["article", "other"] | None] = {
    "a": "article",
    "b": "other",
    None: None,
}


def verdict_shape(placement: Placement) -> VerdictShape:
    """What an article is among those that are stored."""
    return VerdictShape(
        article_id=placement.article_id,
        cluster_id=placement.cluster_id,
        status=placement.status.value,
        canonical_id=placement.canonical_id,
        relation=placement.relation,
        score=number(placement.score),
        coverage=None
        if placement.coverage_a is None
        else _coverage(placement.coverage_a, placement.coverage_b),
        matches=[match_shape(match) for match in placement.matches],
        language=language_shape(placement.language),
        encoder=placement.encoder,
        provenance=evidence_shapes(placement.provenance),
        warnings=list(placement.warnings),
    )


def match_shape(match: Match) -> MatchShape:
    """One related article."""
    verdict = match.verdict
    return MatchShape(
        article_id=match.article_id,
        cluster_id=match.cluster_id,
        collapses=match.collapses,
        relation=verdict.relation,
        score=number(verdict.score),
        coverage=_coverage(verdict.coverage_a, verdict.coverage_b),
        container=_SIDES[verdict.container],
        method=verdict.method,
        reason=verdict.reason,
        aligned=[_matched(passages) for passages in best_passages(verdict.aligned)],
        disagreements=[
            MatchedFacts(article=list(d.a), other=list(d.b)) for d in verdict.disagreements
        ],
    )


def link_shape(link: Link) -> LinkShape:
    """A verified pair with its best passages."""
    return LinkShape(
        a=link.a, b=link.b, **pair_verdict(link.verdict, best_passages(link.verdict.aligned))
    )


def pair_verdict(verdict: Verdict, aligned: list[AlignedPassages]) -> dict[str, Any]:
    """The fields of PairVerdict, with those passages."""
    return {
        "relation": verdict.relation,
        "score": number(verdict.score),
        "coverage_a": number(verdict.coverage_a),
        "coverage_b": number(verdict.coverage_b),
        "container": verdict.container,
        "method": verdict.method,
        "reason": verdict.reason,
        "signals": {name: number(value) for name, value in sorted(verdict.signals.items())},
        "aligned": [_aligned(passages) for passages in aligned],
        "disagreements": [
            DisagreementShape(a=list(d.a), b=list(d.b)) for d in verdict.disagreements
        ],
    }


def _coverage(article: float | None, other: float | None) -> CoverageShape:
    return CoverageShape(article=number(article), other=number(other))


def _matched(passages: AlignedPassages) -> MatchedPassages:
    return MatchedPassages(
        article=passage_shapes(passages.a),
        other=passage_shapes(passages.b),
        similarity=number(passages.similarity),
        likeness=number(passages.likeness),
        moved=passages.moved,
    )


def _aligned(passages: AlignedPassages) -> AlignedShape:
    return AlignedShape(
        a=passage_shapes(passages.a),
        b=passage_shapes(passages.b),
        similarity=number(passages.similarity),
        likeness=number(passages.likeness),
        moved=passages.moved,
    )
