"""What is shown of an article wherever it is listed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.article import PreparedArticle
from service.text.writing.capitals import sentence_case
from service.text.writing.clean import clean

_OPENING = 120
_OWN = re.compile(
    r"(?<=^published_at: ).*(?= is no date)|(?<=^lang: ).*(?= is no language tag)"
    r"|(?<=^html: )\d+|(?<=^long_text: its )\d+|\d+(?= bytes are not UTF-8)"
)
"""What a warning says of one article alone."""
_DASHES = ("-", "\u2013", "\u2014", ":")


def shown_title(prepared: PreparedArticle) -> str:
    """The title, or the opening words of an article without one."""
    return prepared.article.title or _opening(prepared)[:_OPENING]


def _opening(prepared: PreparedArticle) -> str:
    """The first sentence, or the first two where that is but a dateline, in the characters that
    the text has: Chinese is read in simplified ones."""
    text, own = prepared.article.text, prepared.sentences[:2]
    first, *more = [sentence_case(clean(text[s.start : s.end])) for s in own] or [""]
    return " ".join([first, *more]) if first.endswith(_DASHES) else first


def shown_warnings(prepared: PreparedArticle, encoder: str | None) -> tuple[str, ...]:
    """What to know of an article, also that no `encoder` knows its language."""
    unknown = () if encoder else ("language_unsupported",)
    return prepared.warnings + unknown


def warning_kinds(warnings: Iterable[str]) -> set[str]:
    """The warnings of an article as they are counted: one value that cannot be used is as any."""
    return {_OWN.sub("\N{HORIZONTAL ELLIPSIS}", warning) for warning in warnings}
