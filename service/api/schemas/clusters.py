"""Clusters."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from service.api.schemas.base import CanonicalShape, LanguageShape, Shape
from service.api.schemas.verdicts import LinkShape
from service.verdict import Relation


class MemberShape(Shape):
    """An article of a cluster; relation and score are those to the canonical."""

    id: str
    title: str
    language: LanguageShape
    source: str | None
    published_at: datetime | None
    relation: Relation | None
    score: float | None
    is_canonical: bool


class ClusterSummary(Shape):
    """A cluster without its members."""

    id: str = Field(examples=["c-12"])
    size: int = Field(ge=1)
    canonical: CanonicalShape
    by_language: dict[str, CanonicalShape]
    languages: list[str] = Field(examples=[["de", "en"]])
    relations: list[Relation]
    changed: int = Field(description="The sequence of the last event that touched it.")
    created_at: datetime
    updated_at: datetime


class ClusterShape(ClusterSummary):
    """A cluster with its members, in the order of their ids, and the links between them."""

    members: list[MemberShape]
    links: list[LinkShape] = Field(description="At most 1000.")
    links_total: int


class ClusterPage(Shape):
    """A page of clusters, oldest first."""

    items: list[ClusterSummary]
    next_cursor: str | None = Field(description="For the next page; null on the last one.")
