"""The frozen shapes that an article store keeps besides articles and verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from service.article import Evidence, Language
from service.cluster import Canonical
from service.match.clustering.canonical import Version
from service.verdict import Relation

DecisionKind = Literal["same", "different", "canonical"]
EventKind = Literal["assigned", "merged", "split", "canonical_changed", "removed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a stored article without reading its text.

    `number` never changes while the article is stored, replaced or not. `digest` is that of the
    record as it was sent, `content` the `content_digest` under which its vectors are kept and
    `group` the key that articles with equal content share. `cluster` is a cluster's number.
    """

    number: int
    id: str
    digest: bytes
    content: str
    group: str
    cluster: int
    version: Version
    title: str
    language: Language
    encoder: str | None
    provenance: tuple[Evidence, ...]
    warnings: tuple[str, ...]
    created_at: datetime
    updated_at: datetime


class Digests(NamedTuple):
    """What tells which text an article has, as in its entry."""

    number: int
    id: str
    digest: bytes
    content: str


class Neighbour(NamedTuple):
    """An article near another one: its number and the similarity of their index vectors, which
    has the values of single precision."""

    number: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The neighbours of a node in columns, nearest first: a put changes dozens of such lists."""

    numbers: tuple[int, ...]
    similarities: tuple[float, ...]

    @classmethod
    def of(cls, found: Sequence[Neighbour]) -> Self:
        """The columns of some neighbours."""
        numbers, similarities = zip(*found, strict=True) if found else ((), ())
        return cls(numbers, similarities)

    def each(self) -> tuple[Neighbour, ...]:
        """All of them."""
        return tuple(map(Neighbour, self.numbers, self.similarities))


@dataclass(frozen=True, slots=True)
class Node:
    """The article that stands for all with its content in the search for candidates.

    `vectors` are its index vectors, float16 (m, d): none where no encoder knows the language,
    several where that is unsure; `carried` whether all of them were carried over from another
    encoder, which is kept with them. `neighbours` are its nearest nodes of its own kind, nearest
    first, `beyond` those of the other kind, None where it asks for none. `keys` are the lexical
    and fact keys it is entered under, as (kind code, value).
    """

    number: int
    id: str
    group: str
    vectors: NDArray[np.float16]
    neighbours: tuple[Neighbour, ...]
    keys: tuple[tuple[int, bytes], ...]
    carried: bool = False
    beyond: tuple[Neighbour, ...] | None = None


@dataclass(frozen=True, slots=True)
class NodePair:
    """A verified candidate pair of nodes without its evidence; `a` is the first by id.

    `support` counts the reasons why it is a candidate: one for each direction in which one is
    among the neighbours of the other, one for each key under which both stand near.
    `container` is that of the verdict.
    """

    a: int
    b: int
    support: int
    score: float
    relation: Relation
    container: str | None = None


@dataclass(frozen=True, slots=True)
class StoredCluster:
    """A cluster as it is kept: its members are the entries that name it.

    `merged_into` is the cluster that took its place, `size` 0 and `canonical` None where it
    has no members any more. `changed` is the sequence of the last event that touched it.
    `languages` are those of its members, `relations` those of the links between them.
    """

    number: int
    canonical: Canonical | None
    by_language: Mapping[str, Canonical]
    size: int
    changed: int
    created_at: datetime
    updated_at: datetime
    merged_into: int | None = None
    languages: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class ClusterFilter:
    """Which clusters a page shows; None and 1 stand for all."""

    language: str | None = None
    minimum_size: int = 1
    changed_since: int | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: kept until it is deleted, whatever becomes of the articles.

    `same` and `different` are about the articles `a` and `b`; `canonical` pins `a`, and `b` is
    None. A later pin in the same cluster counts before an earlier one.
    """

    number: int
    kind: DecisionKind
    a: str
    b: str | None
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the change feed; `sequence` starts at 1 and has no gaps."""

    sequence: int
    kind: EventKind
    at: datetime
    body: Mapping[str, Any]
