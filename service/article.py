"""The frozen shapes everything passes around.

This module imports nothing of ours: every room may use it. One name is used for
one thing everywhere: article, sentence, embedding, candidate, alignment, coverage,
relation, verdict, link, cluster, canonical.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal


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
class Place:
    """Where a record was read: a file as the user named it and a line (1 is the first)."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read, before anything is understood of it.

    `title` and `text` are plain text; a record that held `html` has been reduced to
    text. Every offset that samewire reports counts characters (code points) of these
    two strings. `lang` is the producer's hint. `record` is the input record untouched,
    unknown fields included.
    """

    id: str
    title: str
    text: str
    lang: str | None = None
    source: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    record: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that could not become an article, and why; nothing is dropped without one."""

    place: Place
    reason: str
    message: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """A language tag (ISO 639-1 where there is one) with a confidence between 0 and 1.

    `code` is `und` where nothing could be told, `und-Zzzz` where the script is not known.
    """

    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands in the article's `field` and its cleaned text.

    `start` and `end` are offsets into the original field; `text` is the cleaned form
    that is encoded. `chrome` marks what belongs to the site, not to the article.
    """

    field: str
    start: int
    end: int
    text: str
    chrome: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that says where the article comes from, with its place in the text.

    `kind` is one of `machine_translation`, `original_language`, `agency`, `dateline`;
    `value` is what it says (a language tag, an agency, a city), `quote` its words.
    """

    kind: str
    value: str
    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article understood by pure functions of its own text: no encoder, no corpus.

    `warnings` are those of the article and of what was understood of it.
    `other_languages` are those that it may be in, or is in too, besides `language`.
    `exact_key` is a digest of the normalised text; `lexical_keys` are MinHash bands of
    its shingles and `fact_keys` digests of its numbers: equal keys make candidates.
    """

    article: Article
    language: Language
    sentences: tuple[Sentence, ...]
    provenance: tuple[Evidence, ...]
    exact_key: str
    lexical_keys: tuple[int, ...]
    fact_keys: tuple[int, ...]
    warnings: tuple[str, ...] = ()
    other_languages: tuple[Language, ...] = ()

    @property
    def languages(self) -> tuple[Language, ...]:
        """All languages that it may be in; the first is the one it is taken for."""
        return (self.language, *self.other_languages)


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


@dataclass(frozen=True, slots=True)
class Canonical:
    """The version to show, and the rule of the policy that chose it."""

    id: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that are the same article; `members` are ids in ascending order.

    `by_language` names the canonical among the members of each language.
    """

    id: str
    members: tuple[str, ...]
    canonical: Canonical
    by_language: Mapping[str, Canonical]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where one article ended up: `relation` and `score` are those to the canonical.

    The canonical itself has relation None. A member that has no link of its own with the
    canonical carries the weakest step of its best path to it in `score`.
    """

    id: str
    cluster_id: str
    canonical_id: str
    is_canonical: bool
    relation: Relation | None
    score: float | None
    language: Language
    encoder: str | None
    provenance: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
    title: str = ""
