"""Two articles against each other, as `samewire explain --json` writes them."""

from __future__ import annotations

from typing import Any, Protocol

from service.article import PreparedArticle
from service.report.json_lines import number
from service.report.reading_order import reading_order
from service.report.rows import evidence_rows, passage_row, verdict_row
from service.verdict import Verdict


class Comparison(Protocol):
    """What the pipeline says of two articles."""

    @property
    def a(self) -> PreparedArticle:
        """The first article."""
        ...

    @property
    def b(self) -> PreparedArticle:
        """The second article."""
        ...

    @property
    def verdict(self) -> Verdict:
        """What they are to each other."""
        ...

    @property
    def encoder_a(self) -> str | None:
        """What embedded the first; None where no encoder knows its language."""
        ...

    @property
    def encoder_b(self) -> str | None:
        """What embedded the second; None where no encoder knows its language."""
        ...


def comparison_row(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as one JSON object.

    The columns of `links`, with the two articles in place of their ids, and `unaligned_a`
    and `unaligned_b`: the passages that have no counterpart (`chrome`: the site's, not
    the article's).
    """
    rows = reading_order(comparison.a, comparison.b, comparison.verdict.aligned)
    alone = [row for row in rows if row.aligned is None]
    return {
        "a": _article_row(comparison.a, comparison.encoder_a),
        "b": _article_row(comparison.b, comparison.encoder_b),
        **verdict_row(comparison.verdict),
        "unaligned_a": [{**passage_row(p), "chrome": row.chrome} for row in alone for p in row.a],
        "unaligned_b": [{**passage_row(p), "chrome": row.chrome} for row in alone for p in row.b],
    }


def _article_row(prepared: PreparedArticle, encoder: str | None) -> dict[str, Any]:
    return {
        "id": prepared.article.id,
        "title": prepared.article.title,
        "lang": prepared.language.code,
        "lang_confidence": number(prepared.language.confidence),
        "encoder": encoder,
        "provenance": evidence_rows(prepared.provenance),
        "warnings": list(prepared.warnings),
    }
