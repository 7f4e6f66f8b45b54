"""What is shown of an article wherever it is listed."""

from __future__ import annotations

from service.article import PreparedArticle

_OPENING = 120


def shown_title(prepared: PreparedArticle) -> str:
    """The title, or the opening words of an article without one."""
    opening = prepared.sentences[0].text[:_OPENING] if prepared.sentences else ""
    return prepared.article.title or opening


def shown_warnings(prepared: PreparedArticle, encoder: str | None) -> tuple[str, ...]:
    """What to know of an article, also that no `encoder` knows its language."""
    unknown = () if encoder else ("language_unsupported",)
    return prepared.warnings + unknown
