"""The frozen shapes of one article that everything passes around.

This module imports nothing of ours: every room may use it. One name is used for
one thing everywhere: article, sentence, embedding, candidate, alignment, coverage,
relation, verdict (`service.verdict`), link, cluster, canonical (`service.cluster`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


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
