"""Two articles against each other."""

from __future__ import annotations

from service.api.render.parts import evidence_shapes, language_shape
from service.api.render.verdicts import pair_verdict
from service.api.schemas.pairs import LonePassage, PairShape, SideShape
from service.article import PreparedArticle
from service.pipeline import Comparison
from service.report.reading_order import reading_order
from service.verdict import Passage


def pair_shape(comparison: Comparison) -> PairShape:
    """The verdict with the full alignment, and what has no counterpart."""
    verdict = comparison.verdict
    rows = reading_order(comparison.a, comparison.b, verdict.aligned)
    alone = [row for row in rows if row.aligned is None]
    return PairShape(
        a=_side(comparison.a, comparison.encoder_a),
        b=_side(comparison.b, comparison.encoder_b),
        **pair_verdict(verdict, list(verdict.aligned)),
        unaligned_a=[_lone(p, chrome=row.chrome) for row in alone for p in row.a],
        unaligned_b=[_lone(p, chrome=row.chrome) for row in alone for p in row.b],
    )


def _side(prepared: PreparedArticle, encoder: str | None) -> SideShape:
    article = prepared.article
    return SideShape(
        id=article.id,
        title=article.title,
        language=language_shape(prepared.language),
        source=article.source,
        url=article.url,
        published_at=article.published_at,
        encoder=encoder,
        provenance=evidence_shapes(prepared.provenance),
        warnings=list(prepared.warnings),
    )


def _lone(passage: Passage, *, chrome: bool) -> LonePassage:
    return LonePassage(
        field=passage.field, start=passage.start, end=passage.end, text=passage.text, chrome=chrome
    )
