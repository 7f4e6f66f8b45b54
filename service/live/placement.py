"""The verdict on one article: where it belongs, and what in it leads to which other article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.article import Evidence, Language
from service.live.labels import cluster_label
from service.live.links import Match, Verdicts, match_with, matches_of
from service.store import ArticleReader, Entry
from service.verdict import Relation

MOST_MATCHES = 10


class Status(StrEnum):
    """What became of an article that was sent."""

    NEW = "new"
    DUPLICATE = "duplicate"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs.

    `relation`, `score` and both coverages (the share of this article that the other says, and
    the other way round) are those to the canonical where the two are linked, else those of the
    best match in its cluster; None for an article alone and one that a decision put there.
    `cluster_id` is None for an article that is not stored and would be new.
    """

    article_id: str
    status: Status
    cluster_id: str | None
    canonical_id: str
    relation: Relation | None
    score: float | None
    coverage_a: float | None
    coverage_b: float | None
    matches: tuple[Match, ...]
    language: Language
    encoder: str | None
    provenance: tuple[Evidence, ...]
    warnings: tuple[str, ...]


def stored_placement(
    reader: ArticleReader,
    verdicts: Verdicts,
    entry: Entry,
    status: Status | None,
    collapse: Collection[Relation],
) -> Placement:
    """The placement of a stored article; its status is told where there is none."""
    cluster = reader.cluster(entry.cluster)
    canonical = cluster.canonical.id if cluster and cluster.canonical else entry.id
    status = status or (Status.DUPLICATE if cluster and cluster.size > 1 else Status.NEW)
    matches, _ = matches_of(reader, verdicts, entry, collapse, MOST_MATCHES)
    head = entry if canonical == entry.id else reader.entry(canonical)
    direct = (
        None
        if head is None or head.number == entry.number
        else match_with(reader, verdicts, entry, head, collapse)
    )
    return placed(entry, status, cluster_label(entry.cluster), canonical, tuple(matches), direct)


def placed(
    entry: Entry,
    status: Status,
    cluster_id: str | None,
    canonical_id: str,
    matches: Sequence[Match],
    direct: Match | None = None,
) -> Placement:
    """A placement; `direct` is the link with the canonical where there is one."""
    within = (m for m in matches if m.collapses and m.cluster_id == cluster_id)
    tie = direct if direct and direct.collapses else next(within, None)
    verdict = tie.verdict if tie else None
    return Placement(
        article_id=entry.id,
        status=status,
        cluster_id=cluster_id,
        canonical_id=canonical_id,
        relation=verdict.relation if verdict else None,
        score=verdict.score if verdict else None,
        coverage_a=verdict.coverage_a if verdict else None,
        coverage_b=verdict.coverage_b if verdict else None,
        matches=tuple(matches),
        language=entry.language,
        encoder=entry.encoder,
        provenance=entry.provenance,
        warnings=entry.warnings,
    )
