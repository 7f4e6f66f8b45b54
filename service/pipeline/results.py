"""What a run found, as the streams that are written."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from models.space import Space
from service.article import Assignment, Cluster, Link, Relation
from service.match.canonical import Version, choose, choose_by_language, version_of
from service.match.side import shown_encoder
from service.match.ties import Tie, ties
from service.report.results import Results
from service.settings import Settings
from service.store import WorkStore
from service.text.shown import shown_title, shown_warnings


class Findings:
    """Clusters with their canonicals, and everything else that is written of a run."""

    def __init__(
        self,
        store: WorkStore,
        space: Space,
        settings: Settings,
        groups: list[list[int]],
        revised: Collection[int],
    ) -> None:
        self._store = store
        self._space = space
        self._settings = settings
        self._ids = store.ids()
        self._outdated = {self._ids[number] for number in revised}
        self._versions = [version_of(prepared) for _, prepared in store.articles()]
        grouped = {number for group in groups for number in group}
        alone = [[n] for n in range(len(self._ids)) if n not in grouped]
        self.clusters = [self._cluster(group) for group in sorted(groups + alone)]

    def results(self) -> Results:
        """Everything that is written, each part streamed."""
        return Results(
            assignments=self._assignments(),
            clusters=self.clusters,
            links=self._links(),
            canonical=self._canonical(),
            rejections=self._store.rejections(),
        )

    def _cluster(self, group: list[int]) -> Cluster:
        versions: list[Version] = [self._versions[n] for n in group]
        return Cluster(
            id=cluster_id(versions[0].id),
            members=tuple(v.id for v in versions),
            canonical=choose(versions, self._settings, self._outdated),
            by_language=choose_by_language(versions, self._settings, self._outdated),
        )

    def _links(self) -> Iterator[Link]:
        for a, b, verdict in self._store.links():
            yield Link(self._ids[a], self._ids[b], verdict)

    def _canonical(self) -> Iterator[Mapping[str, Any]]:
        kept = {cluster.canonical.id for cluster in self.clusters}
        for number, article_id in enumerate(self._ids):
            if article_id in kept:
                yield self._store.record(number)

    def _assignments(self) -> Iterator[Assignment]:
        cluster_of = {m: cluster for cluster in self.clusters for m in cluster.members}
        to_canonical = self._ties(cluster_of)
        for _, prepared in self._store.articles():
            own = prepared.article.id
            cluster = cluster_of[own]
            canonical = cluster.canonical.id
            relation, score = (None, None) if own == canonical else to_canonical[own]
            encoder = shown_encoder(self._space.routes(prepared.languages))
            yield Assignment(
                id=own,
                cluster_id=cluster.id,
                canonical_id=canonical,
                is_canonical=own == canonical,
                relation=relation,
                score=score,
                language=prepared.language,
                encoder=encoder,
                title=shown_title(prepared),
                provenance=prepared.provenance,
                warnings=shown_warnings(prepared, encoder),
            )

    def _ties(self, cluster_of: Mapping[str, Cluster]) -> dict[str, Tie]:
        """For every member but the canonical: relation and score to the canonical."""
        links: dict[str, dict[tuple[str, str], Tie]] = {}
        for link in self._links():
            cluster, verdict = cluster_of[link.a], link.verdict
            if cluster.id == cluster_of[link.b].id and verdict.relation in self._collapsing:
                links.setdefault(cluster.id, {})[link.a, link.b] = verdict.relation, verdict.score
        found: dict[str, Tie] = {}
        for cluster in self.clusters:
            found |= ties(cluster.members, cluster.canonical.id, links.get(cluster.id, {}))
        return found

    @property
    def _collapsing(self) -> frozenset[Relation]:
        return frozenset(self._settings.collapse)


def cluster_id(first_member: str) -> str:
    """The id of a cluster: made from its first member's id, so the same in every run."""
    return "c-" + hashlib.sha256(first_member.encode("utf-8", "surrogatepass")).hexdigest()[:16]
