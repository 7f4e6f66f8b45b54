"""An article as it is read: understood, with what its words tell."""

from __future__ import annotations

from service.article import Article, PreparedArticle
from service.match.coverage.content import content
from service.match.coverage.told import Told
from service.text.prepare import prepare


def read(article: Article) -> tuple[PreparedArticle, Told]:
    """Prepare an article, and make what nearly every comparison asks of its content; pure."""
    prepared = prepare(article)
    told = Told(prepared.language.code, content(prepared))
    told.make()
    return prepared, told
