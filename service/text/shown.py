"""What is shown of an article wherever it is listed."""

from __future__ import annotations

from collections.abc import Sequence

from service.article import PreparedArticle, Sentence

_OPENING = 120
_DASHES = ("-", "\u2013", "\u2014", ":")


def shown_title(prepared: PreparedArticle) -> str:
    """The title, or the opening words of an article without one."""
    return prepared.article.title or _opening(prepared.sentences)[:_OPENING]


def _opening(sentences: Sequence[Sentence]) -> str:
    """The first sentence, or the first two where that is but a dateline."""
    first, *more = (s.text for s in sentences[:2]) if sentences else ("",)
    return " ".join([first, *more]) if first.endswith(_DASHES) else first


def shown_warnings(prepared: PreparedArticle, encoder: str | None) -> tuple[str, ...]:
    """What to know of an article, also that no `encoder` knows its language."""
    unknown = () if encoder else ("language_unsupported",)
    return prepared.warnings + unknown
