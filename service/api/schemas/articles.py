"""Articles as they are sent and as they are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from service.api.schemas.base import EvidenceShape, LanguageShape, Shape
from service.api.schemas.problems import Problem
from service.api.schemas.verdicts import MatchShape, VerdictShape
from service.verdict import Relation

_EXAMPLE: JsonDict = {
    "title": "Erdbeben erschüttert die Küste",
    "text": "Ein Erdbeben der Stärke 6,1 hat am Montag die Küste erschüttert.",
    "lang": "de",
    "source": "dpa",
    "url": "https://example.org/4",
    "published_at": "2026-03-01T10:00:00Z",
}


class SentArticle(BaseModel):
    """An article: `text` or `html`, and what is known of it; other fields are kept untouched."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"examples": [_EXAMPLE]})

    id: str | float | None = Field(None, description="In PUT, that of the path or absent.")
    title: str | None = None
    text: str | None = Field(None, description="Plain text, paragraphs apart by empty lines.")
    html: str | None = Field(None, description="A page or a fragment; read where `text` is empty.")
    lang: str | None = Field(None, description="A hint; the language is detected.")
    source: str | None = None
    url: str | None = None
    published_at: Any = Field(
        None, description="A date: ISO 8601, RFC 2822 or seconds since 1970; others are left out."
    )


class ArticleShape(Shape):
    """A stored article."""

    id: str
    cluster_id: str = Field(examples=["c-12"])
    canonical_id: str
    is_canonical: bool
    relation: Relation | None = Field(description="To the canonical; null for itself.")
    score: float | None
    title: str
    text: str
    lang: LanguageShape
    source: str | None
    url: str | None
    published_at: datetime | None
    encoder: str | None
    provenance: list[EvidenceShape]
    warnings: list[str]
    created_at: datetime
    updated_at: datetime
    record: dict[str, Any] = Field(description="As it was sent, unknown fields included.")
    links: list[MatchShape] = Field(description="Related articles, strongest first, at most 100.")
    links_total: int


class RemovalShape(Shape):
    """What was removed."""

    article_id: str
    cluster_id: str = Field(description="The cluster it was in.", examples=["c-12"])


class BulkAnswer(Shape):
    """The answer to one line: `verdict` (put), `removal` (delete) or `problem`, by its status."""

    line: int = Field(description="The number of the line in the request, from 1.")
    status_code: int = Field(examples=[201])
    id: str | None = Field(description="Null where the line does not tell.")
    verdict: VerdictShape | None = None
    removal: RemovalShape | None = None
    problem: Problem | None = None
