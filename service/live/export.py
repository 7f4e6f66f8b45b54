"""Everything a store found, as the files of a batch run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

from service.cluster import Assignment, Cluster
from service.live.labels import cluster_label
from service.live.stamp import stamp_in
from service.live.views import cluster_ties
from service.match.clustering.ties import Tie
from service.match.verdicts.first_look import EXACT
from service.report.foreign import refuse_foreign
from service.report.memory import Memory
from service.report.results import Results, write_results
from service.report.summary import Summary, write_run
from service.settings import Settings
from service.store import Archive, ArticleReader
from service.text.shown import warning_kinds
from service.verdict import Link


def export_store(data: Path, out: Path, parquet: bool) -> Summary:
    """Write what is stored as the outputs of a batch run; the store may be in use.

    Cluster ids are those of the service. Raises StoreError.
    """
    refuse_foreign(out)
    start = perf_counter()
    with Archive.attach(data) as store:
        # First of all: of a damaged tree of pages SQLite may leave out rows without a word.
        # Before the snapshot: while one is held, the log of writes only grows.
        store.check()
        with store.read() as reader:
            stamp = stamp_in(reader)
            settings = Settings.model_validate(stamp["settings"])
            export = _Export(reader, settings)
            write_results(out, export.results(), parquet)
            summary = export.summary(stamp, perf_counter() - start)
    write_run(out, summary)
    return summary


class _Export:
    def __init__(self, reader: ArticleReader, settings: Settings) -> None:
        self._reader = reader
        self._settings = settings
        self._ids = {entry.number: entry.id for entry in reader.all_entries()}
        self._clusters = self._all_clusters()
        self._links: Counter[str] = Counter()

    def results(self) -> Results:
        return Results(
            assignments=self._assignments(),
            clusters=self._clusters.values(),
            links=self._all_links(),
            canonical=self._canonical(),
            rejections=(),
        )

    def summary(self, stamp: Mapping[str, Any], seconds: float) -> Summary:
        languages: Counter[str] = Counter()
        warnings: Counter[str] = Counter()
        for entry in self._reader.all_entries():
            languages[entry.language.code] += 1
            warnings.update(warning_kinds(entry.warnings))
        articles, clusters = self._reader.count(), len(self._clusters)
        return Summary(
            articles=articles,
            clusters=clusters,
            collapsed=articles - clusters,
            rejected=0,
            skipped_files=(),
            links=dict(self._links),
            languages=dict(sorted(languages.items())),
            encoded=0,
            reused=articles,
            encoder=stamp["encoders"],
            uncalibrated=tuple(stamp["uncalibrated"]),
            settings=self._settings.model_dump(mode="json"),
            configuration=self._settings.fingerprint(),
            timings={"writing": seconds},
            articles_per_second=articles / seconds if seconds else 0.0,
            peak_memory_bytes=Memory().peak,
            version=version("samewire"),
            warnings=dict(sorted(warnings.items())),
        )

    def _all_clusters(self) -> dict[int, Cluster]:
        """All clusters by number, in the order of their first members, as the batch has them."""
        members: dict[int, list[str]] = {}
        for entry in self._reader.all_entries():
            members.setdefault(entry.cluster, []).append(entry.id)
        return {number: self._cluster(number, ids) for number, ids in members.items()}

    def _cluster(self, number: int, ids: Iterable[str]) -> Cluster:
        stored = self._reader.cluster(number)
        assert stored is not None
        assert stored.canonical is not None
        return Cluster(cluster_label(number), tuple(ids), stored.canonical, stored.by_language)

    def _assignments(self) -> Iterator[Assignment]:
        ties = self._ties()
        for entry in self._reader.all_entries():
            canonical = self._clusters[entry.cluster].canonical.id
            relation, score = ties.get(entry.id, (None, None))
            yield Assignment(
                id=entry.id,
                cluster_id=cluster_label(entry.cluster),
                canonical_id=canonical,
                is_canonical=entry.id == canonical,
                relation=relation,
                score=score,
                language=entry.language,
                encoder=entry.encoder,
                provenance=entry.provenance,
                warnings=entry.warnings,
                title=entry.title,
            )

    def _ties(self) -> dict[str, Tie]:
        """For every article but the canonicals: relation and score to its canonical."""
        found: dict[str, Tie] = {}
        for number, cluster in self._clusters.items():
            if len(cluster.members) > 1:
                members = self._reader.members([number])
                canonical, collapse = cluster.canonical.id, self._settings.collapse
                found |= cluster_ties(self._reader, members, canonical, collapse)
        return found

    def _all_links(self) -> Iterator[Link]:
        """The links in the order of their two ids, those of one article at a time."""
        copies = self._copies()
        for entry in self._reader.all_entries():
            links = [*self._links_from(entry.number), *copies.get(entry.id, ())]
            for link in sorted(links, key=lambda link: link.b):
                yield self._counted(link)

    def _links_from(self, number: int) -> Iterator[Link]:
        for pair in self._reader.links_of([number]):
            if pair.a == number:
                verdict = self._reader.verdict(pair.a, pair.b)
                assert verdict is not None
                yield Link(self._ids[pair.a], self._ids[pair.b], verdict)

    def _copies(self) -> dict[str, list[Link]]:
        """The links of the first article of each content to the further ones, by its id."""
        found: dict[str, list[Link]] = {}
        if not self._settings.gated:
            firsts: dict[str, str] = {}
            for entry in self._reader.all_entries():
                first = firsts.setdefault(entry.group, entry.id)
                if first != entry.id:
                    found.setdefault(first, []).append(Link(first, entry.id, EXACT))
        return found

    def _counted(self, link: Link) -> Link:
        self._links[link.verdict.relation.value] += 1
        return link

    def _canonical(self) -> Iterator[Mapping[str, Any]]:
        for entry in self._reader.all_entries():
            if self._clusters[entry.cluster].canonical.id == entry.id:
                yield self._reader.article(entry.number).article.record
