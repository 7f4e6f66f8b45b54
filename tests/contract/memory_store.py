"""The port of the article store on plain dictionaries: slow, and plainly right."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np

from service.errors import NotFoundError, StoreError
from service.match.clustering.canonical import version_of
from service.store import Decision, Digests, Entry, Event, Neighbours, NodePair, content_digest
from service.text.shown import shown_title, shown_warnings
from service.verdict import Relation


@dataclass
class State:
    """All that is kept; values are never changed, only replaced."""

    entries: dict = field(default_factory=dict)
    articles: dict = field(default_factory=dict)
    unreached: dict = field(default_factory=dict)
    vectors: dict = field(default_factory=dict)
    nodes: dict = field(default_factory=dict)
    changes: dict = field(default_factory=dict)
    pairs: dict = field(default_factory=dict)
    verdicts: dict = field(default_factory=dict)
    clusters: dict = field(default_factory=dict)
    decisions: dict = field(default_factory=dict)
    events: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)
    counters: dict = field(default_factory=dict)

    def copy(self):
        return State(**{name: dict(kept) for name, kept in vars(self).items()})


class MemoryReader:
    def __init__(self, state):
        self.s = state

    def count(self):
        return len(self.s.entries)

    def entry(self, id):
        return next((e for e in self.s.entries.values() if e.id == id), None)

    def entries(self, numbers):
        return {n: self.s.entries[n] for n in numbers if n in self.s.entries}

    def digests(self, numbers):
        found = self.entries(numbers)
        return {n: Digests(n, e.id, e.digest, e.content) for n, e in found.items()}

    def all_entries(self):
        yield from sorted(self.s.entries.values(), key=lambda e: e.id)

    def ids(self, numbers):
        return {n: e.id for n, e in self.entries(numbers).items()}

    def article(self, number):
        if number not in self.s.articles:
            raise NotFoundError(f"no article has the number {number}")
        return self.s.articles[number]

    def articles(self, numbers):
        return {n: self.s.articles[n] for n in numbers if n in self.s.articles}

    def vectors(self, content, encoder):
        return self.s.vectors.get((content, encoder))

    def vectors_of(self, contents, encoder):
        found = {c: self.vectors(c, encoder) for c in contents}
        return {c: vectors for c, vectors in found.items() if vectors is not None}

    def group(self, group):
        return [e for e in self.all_entries() if e.group == group]

    def groups(self, groups):
        return {g: self.group(g) for g in groups if self.group(g)}

    def node(self, number):
        return self.s.nodes.get(number)

    def node_of(self, group):
        return next((n.number for n in self.s.nodes.values() if n.group == group), None)

    def nodes_of(self, groups):
        return {g: self.node_of(g) for g in groups if self.node_of(g) is not None}

    def neighbours(self, numbers, *, beyond=False):
        return {n: Neighbours.of(near) for n, near in self._lists(numbers, beyond)}

    def _lists(self, numbers, beyond):
        """Those of some nodes that have such a list, with it."""
        for number in sorted(set(numbers) & self.s.nodes.keys()):
            node = self.s.nodes[number]
            near = node.beyond if beyond else node.neighbours
            if near is not None:
                yield number, near

    def node_vectors(self, after=0):
        for number, change in sorted(self.s.changes.items(), key=lambda item: item[1]):
            if change > after and len(self.s.nodes[number].vectors):
                yield number, self.s.nodes[number].carried, self.s.nodes[number].vectors

    def radii(self, *, beyond=False):
        for number, near in self._lists(self.s.nodes, beyond):
            if len(self.s.nodes[number].vectors):
                yield number, len(near), min((n.similarity for n in near), default=0.0)

    def keys_in_use(self, keys):
        return [key for key in keys if any(key in n.keys for n in self.s.nodes.values())]

    def key_neighbours(self, key, id, reach):
        found = sorted((n for n in self.s.nodes.values() if key in n.keys), key=lambda n: n.id)
        before = [n.number for n in found if n.id < id]
        after = [n.number for n in found if n.id > id]
        return before[::-1][:reach], after[:reach]

    def pairs(self, wanted):
        return {key: self.s.pairs[key] for key in wanted if key in self.s.pairs}

    def pairs_of(self, numbers):
        found = (pair for _, pair in sorted(self.s.pairs.items()))
        return [p for p in found if p.a in numbers or p.b in numbers]

    def links_of(self, numbers):
        return [p for p in self.pairs_of(numbers) if p.relation is not Relation.NONE]

    def verdict(self, a, b):
        return self.s.verdicts.get((a, b))

    def cluster(self, number):
        return self.s.clusters.get(number)

    def clusters(self, numbers):
        return {n: self.s.clusters[n] for n in numbers if n in self.s.clusters}

    def members(self, clusters):
        return [e for e in self.all_entries() if e.cluster in clusters]

    def cluster_page(self, which, after, limit):
        found = [
            cluster
            for number, cluster in sorted(self.s.clusters.items())
            if number > after
            and cluster.size >= max(which.minimum_size, 1)
            and (which.language is None or which.language in cluster.languages)
            and (which.relation is None or which.relation in cluster.relations)
            and (which.changed_since is None or cluster.changed > which.changed_since)
        ]
        return found[:limit]

    def count_clusters(self):
        return sum(cluster.size > 0 for cluster in self.s.clusters.values())

    def decision(self, number):
        return self.s.decisions.get(number)

    def decisions(self, after=0, limit=None):
        return [d for n, d in sorted(self.s.decisions.items()) if n > after][:limit]

    def decisions_on(self, ids):
        return [d for d in self.decisions() if d.a in ids or d.b in ids]

    def events(self, after, limit):
        return [e for n, e in sorted(self.s.events.items()) if n > after][:limit]

    def last_event(self):
        return max(self.s.events, default=0)

    def change(self):
        return self.s.counters.get("change", 0)

    def fact(self, name):
        return self.s.facts.get(name)

    def unindexed(self, limit):
        return sorted(self.s.unreached)[:limit]


class MemoryWriter(MemoryReader):
    def add_article(self, prepared, digest, group, encoder, at):
        number = self._next("article")
        self.s.entries[number] = _entry(number, 0, prepared, digest, group, encoder, at, at)
        self.s.articles[number] = prepared
        return self.s.entries[number]

    def replace_article(self, number, prepared, digest, group, encoder, at):
        self.article(number)
        old = self.s.entries[number]
        self.s.entries[number] = _entry(
            number, old.cluster, prepared, digest, group, encoder, old.created_at, at
        )
        self.s.articles[number] = prepared
        self.s.unreached.pop(number, None)
        self._forget_vectors(old.content)
        return self.s.entries[number]

    def remove_article(self, number):
        self.article(number)
        old = self.s.entries.pop(number)
        del self.s.articles[number]
        self.s.unreached.pop(number, None)
        self._forget_vectors(old.content)

    def put_vectors(self, rows):
        for content, encoder, vectors in rows:
            self.s.vectors[content, encoder] = vectors.astype(np.float32)

    def put_node(self, node):
        self.s.nodes[node.number] = node
        self.s.changes[node.number] = self._next("change")

    def put_neighbours(self, rows, *, beyond=False):
        name = "beyond" if beyond else "neighbours"
        for number, found in rows.items():
            self.s.nodes[number] = replace(self.s.nodes[number], **{name: found.each()})

    def remove_node(self, number):
        self.s.nodes.pop(number, None)
        self.s.changes.pop(number, None)

    def add_pairs(self, rows):
        for a, b, support, verdict in rows:
            self.s.pairs[a, b] = NodePair(
                a, b, support, verdict.score, verdict.relation, verdict.container
            )
            if verdict.relation is not Relation.NONE:
                self.s.verdicts[a, b] = verdict

    def support_pairs(self, rows):
        for key, support in rows.items():
            if support and key in self.s.pairs:
                self.s.pairs[key] = replace(self.s.pairs[key], support=support)
            else:
                self.s.pairs.pop(key, None)
                self.s.verdicts.pop(key, None)

    def assign(self, cluster, numbers):
        for number in numbers:
            self.s.entries[number] = replace(self.s.entries[number], cluster=cluster)

    def new_cluster(self, _at):
        return self._next("cluster")

    def put_cluster(self, cluster):
        self.s.clusters[cluster.number] = cluster

    def add_decision(self, kind, a, b, note, by, at):
        number = self._next("decision")
        self.s.decisions[number] = Decision(number, kind, a, b, note, by, at)
        return self.s.decisions[number]

    def remove_decision(self, number):
        self.s.decisions.pop(number, None)

    def add_event(self, kind, at, body):
        sequence = self.last_event() + 1
        self.s.events[sequence] = Event(sequence, kind, at, dict(body))
        return self.s.events[sequence]

    def set_fact(self, name, value):
        self.s.facts[name] = value

    def begin_reindex(self):
        for kept in (self.s.nodes, self.s.changes, self.s.pairs, self.s.verdicts):
            kept.clear()
        self.s.unreached.update(dict.fromkeys(self.s.entries))

    def mark_indexed(self, numbers):
        for number in numbers:
            self.s.unreached.pop(number, None)

    def _next(self, name):
        self.s.counters[name] = self.s.counters.get(name, 0) + 1
        return self.s.counters[name]

    def _forget_vectors(self, content):
        if all(entry.content != content for entry in self.s.entries.values()):
            for key in [key for key in self.s.vectors if key[0] == content]:
                del self.s.vectors[key]


class MemoryStore:
    """An ArticleStore; a transaction is a copy that takes the place of the whole."""

    def __init__(self):
        self._state = State()
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def read(self):
        self._refuse_if_closed()
        yield MemoryReader(self._state)

    @contextmanager
    def write(self):
        with self._lock:
            self._refuse_if_closed()
            state = self._state.copy()
            yield MemoryWriter(state)
            self._state = state

    def close(self):
        self._closed = True

    def _refuse_if_closed(self):
        if self._closed:
            raise StoreError("the store is closed")


def _entry(number, cluster, prepared, digest, group, encoder, created_at, updated_at):
    return Entry(
        number=number,
        id=prepared.article.id,
        digest=digest,
        content=content_digest(prepared),
        group=group,
        cluster=cluster,
        version=version_of(prepared),
        title=shown_title(prepared),
        language=prepared.language,
        encoder=encoder,
        provenance=prepared.provenance,
        warnings=shown_warnings(prepared, encoder),
        created_at=created_at,
        updated_at=updated_at,
    )
