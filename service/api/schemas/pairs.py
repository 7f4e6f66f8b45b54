"""Two articles against each other."""

from __future__ import annotations

from datetime import datetime

from service.api.schemas.base import EvidenceShape, LanguageShape, PassageShape, Shape
from service.api.schemas.verdicts import PairVerdict


class SideShape(Shape):
    """One of the two articles."""

    id: str
    title: str
    language: LanguageShape
    source: str | None
    url: str | None
    published_at: datetime | None
    encoder: str | None
    provenance: list[EvidenceShape]
    warnings: list[str]


class LonePassage(PassageShape):
    """A passage without a counterpart; `chrome` is the site's, not the article's."""

    chrome: bool


class PairShape(PairVerdict):
    """The verdict on any two stored articles with the full alignment and every signal."""

    a: SideShape
    b: SideShape
    unaligned_a: list[LonePassage]
    unaligned_b: list[LonePassage]
