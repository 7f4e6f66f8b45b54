"""The verdict on an article, and on a pair of articles."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from service.api.schemas.base import EvidenceShape, LanguageShape, PassageShape, Shape
from service.verdict import Relation


class CoverageShape(Shape):
    """How much of each article's content the other one has, from 0 to 1."""

    article: float | None = Field(examples=[0.98])
    other: float | None = Field(examples=[0.95])


class MatchedPassages(Shape):
    """A passage of the article, and the one of the other that says the same."""

    article: list[PassageShape]
    other: list[PassageShape]
    similarity: float | None
    likeness: float | None
    moved: bool


class MatchedFacts(Shape):
    """Facts of matched passages that contradict each other, as they are written."""

    article: list[str] = Field(examples=[["12"]])
    other: list[str] = Field(examples=[["14"]])


class MatchShape(Shape):
    """Another stored article that is related, and all that led to this."""

    article_id: str = Field(examples=["tass-17"])
    cluster_id: str = Field(examples=["c-12"])
    collapses: bool = Field(
        description="Whether the relation collapses by the settings. The guard against chains or "
        "a decision can still keep the two in two clusters: see `cluster_id`."
    )
    relation: Relation
    score: float | None = Field(
        description="The probability of being the same article.", examples=[0.997]
    )
    coverage: CoverageShape
    container: Literal["article", "other"] | None = Field(
        description="Which one holds the other; only where one does."
    )
    method: str = Field(
        description="`exact`, `lexical` or the encoder that decided.", examples=["muse"]
    )
    reason: str
    aligned: list[MatchedPassages] = Field(description="The best aligned passages, at most 3.")
    disagreements: list[MatchedFacts]


class VerdictShape(Shape):
    """What an article is among those that are stored."""

    article_id: str = Field(examples=["dpa-4"])
    cluster_id: str | None = Field(
        description="Null only from a check of an article that would be in a cluster of its own.",
        examples=["c-12"],
    )
    status: Literal["new", "duplicate", "unchanged", "updated"]
    canonical_id: str = Field(examples=["tass-17"])
    relation: Relation | None = Field(
        description="To the canonical, or to the best match in its cluster; null when alone."
    )
    score: float | None = Field(examples=[0.997])
    coverage: CoverageShape | None
    matches: list[MatchShape] = Field(description="Strongest first, at most 10.")
    language: LanguageShape
    encoder: str | None = Field(
        description="What embedded it, `muse+e5` where its language is unsure or mixed; null where "
        "no encoder knows its language.",
        examples=["muse"],
    )
    provenance: list[EvidenceShape]
    warnings: list[str]


class AlignedShape(Shape):
    """A passage of A, and the one of B that says the same."""

    a: list[PassageShape]
    b: list[PassageShape]
    similarity: float | None
    likeness: float | None
    moved: bool


class DisagreementShape(Shape):
    """Facts of aligned passages that contradict each other, as they are written."""

    a: list[str]
    b: list[str]


class PairVerdict(Shape):
    """What two articles A and B are to each other."""

    relation: Relation
    score: float | None
    coverage_a: float | None
    coverage_b: float | None
    container: Literal["a", "b"] | None
    method: str = Field(
        description="What decided: `exact`, `lexical` or an encoder; of two that are nothing to "
        "each other also `index`, where their vectors are too far apart to be aligned, or "
        "`settings`, where the window or the scope keeps them apart.",
        examples=["muse"],
    )
    reason: str
    signals: dict[str, float | None]
    aligned: list[AlignedShape]
    disagreements: list[DisagreementShape]


class LinkShape(PairVerdict):
    """A verified pair of articles; `aligned` has its best passages, at most 3."""

    a: str
    b: str
