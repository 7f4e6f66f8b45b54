"""Decisions of people."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from service.api.schemas.base import Shape
from service.records import MAX_ID_CHARS, record_id


def _as_of_a_record(given: object) -> object:
    """An id as a record has it that gives the same: `5` is the id "5"."""
    number = isinstance(given, int | float) and not isinstance(given, bool)
    return record_id({"id": given}) if number else given


ArticleId = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAX_ID_CHARS),
    BeforeValidator(_as_of_a_record),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1, "maxLength": MAX_ID_CHARS},
                {"type": "number"},
            ]
        }
    ),
]
Note = Annotated[str, Field(max_length=2000, description="Why; for people.")]


def _two(articles: list[str]) -> list[str]:
    if len(set(articles)) < len(articles):
        raise ValueError("name two different articles")
    return articles


class PairDecision(Shape):
    """Two articles are the same, or are never to be in one cluster."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"kind": "same", "articles": ["dpa-4", "tass-17"], "note": "read both"}]
        }
    )

    kind: Literal["same", "different"]
    articles: Annotated[
        list[ArticleId],
        Field(min_length=2, max_length=2, json_schema_extra={"uniqueItems": True}),
        AfterValidator(_two),
    ]
    note: Note = ""


class CanonicalDecision(Shape):
    """An article is the version to show of the cluster it is in."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "canonical", "articles": ["dpa-4"]}]}
    )

    kind: Literal["canonical"]
    articles: Annotated[list[ArticleId], Field(min_length=1, max_length=1)]
    note: Note = ""

    @model_validator(mode="before")
    @classmethod
    def _named_alone(cls, sent: object) -> object:
        """Take `article`, as clients wrote it before a decision was read as it is sent."""
        if isinstance(sent, dict) and "article" in sent and "articles" not in sent:
            return {
                **{k: v for k, v in sent.items() if k != "article"},
                "articles": [sent["article"]],
            }
        return sent


class SentDecision(
    RootModel[Annotated[PairDecision | CanonicalDecision, Field(discriminator="kind")]]
):
    """A decision to apply from now on."""


class DecisionShape(Shape):
    """A decision that counts until it is deleted."""

    id: int
    kind: Literal["same", "different", "canonical"]
    articles: list[str] = Field(description="Two; one for `canonical`.")
    note: str
    by: str = Field(description="The name of the API key; empty where none is needed.")
    at: datetime


class DecisionPage(Shape):
    """A page of decisions, oldest first."""

    items: list[DecisionShape]
    next_cursor: str | None = Field(description="For the next page; null on the last one.")
