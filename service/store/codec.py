"""Write our shapes as compact JSON and read them back equal.

Flat shapes are arrays of their fields in order. A change of any shape needs a migration
that empties the tables that hold it. Strings keep lone surrogates, numbers NaN and infinity.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeVar

import zstandard

from service.article import (
    AlignedPassages,
    Article,
    Canonical,
    Disagreement,
    Evidence,
    Language,
    Passage,
    Place,
    PreparedArticle,
    Rejection,
    Relation,
    Sentence,
    Verdict,
)
from service.match.canonical import Version

_T = TypeVar("_T")
_FIELDS: dict[type, attrgetter[tuple[Any, ...]]] = {
    shape: attrgetter(*(field.name for field in fields(shape)))
    for shape in (Canonical, Evidence, Language, Passage, Place, Sentence, Version)
}
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode_article(article: PreparedArticle) -> bytes:
    """Write a prepared article, compressed; its record holds plain JSON values."""
    return pack(
        [
            _article_row(article.article),
            row_of(article.language),
            rows_of(article.sentences),
            rows_of(article.provenance),
            article.exact_key,
            article.lexical_keys,
            article.fact_keys,
            article.warnings,
            rows_of(article.other_languages),
        ]
    )


def decode_article(data: bytes) -> PreparedArticle:
    """Read what `encode_article` wrote."""
    article, language, sentences, provenance, exact, *rest = unpack(data)
    lexical, facts, warnings, other_languages = rest
    return PreparedArticle(
        article=_article(article),
        language=Language(*language),
        sentences=shapes_of(Sentence, sentences),
        provenance=shapes_of(Evidence, provenance),
        exact_key=exact,
        lexical_keys=tuple(lexical),
        fact_keys=tuple(facts),
        warnings=tuple(warnings),
        other_languages=shapes_of(Language, other_languages),
    )


def encode_verdict(verdict: Verdict) -> bytes:
    """Write a verdict with its evidence, compressed."""
    return pack(
        [
            verdict.relation,
            verdict.score,
            verdict.coverage_a,
            verdict.coverage_b,
            verdict.container,
            verdict.method,
            verdict.reason,
            dict(verdict.signals),
            [
                (rows_of(pair.a), rows_of(pair.b), pair.similarity, pair.likeness, pair.moved)
                for pair in verdict.aligned
            ],
            [(pair.a, pair.b) for pair in verdict.disagreements],
        ]
    )


def decode_verdict(data: bytes) -> Verdict:
    """Read what `encode_verdict` wrote."""
    row = unpack(data)
    row[0] = Relation(row[0])
    row[-2] = tuple(
        AlignedPassages(shapes_of(Passage, a), shapes_of(Passage, b), *rest)
        for a, b, *rest in row[-2]
    )
    row[-1] = tuple(Disagreement(tuple(a), tuple(b)) for a, b in row[-1])
    return Verdict(*row)


def encode_rejection(rejection: Rejection) -> bytes:
    """Write a rejection; equal rejections are equal bytes."""
    row = [row_of(rejection.place), rejection.reason, rejection.message, rejection.id]
    return encode_text(_JSON.encode(row))


def decode_rejection(data: bytes) -> Rejection:
    """Read what `encode_rejection` wrote."""
    place, *rest = json.loads(decode_text(data))
    return Rejection(Place(*place), *rest)


def encode_text(text: str) -> bytes:
    """Write a string as UTF-8, lone surrogates as the three bytes they would have."""
    return text.encode("utf-8", "surrogatepass")


def decode_text(data: bytes) -> str:
    """Read what `encode_text` wrote."""
    return data.decode("utf-8", "surrogatepass")


def _article_row(article: Article) -> list[object]:
    return [
        article.id,
        article.title,
        article.text,
        article.lang,
        article.source,
        article.url,
        article.published_at and article.published_at.isoformat(),
        dict(article.record),
        article.place and row_of(article.place),
        article.warnings,
    ]


def _article(row: list[Any]) -> Article:
    *plain, published_at, record, place, warnings = row
    read = published_at and datetime.fromisoformat(published_at)
    return Article(*[*plain, read, record, place and Place(*place), tuple(warnings)])


def row_of(shape: object) -> tuple[Any, ...]:
    """The fields of a flat shape in order."""
    return _FIELDS[type(shape)](shape)


def rows_of(shapes: Iterable[object]) -> list[tuple[Any, ...]]:
    """The fields of several flat shapes."""
    return [row_of(shape) for shape in shapes]


def shapes_of(shape: type[_T], rows: Iterable[list[Any]]) -> tuple[_T, ...]:
    """Flat shapes from their fields."""
    return tuple(shape(*row) for row in rows)


def pack(value: object) -> bytes:
    """Write a JSON array, compressed."""
    return _ZSTD.compressor.compress(encode_text(_JSON.encode(value)))


def unpack(data: bytes) -> list[Any]:
    """Read what `pack` wrote."""
    value: list[Any] = json.loads(decode_text(_ZSTD.decompressor.decompress(data)))
    return value


class _Zstd(threading.local):
    """One of each for every thread: to make them takes longer than most of their work."""

    def __init__(self) -> None:
        # The checksum tells a damaged value, which would otherwise be a wrong answer.
        self.compressor = zstandard.ZstdCompressor(write_checksum=True)
        self.decompressor = zstandard.ZstdDecompressor()


_ZSTD = _Zstd()
