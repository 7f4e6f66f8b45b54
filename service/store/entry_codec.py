"""Write the shapes that only an article store keeps, and read them back equal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from itertools import accumulate
from struct import Struct
from typing import Any

from service.article import Evidence, Language, PreparedArticle
from service.cluster import Canonical
from service.match.clustering.canonical import Version, version_of
from service.store.codec import (
    decode_json,
    decode_text,
    encode_json,
    pack,
    row_of,
    rows_of,
    shapes_of,
    unpack,
)
from service.store.digests import unpacked
from service.store.stored import Entry, Neighbours, StoredCluster
from service.store.zstd import Zstd
from service.text.shown import shown_title, shown_warnings
from service.verdict import Relation

_SUMMARIES = 16_384
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_NEIGHBOUR_BYTES = 8


def encode_summary(prepared: PreparedArticle, encoder: str | None) -> bytes:
    """Write what an entry says of an article's content."""
    *version, published_at, size, source = row_of(version_of(prepared))
    return pack(
        [
            [*version, published_at and published_at.isoformat(), size, source],
            shown_title(prepared),
            row_of(prepared.language),
            encoder,
            rows_of(prepared.provenance),
            shown_warnings(prepared, encoder),
        ]
    )


def decode_entry(row: tuple[Any, ...]) -> Entry:
    """Read the row of an article."""
    number, key, digest, content, group, cluster, created_at, updated_at, summary = row
    version, title, language, encoder, provenance, warnings = _summary(summary)
    return Entry(
        number=number,
        id=decode_text(key),
        digest=digest,
        content=unpacked(content),
        group=unpacked(group),
        cluster=cluster,
        version=version,
        title=title,
        language=language,
        encoder=encoder,
        provenance=provenance,
        warnings=warnings,
        created_at=decode_time(created_at),
        updated_at=decode_time(updated_at),
    )


@lru_cache(maxsize=_SUMMARIES)
def _summary(
    summary: bytes,
) -> tuple[Version, str, Language, str | None, tuple[Evidence, ...], tuple[str, ...]]:
    """What an entry says of a content; large clusters are read again with every new member."""
    version, title, language, encoder, provenance, warnings = unpack(summary)
    return (
        _version(version),
        title,
        Language(*language),
        encoder,
        shapes_of(Evidence, provenance),
        tuple(warnings),
    )


def encode_cluster(cluster: StoredCluster) -> bytes:
    """Write what a cluster shows: its canonicals, languages and relations."""
    return pack(
        [
            cluster.canonical and row_of(cluster.canonical),
            {language: row_of(found) for language, found in cluster.by_language.items()},
            cluster.languages,
            cluster.relations,
        ]
    )


def decode_cluster(row: tuple[Any, ...]) -> StoredCluster:
    """Read the row of a cluster."""
    number, size, changed, merged_into, created_at, updated_at, summary = row
    canonical, by_language, languages, relations = unpack(summary)
    return StoredCluster(
        number=number,
        canonical=canonical and Canonical(*canonical),
        by_language={language: Canonical(*found) for language, found in by_language.items()},
        size=size,
        changed=changed,
        created_at=decode_time(created_at),
        updated_at=decode_time(updated_at),
        merged_into=merged_into,
        languages=tuple(languages),
        relations=tuple(map(Relation, relations)),
    )


def encode_neighbours(neighbours: Neighbours) -> bytes:
    """Write neighbours: all numbers, then all similarities, which have single precision."""
    lists = _lists_of(len(neighbours.numbers))
    return lists.pack(*neighbours.numbers, *neighbours.similarities)


def decode_neighbours(data: bytes) -> Neighbours:
    """Read what `encode_neighbours` wrote."""
    count = len(data) // _NEIGHBOUR_BYTES
    told = _lists_of(count).unpack_from(data)
    return Neighbours(told[:count], told[count:])


@cache
def _lists_of(count: int) -> Struct:
    return Struct(f"<{count}I{count}f")


def encode_keys(keys: Sequence[tuple[int, bytes]]) -> bytes:
    """Write the keys of a node: kinds and lengths, then all values, which are digests."""
    heads = encode_json([(kind, len(value)) for kind, value in keys])
    # No JSON of ours has a line break.
    return _ZSTD.compress(heads + b"\n" + b"".join(value for _, value in keys))


def decode_keys(data: bytes) -> tuple[tuple[int, bytes], ...]:
    """Read what `encode_keys` wrote."""
    heads, _, values = _ZSTD.decompress(data).partition(b"\n")
    kinds_and_lengths = decode_json(heads)
    ends = accumulate(length for _, length in kinds_and_lengths)
    return tuple(
        (kind, values[end - length : end])
        for (kind, length), end in zip(kinds_and_lengths, ends, strict=True)
    )


def encode_time(time: datetime) -> int:
    """Write an aware time as microseconds since 1970 in UTC."""
    return (time - _EPOCH) // _TICK


def decode_time(ticks: int) -> datetime:
    """Read what `encode_time` wrote, in UTC."""
    return _EPOCH + ticks * _TICK


def _version(row: list[Any]) -> Version:
    key, language, machine_translated, published_at, size, source = row
    moment = published_at and datetime.fromisoformat(published_at)
    return Version(key, language, machine_translated, moment, size, source)


_ZSTD = Zstd(level=1)
