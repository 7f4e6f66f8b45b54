"""Write our shapes as compact JSON and read them back equal.

Flat shapes are arrays of their fields in order. A change of any shape needs a migration
that empties the tables that hold it. Strings keep lone surrogates, numbers NaN and infinity.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

from service.article import Evidence, Language, Place, Rejection, Sentence
from service.cluster import Canonical
from service.match.clustering.canonical import Version
from service.store.zstd import Zstd
from service.verdict import AlignedPassages, Disagreement, Passage, Relation, Verdict

_T = TypeVar("_T")
_FIELDS: dict[type, attrgetter[tuple[Any, ...]]] = {
    shape: attrgetter(*(field.name for field in fields(shape)))
    for shape in (Canonical, Evidence, Language, Passage, Place, Sentence, Version)
}
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode_verdict(verdict: Verdict) -> bytes:
    """Write a verdict with its evidence for as long as a run takes: fast rather than small."""
    aligned = [
        (rows_of(pair.a), rows_of(pair.b), pair.similarity, pair.likeness, pair.moved)
        for pair in verdict.aligned
    ]
    return _FAST.compress(encode_json(verdict_row(verdict, aligned)))


def decode_verdict(data: bytes) -> Verdict:
    """Read what `encode_verdict` wrote."""
    row = unpack(data)
    aligned = (
        AlignedPassages(shapes_of(Passage, a), shapes_of(Passage, b), *rest)
        for a, b, *rest in row[-2]
    )
    return verdict_of(row, tuple(aligned))


def verdict_row(verdict: Verdict, aligned: object) -> list[object]:
    """The fields of a verdict in order, its aligned passages in a form of their own."""
    return [
        verdict.relation,
        verdict.score,
        verdict.coverage_a,
        verdict.coverage_b,
        verdict.container,
        verdict.method,
        verdict.reason,
        dict(verdict.signals),
        aligned,
        [(pair.a, pair.b) for pair in verdict.disagreements],
    ]


def verdict_of(row: list[Any], aligned: tuple[AlignedPassages, ...]) -> Verdict:
    """A verdict from what `verdict_row` made, with the aligned passages read."""
    relation, *plain, _, disagreements = row
    apart = tuple(Disagreement(tuple(a), tuple(b)) for a, b in disagreements)
    return Verdict(*[Relation(relation), *plain, aligned, apart])


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
    return _ZSTD.compress(encode_json(value))


def unpack(data: bytes) -> list[Any]:
    """Read what `pack` wrote."""
    return decode_json(_ZSTD.decompress(data))


def encode_json(value: object) -> bytes:
    """Write a JSON array."""
    return encode_text(_JSON.encode(value))


def decode_json(data: bytes) -> list[Any]:
    """Read what `encode_json` wrote."""
    value: list[Any] = json.loads(decode_text(data))
    return value


_ZSTD = Zstd.knowing("common.json", level=6)
_FAST = Zstd.knowing("common.json", level=1)
