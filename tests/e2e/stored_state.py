"""Whether a data directory is whole: everything in it found anew from its articles alone."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import combinations

import numpy as np
from word_encoder import NAME, WordEncoder

from models import space as space_module
from models.grid import on_grid
from service.live.component import Component, bond
from service.live.grouping import grouped
from service.live.regroup import choose_canonicals
from service.live.understanding import group_of, keys_of
from service.match.clustering.opinions import opinion_of
from service.match.coverage.content import content
from service.match.search.flat_index import FlatIndex
from service.match.search.index import REACH
from service.match.search.mixed_index import MixedIndex
from service.match.verdicts.first_look import EXACT, NEAR
from service.match.verdicts.side import Side
from service.match.verdicts.verify import verify
from service.settings import Settings
from service.store import Archive, content_digest
from service.verdict import Relation

SETTINGS = Settings(encoder=NAME, neighbours=8)
_ORPHANS = (
    "SELECT count(*) FROM body WHERE number NOT IN (SELECT number FROM article)",
    "SELECT count(*) FROM article WHERE number NOT IN (SELECT number FROM body)",
    "SELECT count(*) FROM vector WHERE content NOT IN (SELECT content FROM article)",
    "SELECT count(*) FROM node_vector WHERE number NOT IN (SELECT number FROM node)",
    "SELECT count(*) FROM node_key WHERE number NOT IN (SELECT number FROM node)",
    "SELECT count(*) FROM evidence e WHERE NOT EXISTS "
    "(SELECT 1 FROM pair p WHERE (p.a, p.b) = (e.a, e.b))",
    "SELECT count(*) FROM pair WHERE a NOT IN (SELECT number FROM node) "
    "OR b NOT IN (SELECT number FROM node)",
    "SELECT count(*) FROM cluster_trait t WHERE "
    "(SELECT size FROM cluster c WHERE c.number = t.number) IS NOT t.size",
)


def records(data):
    """The records of the stored articles by id, and the decisions by number."""
    with Archive.attach(data) as archive, archive.read() as reader:
        articles = {e.id: reader.article(e.number).article for e in reader.all_entries()}
        return {one: dict(a.record) for one, a in articles.items()}, {
            d.number: (d.kind, d.a, d.b) for d in reader.decisions()
        }


def events(data):
    """The whole feed as (sequence, kind, body)."""
    with Archive.attach(data) as archive, archive.read() as reader:
        feed = reader.events(0, 10**6)
    assert [e.sequence for e in feed] == list(range(1, len(feed) + 1))
    return [(e.sequence, e.kind, dict(e.body)) for e in feed]


def replayed(feed):
    """What a mirror has: article -> cluster, cluster -> canonicals, cluster -> merged into."""
    assigned, canonical, merged = {}, {}, {}
    for _, kind, body in feed:
        if kind == "assigned":
            assert assigned.get(body["article_id"]) == body["previous_cluster_id"]
            assigned[body["article_id"]] = body["cluster_id"]
        elif kind == "removed":
            assert assigned.pop(body["article_id"]) == body["cluster_id"]
        elif kind == "merged":
            merged[body["cluster_id"]] = body["into"]
        elif kind == "canonical_changed":
            canonical[body["cluster_id"]] = (body["canonical_id"], body["by_language"])
    alive = set(assigned.values())
    return assigned, {c: heads for c, heads in canonical.items() if c in alive}, merged


def check_whole(data):
    """Assert that everything in a data directory is what its articles and decisions make it."""
    with closing(sqlite3.connect(data / "archive.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert [database.execute(query).fetchone() for query in _ORPHANS] == [(0,)] * len(_ORPHANS)
    loaded = space_module.load_encoder
    space_module.load_encoder = lambda _: WordEncoder()
    try:
        with Archive.attach(data) as archive, archive.read() as reader:
            _Anew(reader).check()
    finally:
        space_module.load_encoder = loaded


def check_snapshot(data):
    """Assert that the snapshot of the index holds the vectors of the nodes, and return how many."""
    about = json.loads((data / "index.json").read_text())
    index = MixedIndex.read(str(data / about["file"]))
    with Archive.attach(data) as archive, archive.read() as reader:
        vectors = {n: rows for n, _, rows in reader.node_vectors()}
    assert sorted(index.numbers().tolist()) == sorted(vectors)
    for number, vector in vectors.items():
        assert np.array_equal(index.vectors(number), vector.astype(np.float32))
    assert [path.name for path in data.glob("index-*")] == [about["file"]]
    return len(vectors)


class _Anew:
    """What a store holds, found anew."""

    def __init__(self, reader):
        self.reader = reader
        self.space = space_module.Space(NAME)
        self.entries = {e.number: e for e in reader.all_entries()}
        prepared = {n: reader.article(n) for n in self.entries}
        self.sides = {n: Side(p, self.space, self.embed) for n, p in prepared.items()}
        self.groups = {}
        for entry in sorted(self.entries.values(), key=lambda e: e.id):
            self.groups.setdefault(entry.group, []).append(entry)
        self.nodes = {members[0].number: members[0] for members in self.groups.values()}

    def embed(self, prepared, encoder):
        vectors = self.space.encode(encoder, [s.text for s in content(prepared)])
        return on_grid(vectors).astype(np.float32)

    def check(self):
        self.check_articles()
        self.check_nodes()
        supports = self.check_neighbours() + self.supports_by_key()
        links, rivals = self.check_pairs(+supports)
        self.check_clusters(links, rivals)

    def check_articles(self):
        assert self.reader.count() == len(self.entries)
        for number, entry in self.entries.items():
            prepared = self.sides[number].prepared
            assert entry.group == group_of(prepared, SETTINGS)
            stored = self.reader.vectors(content_digest(prepared), WordEncoder.fingerprint)
            assert np.array_equal(stored, self.embed(prepared, NAME))

    def check_nodes(self):
        assert {n for n, _, _ in self.reader.radii()} == self.nodes.keys()
        for number, entry in self.nodes.items():
            node = self.reader.node(number)
            assert (node.id, node.group) == (entry.id, entry.group)
            assert np.array_equal(node.vectors, self.sides[number].index_vectors.astype(np.float16))
            assert sorted(node.keys) == sorted(keys_of(self.sides[number].prepared, SETTINGS))

    def check_neighbours(self):
        """Compare all lists with a search over everything; returns the pairs they support."""
        supports = Counter()
        index = FlatIndex(WordEncoder.dimension)
        vectors = {n: self.sides[n].index_vectors for n in self.nodes}
        if vectors:
            numbers = [n for n, rows in vectors.items() for _ in rows]
            index.add(np.array(numbers, np.int64), np.concatenate(list(vectors.values())))
        radii = {n: (count, least) for n, count, least in self.reader.radii()}
        stored = self.reader.neighbours(self.nodes)
        for number, own in vectors.items():
            found = zip(*index.within(own, NEAR), strict=True)
            near = [(float(s), int(n)) for s, n in found if n != number]
            near.sort(key=lambda one: (-one[0], self.nodes[one[1]].id))
            near = near[: SETTINGS.neighbours]
            assert {(n.similarity, n.number) for n in stored[number].each()} == set(near)
            assert radii[number] == (len(near), near[-1][0] if near else 0.0)
            supports.update(frozenset((number, n)) for _, n in near)
        return supports

    def supports_by_key(self):
        under = {}
        for number in sorted(self.nodes, key=lambda n: self.nodes[n].id):
            for key in keys_of(self.sides[number].prepared, SETTINGS):
                under.setdefault(key, []).append(number)
        return Counter(
            frozenset((a, b))
            for row in under.values()
            for (i, a), (j, b) in combinations(enumerate(row), 2)
            if j - i <= REACH
        )

    def check_pairs(self, supports):
        """Compare candidates and verdicts; returns the links that collapse, and the contents that
        tell one story and are not the same."""
        pairs = self.reader.pairs_of(self.nodes)
        assert {frozenset((p.a, p.b)): p.support for p in pairs} == supports
        links, rivals = {}, set()
        for pair in pairs:
            a, b = self.nodes[pair.a], self.nodes[pair.b]
            assert a.id < b.id
            verdict = self.verdict(a, b)
            kept = pair.relation, pair.score, pair.container
            assert kept == (verdict.relation, verdict.score, verdict.container)
            if pair.relation in SETTINGS.collapse:
                links[a.group, b.group] = bond(a.group, b.group, *kept)
            elif pair.relation is Relation.SAME_STORY:
                rivals.add((a.group, b.group))
        return links, rivals

    def verdict(self, a, b):
        return verify(self.sides[a.number], self.sides[b.number], self.space, SETTINGS)

    def check_clusters(self, links, rivals):
        decisions = {d.number: d for d in self.reader.decisions()}

        def ask(x, y):
            a, b = sorted((self.groups[x][0], self.groups[y][0]), key=lambda e: e.id)
            return opinion_of(EXACT if x == y else self.verdict(a, b))

        whole = Component(self.groups, links, decisions, rivals=rivals)
        found = grouped(whole, ask)
        kept = {}
        for entry in self.entries.values():
            kept.setdefault(entry.cluster, set()).add(entry.id)
        wanted = {frozenset(e.id for e in group) for group in found}
        assert {frozenset(ids) for ids in kept.values()} == wanted
        assert self.reader.count_clusters() == len(kept)
        for group, head in zip(found, choose_canonicals(whole, found, SETTINGS), strict=True):
            cluster = self.reader.cluster(group[0].cluster)
            assert (cluster.canonical, cluster.by_language) == head
            assert (cluster.size, cluster.merged_into) == (len(group), None)
        self.check_feed(kept)

    def check_feed(self, kept):
        feed = [(e.sequence, e.kind, e.body) for e in self.reader.events(0, 10**6)]
        assigned, canonical, merged = replayed(feed)
        assert assigned == {e.id: f"c-{e.cluster}" for e in self.entries.values()}
        clusters = self.reader.clusters(kept)
        assert canonical == {
            f"c-{n}": (c.canonical.id, {k: v.id for k, v in c.by_language.items()})
            for n, c in clusters.items()
        }
        for gone, into in merged.items():
            assert self.reader.cluster(int(gone[2:])).merged_into == int(into[2:])
