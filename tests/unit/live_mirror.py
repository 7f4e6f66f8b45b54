"""What is seen from outside of an online engine, and what must hold of it."""

from __future__ import annotations

from collections import defaultdict

from service.cluster import Canonical
from service.live.component import component
from service.live.regroup import choose_canonicals
from service.verdict import Relation


class Mirror:
    """What somebody knows who only reads the feed."""

    def __init__(self):
        self.sequence = 0
        self.cluster_of = {}
        self.canonicals = {}
        self.by_language = {}
        self.merged = {}

    def follow(self, reader):
        """Apply what came since the last time; return it."""
        events = reader.events(self.sequence, 10_000)
        for event in events:
            assert event.sequence == self.sequence + 1
            self.sequence = event.sequence
            getattr(self, f"_{event.kind}")(**event.body)
        assert self.sequence == reader.last_event()
        return events

    def state(self):
        """Article to cluster, and canonicals of the clusters that have articles."""
        alive = set(self.cluster_of.values())
        canonicals = {c: self.canonicals[c] for c in alive}
        return self.cluster_of, canonicals, {c: self.by_language[c] for c in alive}, self.merged

    def _assigned(self, article_id, cluster_id, previous_cluster_id, reason):
        assert self.cluster_of.get(article_id) == previous_cluster_id
        assert reason in ("added", "updated", "reclustered")
        assert (reason == "added") == (previous_cluster_id is None)
        assert reason != "reclustered" or cluster_id != previous_cluster_id
        self.cluster_of[article_id] = cluster_id

    def _removed(self, article_id, cluster_id):
        assert self.cluster_of.pop(article_id) == cluster_id

    def _merged(self, cluster_id, into):
        assert cluster_id not in self.merged
        self.merged[cluster_id] = into

    def _split(self, cluster_id, into):
        assert into
        assert cluster_id not in into

    def _canonical_changed(
        self, cluster_id, canonical_id, previous_canonical_id, rule, reason, by_language
    ):
        before = self.canonicals.get(cluster_id)
        assert (before and before.id) == previous_canonical_id
        canonical = Canonical(canonical_id, rule, reason)
        self.canonicals[cluster_id] = canonical
        self.by_language[cluster_id] = by_language


def stored_state(reader, known):
    """What a mirror must know; `known` are the numbers of all clusters that ever were."""
    label = "c-{}".format
    entries = list(reader.all_entries())
    clusters = reader.clusters(known)
    alive = {e.cluster for e in entries}
    return (
        {e.id: label(e.cluster) for e in entries},
        {label(n): clusters[n].canonical for n in alive},
        {label(n): {c: v.id for c, v in clusters[n].by_language.items()} for n in alive},
        {label(n): label(c.merged_into) for n, c in clusters.items() if c.merged_into},
    )


def check_clusters(desk):
    """Size, languages, relations and canonicals of every cluster that has members."""
    members = defaultdict(list)
    for entry in desk.tx.all_entries():
        members[entry.cluster].append(entry)
    pairs = desk.pairs()
    of = component(desk.tx, {e.group for e in desk.tx.all_entries()}, desk.settings.collapse)
    heads = choose_canonicals(of, list(members.values()), desk.settings)
    for (number, entries), head in zip(members.items(), heads, strict=True):
        stored = desk.tx.cluster(number)
        ids = {e.id for e in entries}
        related = {r for pair, (_, _, r) in pairs.items() if ids.issuperset(pair)}
        if len({e.group for e in entries}) < len(entries):
            related.add(Relation.EXACT)
        assert stored.size == len(entries)
        assert stored.merged_into is None
        assert stored.languages == tuple(sorted({e.language.code for e in entries}))
        assert stored.relations == tuple(r for r in Relation if r in related - {Relation.NONE})
        assert (stored.canonical, stored.by_language) == head
    assert desk.tx.count_clusters() == len(members)


def members(tx):
    """The ids of the articles of each cluster."""
    found = defaultdict(set)
    for entry in tx.all_entries():
        found[entry.cluster].add(entry.id)
    return found
