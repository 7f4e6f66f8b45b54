"""What a run found, as the streams that are written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from models.space import Space
from service.cluster import Assignment, Cluster
from service.match.clustering.canonical import Version, choose, choose_by_language, version_of
from service.match.clustering.ties import ties
from service.match.verdicts.first_look import EXACT
from service.match.verdicts.side import shown_encoder
from service.pipeline.groups import Groups
from service.pipeline.linked import RELATIONS, Within
from service.progress import Progress
from service.report.results import Results
from service.settings import Settings
from service.store import WorkStore
from service.text.shown import shown_title, shown_warnings, warning_kinds
from service.verdict import Link

_VERSIONS = 4096
"""Versions kept from settling the clusters for writing them."""


class RunFindings:
    """Clusters with their canonicals, and everything else that is written of a run.

    Texts, clusters and links are read and made as they are written; what is kept of an article
    is its id and some twenty bytes. What was written is counted: articles by `languages` and
    `warnings`, links by `relations`.
    """

    def __init__(
        self, store: WorkStore, space: Space, settings: Settings, groups: Groups, within: Within
    ) -> None:
        self._store = store
        self._space = space
        self._settings = settings
        self._groups = groups
        self._ids = store.ids()
        self._version = lru_cache(maxsize=_VERSIONS)(self._version_of)
        self._canonicals = groups.heads.copy()
        self._relations = np.zeros(len(self._ids), np.int8)
        self._scores = np.zeros(len(self._ids), np.float64)
        self.languages = Counter[str]()
        self.warnings = Counter[str]()
        self.relations = Counter[str]()
        for members in groups.members():
            if len(members) > 1:
                self._settle(members, within)

    def results(self, progress: Progress) -> Results:
        """Everything that is written, each part streamed; `progress` hears of each article."""
        progress.stage("writing", len(self._ids), "articles")
        return Results(
            assignments=self._assignments(progress),
            clusters=map(self._cluster, self._groups.members()),
            links=self._links(),
            canonical=self._canonical(),
            rejections=self._store.rejections(),
        )

    def _settle(self, members: list[int], within: Within) -> None:
        """Note the canonical of a cluster, and what the others are to it."""
        id_ = self._cluster(members).canonical.id
        canonical = next(number for number in members if self._ids[number] == id_)
        self._canonicals[members] = canonical
        links = within.of(members[0])
        for number in members:
            first = self._groups.contents[number]
            if number != first:
                links[first, number] = EXACT.relation, EXACT.score
        for number, (relation, score) in ties(members, canonical, links).items():
            self._relations[number] = RELATIONS.index(relation)
            self._scores[number] = score

    def _cluster(self, members: Sequence[int]) -> Cluster:
        versions = [self._version(number) for number in members]
        old = {self._ids[number] for number in members if self._groups.revised[number]}
        return Cluster(
            id=cluster_id(versions[0].id),
            members=tuple(version.id for version in versions),
            canonical=choose(versions, self._settings, old),
            by_language=choose_by_language(versions, self._settings, old),
        )

    def _version_of(self, number: int) -> Version:
        return version_of(self._store.article(number))

    def _links(self) -> Iterator[Link]:
        for a, b, verdict in self._store.links():
            self.relations[verdict.relation.value] += 1
            yield Link(self._ids[a], self._ids[b], verdict)

    def _canonical(self) -> Iterator[Mapping[str, Any]]:
        for number, canonical in enumerate(self._canonicals.tolist()):
            if number == canonical:
                yield self._store.record(number)

    def _assignments(self, progress: Progress) -> Iterator[Assignment]:
        for number, prepared in self._store.articles():
            canonical = int(self._canonicals[number])
            alone = number == canonical
            encoder = shown_encoder(self._space.routes(prepared.languages))
            warnings = shown_warnings(prepared, encoder)
            self.languages[prepared.language.code] += 1
            self.warnings.update(warning_kinds(warnings))
            yield Assignment(
                id=prepared.article.id,
                cluster_id=cluster_id(self._ids[self._groups.heads[number]]),
                canonical_id=self._ids[canonical],
                is_canonical=alone,
                relation=None if alone else RELATIONS[self._relations[number]],
                score=None if alone else float(self._scores[number]),
                language=prepared.language,
                encoder=encoder,
                title=shown_title(prepared),
                provenance=prepared.provenance,
                warnings=warnings,
            )
            progress.advance(1)


def cluster_id(first_member: str) -> str:
    """The id of a cluster: made from its first member's id, so the same in every run."""
    return "c-" + hashlib.sha256(first_member.encode("utf-8", "surrogatepass")).hexdigest()[:16]
