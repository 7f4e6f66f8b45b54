"""What all shapes are made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """A shape with exactly its own fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LanguageShape(Shape):
    """A language with the confidence that it is this one."""

    code: str = Field(
        description="ISO 639-1 where there is one, `und` where nothing could be told, "
        "`und-Zzzz` where the script is none that samewire knows.",
        examples=["de"],
    )
    confidence: float | None = Field(examples=[0.999998])


class EvidenceShape(Shape):
    """A passage that says where the article comes from."""

    kind: str = Field(
        description="`machine_translation`, `original_language`, `agency` or `dateline`.",
        examples=["agency"],
    )
    value: str = Field(examples=["Reuters"])
    field: str = Field(examples=["text"])
    start: int
    end: int
    quote: str = Field(examples=["(Reuters)"])


class PassageShape(Shape):
    """A stretch of a field of an article; offsets count characters (code points)."""

    field: str = Field(description="`title` or `text`.", examples=["text"])
    start: int
    end: int
    text: str


class CanonicalShape(Shape):
    """The version to show, and what chose it."""

    id: str = Field(examples=["tass-17"])
    rule: str = Field(examples=["earliest"])
    reason: str = Field(examples=["published first, at 2026-03-01T10:00:00Z"])
