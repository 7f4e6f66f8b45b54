"""The frozen shapes of what two articles are to each other; it imports nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Relation(StrEnum):
    """What one article is to another, strongest first."""

    EXACT = "exact"
    COPY = "copy"
    TRANSLATION = "translation"
    REVISION = "revision"
    EXCERPT = "excerpt"
    SAME_STORY = "same_story"
    NONE = "none"


LinkRelation = Literal["exact", "copy", "translation", "revision", "excerpt", "same_story"]
"""The relations that a link can have, as they are written."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's field: offsets into the original and the text between them."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AlignedPassages:
    """A passage of A and the passage of B that says the same.

    `similarity` is the cosine of their embeddings, `likeness` the same on the scale of the
    two languages (0 unrelated, 1 translated); `moved` tells that the order was broken.
    """

    a: tuple[Passage, ...]
    b: tuple[Passage, ...]
    similarity: float
    likeness: float
    moved: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Facts of two aligned passages that contradict each other, as written in A and in B."""

    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two articles are to each other, with everything that led to it.

    `score` is the probability that both are the same article; `coverage_a` is the share of
    A's content that B also says, and the other way round; `container` is `a` or `b` where
    one holds the other (relation `excerpt`) or is its later version (`revision`). `method`
    names what decided: `exact`, `lexical` or the encoder whose embeddings were aligned; of two that
    are nothing to each other also `index` (their vectors are too far apart to be aligned) and
    `settings` (the window or the scope keeps them apart). `reason` is one sentence.
    """

    relation: Relation
    score: float
    coverage_a: float
    coverage_b: float
    container: str | None
    method: str
    reason: str
    signals: Mapping[str, float]
    aligned: tuple[AlignedPassages, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A verified pair of articles, `a` before `b` in the order of their ids."""

    a: str
    b: str
    verdict: Verdict
