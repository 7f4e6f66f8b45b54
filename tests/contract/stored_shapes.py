"""What the tests of the port put into a store."""

from __future__ import annotations

from datetime import UTC, datetime

from service.article import Article, Evidence, Language, PreparedArticle, Sentence
from service.verdict import Relation, Verdict


def prepared(id, text="A text.", code="en"):
    """An article with what an entry shows."""
    evidence = Evidence("machine_translation", "de", "text", 0, 3, text[:3])
    return PreparedArticle(
        article=Article(id, f"Title {id}", text, published_at=datetime(2020, 1, 2, tzinfo=UTC)),
        language=Language(code, 0.5),
        sentences=(Sentence("text", 0, len(text), text),),
        provenance=(evidence,) if code == "en" else (),
        exact_key=text,
        lexical_keys=(1, -(2**70)),
        fact_keys=(),
        warnings=("odd",) if code == "de" else (),
    )


def verdict(relation=Relation.TRANSLATION, score=0.9):
    """A verdict."""
    return Verdict(relation, score, 0.1, 0.2, None, "muse", "Why.", {"chain": score})
