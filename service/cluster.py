"""The frozen shapes of clusters: articles that are the same article, and the version to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.article import Evidence, Language
from service.verdict import Relation


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
