"""What the tests of the online engine share: a world of tiny articles, and what must come of it.

An article's text is a topic and a variant ("a1"; "A1" is an exact copy of it). What two texts
are to each other is drawn from them by a digest: no encoder, and no order of events.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import combinations

import numpy as np

from service.article import Article, Language, PreparedArticle, Relation, Sentence, Verdict
from service.errors import ConflictError
from service.live.candidates import Candidates
from service.live.changes import Changes
from service.live.checking import Checking
from service.live.component import Component, bond, component, grouped
from service.live.neighbourhood import Neighbourhood
from service.live.nodes import Nodes
from service.live.regroup import Regrouping, choose_canonicals
from service.live.understanding import Understood, group_of, keys_of, record_digest
from service.match.clusters import Edge, cluster, opinion_of
from service.match.gate import closed_because
from service.match.growing_index import GrowingIndex
from service.match.verify import EXACT, NEAR
from service.settings import Settings
from service.store import Decision, content_digest

DIMENSION = 4
IDS = tuple("mbxkqdz")
TEXTS = ("a0", "A0", "a1", "a2", "a3", "a4", "b0", "B0", "b1", "b2")
"""Two of them are an exact copy of another under another spelling."""
UNKNOWN = "bo"
"""A language that no encoder knows."""
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
_VALUES = (0.0, 0.25, 0.5, 1.0)
_SCORES = (0.02, 0.9, 0.6, 0.999, 0.97, 0.9)


class _UndoneError(Exception):
    """Ends a transaction of which nothing is kept."""


@contextmanager
def undone(store):
    """A transaction of which nothing is kept: each example begins with an empty store."""
    with suppress(_UndoneError), store.write() as tx:
        yield tx
        raise _UndoneError


def article(name, text, lang="en", day=None, source=None, title=""):
    """An article of the world; `day` counts from an arbitrary one."""
    at = None if day is None else _EPOCH + timedelta(days=day)
    return Article(name, title, text, lang=lang, source=source, published_at=at)


@cache
def vectors_of(text):
    """One or two index vectors of a text: few values, so that many similarities are equal."""
    drawn = hashlib.sha256(text.encode()).digest()
    values = [_VALUES[byte % 4] for byte in drawn[: 2 * DIMENSION]]
    rows = np.array(values, dtype=np.float32).reshape(2, DIMENSION)
    return rows[: 1 + drawn[-1] % 2]


def similarity(x, y):
    """How near two articles are: as the nearest of their vectors, (m, d) and (n, d)."""
    return float(np.max(x @ y.T))


def verdict_of(a, b, settings):
    """What two articles of the world are to each other."""
    if closed_because(a, b, settings):
        return _verdict(Relation.NONE, 0.0)
    if a.text.lower() == b.text.lower():
        return EXACT
    # As in the real one: what is found by nothing is nothing to each other.
    if not _keys(a) & _keys(b) and not _near(a, b):
        return _verdict(Relation.NONE, 0.0)
    drawn = hashlib.sha256("|".join(sorted((a.text, b.text))).encode()).digest()[0]
    score = _SCORES[drawn % (6 if a.text[0].lower() == b.text[0].lower() else 3)]
    bounds = ((0.95, Relation.COPY), (0.85, Relation.TRANSLATION), (0.5, Relation.SAME_STORY))
    relation = next((r for bound, r in bounds if score >= bound), Relation.NONE)
    dates = [one.published_at for one in (a, b)]
    container = None
    if relation is Relation.TRANSLATION and None not in dates and dates[0] != dates[1]:
        relation, container = Relation.REVISION, "a" if dates[0] > dates[1] else "b"
    # What is not the same from both sides tells whether sides were exchanged.
    covered = (len(one.text) + ord(one.text[-1]) for one in (a, b))
    return _verdict(relation, score, *covered, container)


def _keys(article):
    return {("topic", article.text[0].lower()), ("variant", article.text[-1])}


def _near(a, b):
    return UNKNOWN not in (a.lang, b.lang) and (
        similarity(vectors_of(a.text), vectors_of(b.text)) >= NEAR
    )


def _verdict(relation, score, a=0.0, b=0.0, container=None):
    return Verdict(relation, score, a / 100, b / 100, container, "fake", "Drawn.", {})


def prepared_of(article):
    """An article of the world as it is understood."""
    return PreparedArticle(
        article=article,
        language=Language(article.lang, 1.0),
        sentences=(Sentence("text", 0, len(article.text), article.text),),
        provenance=(),
        exact_key=article.text.lower(),
        lexical_keys=(ord(article.text[0].lower()),),
        fact_keys=(ord(article.text[-1]),),
    )


def understood_of(article, settings):
    """What `understand` would say, without an encoder."""
    prepared = prepared_of(article)
    return Understood(
        prepared=prepared,
        digest=record_digest(article),
        content=content_digest(prepared),
        group=group_of(prepared, settings),
        encoder=None if article.lang == UNKNOWN else "fake",
        vectors={},
    )


@dataclass
class FakeSide:
    """One side of a comparison."""

    prepared: PreparedArticle

    @property
    def index_vectors(self):
        """The vectors in the index."""
        article = self.prepared.article
        if article.lang == UNKNOWN:
            return np.empty((0, DIMENSION), np.float32)
        return vectors_of(article.text)


class FakeVerifier:
    """Stands for `Verifier`: the verdicts of the world."""

    def __init__(self, settings):
        self.settings = settings

    def side(self, reader, entry):
        return self.new_side(reader.article(entry.number))

    def sides(self, reader, entries):
        return {entry.number: self.side(reader, entry) for entry in entries}

    def new_side(self, prepared):
        return FakeSide(prepared)

    def verdict(self, reader, a, b):
        return self.compare(self.side(reader, a), self.side(reader, b))

    def compare(self, a, b):
        assert a.prepared.article.id < b.prepared.article.id
        return verdict_of(a.prepared.article, b.prepared.article, self.settings)

    def links(self, pairs):
        verdicts = [self.compare(a, b) for a, b in pairs]
        return [one if one.relation is not Relation.NONE else None for one in verdicts]

    def opinion(self, reader, a, b):
        return opinion_of(self.verdict(reader, a, b))


class Desk:
    """Applies changes within one transaction, and knows what was put."""

    def __init__(self, tx, settings):
        self.tx = tx
        self.settings = settings
        verifier = FakeVerifier(settings)
        near = Neighbourhood(GrowingIndex(DIMENSION), settings.neighbours)
        self.candidates = Candidates(near)
        self.changes = Changes(Nodes(self.candidates, verifier), Regrouping(verifier), settings)
        self.checking = Checking(self.candidates, verifier)
        self.articles = {}

    def put(self, article):
        """Put an article, and return its placement."""
        known = understood_of(article, self.settings)
        self.articles[article.id] = article
        return self.changes.put(self.tx, article.id, known.digest, lambda: known)

    def check(self, article):
        """What the article would be."""
        return self.checking.placement(self.tx, understood_of(article, self.settings))

    def remove(self, name):
        """Remove an article."""
        del self.articles[name]
        return self.changes.remove(self.tx, name)

    def decide(self, kind, a, b=None):
        """Decide, without a note."""
        return self.changes.decide(self.tx, kind, a, b, "", "test")

    def undecide(self, number):
        """Take a decision back."""
        self.changes.undecide(self.tx, number)

    def partition(self):
        """The clusters as sets of ids."""
        found = defaultdict(set)
        for entry in self.tx.all_entries():
            found[entry.cluster].add(entry.id)
        return {frozenset(ids) for ids in found.values()}

    def cluster_of(self, name):
        """The stored cluster of an article."""
        return self.tx.cluster(self.tx.entry(name).cluster)

    def pairs(self):
        """The pairs by ids, with support, score and relation."""
        ids = {entry.number: entry.id for entry in self.tx.all_entries()}
        return {(ids[p.a], ids[p.b]): (p.support, p.score, p.relation) for p in self.tx.all_pairs()}


def nodes_of(articles, settings):
    """The first article of each content, by name."""
    firsts = {}
    for name in sorted(articles):
        firsts.setdefault(group_of(prepared_of(articles[name]), settings), name)
    return sorted(firsts.values())


def supports(nodes, k, reach):
    """Brute force: how many reasons each pair of nodes has to be candidates.

    nodes: ids with their vectors, (m, d), and keys.
    """
    found = Counter()
    for own, near in nearest(nodes, k).items():
        found.update(frozenset((own, other)) for other, _ in near)
    keyed = defaultdict(list)
    for name in sorted(nodes):
        for key in nodes[name][1]:
            keyed[key].append(name)
    for ids in keyed.values():
        for x, y in combinations(range(len(ids)), 2):
            if y - x <= reach:
                found[frozenset((ids[x], ids[y]))] += 1
    return {tuple(sorted(pair)): n for pair, n in found.items()}


def nearest(nodes, k):
    """Brute force: the k nearest of each node that has vectors, with their similarities."""
    vectors = {name: rows for name, (rows, _) in nodes.items() if len(rows)}
    found = {}
    for own, rows in vectors.items():
        others = [(-similarity(rows, v), name) for name, v in vectors.items() if name != own]
        found[own] = [(name, -minus) for minus, name in sorted(others) if -minus >= NEAR][:k]
    return found


def expected_pairs(articles, settings, reach):
    """What `Desk.pairs` must be."""
    nodes = {
        name: (
            FakeSide(prepared_of(articles[name])).index_vectors,
            keys_of(prepared_of(articles[name]), settings),
        )
        for name in nodes_of(articles, settings)
    }
    found = {}
    for (a, b), n in supports(nodes, settings.neighbours, reach).items():
        verdict = verdict_of(articles[a], articles[b], settings)
        score = 0.0 if verdict.relation is Relation.NONE else verdict.score
        found[a, b] = n, score, verdict.relation
    return found


def expected_partition(articles, settings, reach, decisions=()):
    """The clusters by ids, from scratch: `grouped` over a component of everything."""
    groups = expected_groups(articles, settings, reach, decisions)
    assert sorted(e.id for group in groups for e in group) == sorted(articles)
    return {frozenset(e.id for e in group) for group in groups}


def expected_groups(articles, settings, reach, decisions=()):
    """The clusters of a component of everything."""
    whole = Component(decisions={d.number: d for d in decisions})
    entries = {
        name: _Named(name, group_of(prepared_of(a), settings)) for name, a in articles.items()
    }
    for name in sorted(entries):
        whole.groups.setdefault(entries[name].group, []).append(entries[name])
    for (a, b), (_, score, relation) in expected_pairs(articles, settings, reach).items():
        if relation in settings.collapse:
            ends = entries[a].group, entries[b].group
            container = verdict_of(articles[a], articles[b], settings).container
            whole.links[ends] = bond(*ends, relation, score, container)

    def ask(x, y):
        a, b = sorted((whole.groups[x][0].id, whole.groups[y][0].id))
        return opinion_of(EXACT if x == y else verdict_of(articles[a], articles[b], settings))

    return grouped(whole, ask)


def later_of(articles, a, b, settings, place):
    """The number of the later version where one article is a revision of the other."""
    verdict = verdict_of(articles[a], articles[b], settings)
    if verdict.relation is not Relation.REVISION:
        return None
    return place[a if verdict.container == "a" else b]


def batch_partition(articles, settings, reach):
    """The clusters by ids as the batch forms them: over numbers in the order of ids."""
    ids = sorted(articles)
    place = {name: n for n, name in enumerate(ids)}
    edges = [
        Edge(place[a], place[b], score, later_of(articles, a, b, settings, place))
        for (a, b), (_, score, relation) in expected_pairs(articles, settings, reach).items()
        if relation in settings.collapse
    ]

    def ask(a, b):
        return opinion_of(verdict_of(articles[ids[a]], articles[ids[b]], settings))

    joined = {n: group[0] for group in cluster(edges, ask) for n in group}
    first = {}
    found = defaultdict(set)
    for n, name in enumerate(ids):
        node = first.setdefault(group_of(prepared_of(articles[name]), settings), n)
        found[joined.get(node, node)].add(name)
    return {frozenset(members) for members in found.values()}


@dataclass(frozen=True)
class _Named:
    id: str
    group: str


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
        assert self.canonicals.get(cluster_id) == previous_canonical_id
        assert rule
        assert reason
        self.canonicals[cluster_id] = canonical_id
        self.by_language[cluster_id] = by_language


def stored_state(reader, known):
    """What a mirror must know; `known` are the numbers of all clusters that ever were."""
    label = "c-{}".format
    entries = list(reader.all_entries())
    clusters = reader.clusters(known)
    alive = {e.cluster for e in entries}
    return (
        {e.id: label(e.cluster) for e in entries},
        {label(n): clusters[n].canonical.id for n in alive},
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


def decision(number, kind, a, b=None):
    """A decision as it is kept."""
    return Decision(number, kind, a, b, "", "test", _EPOCH)


def settings_of(**fields):
    """Settings with few neighbours, so that lists are full."""
    return Settings(**{"encoder": "muse", "neighbours": 2} | fields)


def take(desk, step):
    """Take a step where it can be taken; what contradicts earlier decisions changes nothing."""
    kind, *rest = step
    if kind == "put":
        desk.put(*rest)
    elif kind == "remove":
        if rest[0] in desk.articles:
            desk.remove(*rest)
    elif kind == "undecide":
        decisions = desk.tx.decisions()
        if rest[0] < len(decisions):
            desk.undecide(decisions[rest[0]].number)
    elif all(name in desk.articles for name in rest):
        before = desk.tx.decisions(), desk.tx.last_event()
        try:
            desk.decide(kind, *rest)
        except ConflictError:
            assert (desk.tx.decisions(), desk.tx.last_event()) == before


MORE_IDS = tuple("abcdefghijklmn")
MORE_TEXTS = (*TEXTS, "a5", "a6", "A5", "b3")


def walk(random, texts=MORE_TEXTS):
    """Forty steps in a larger world than examples can have."""
    for _ in range(40):
        kind = random.choices(
            ["put", "remove", "same", "different", "canonical", "undecide"], [60, 15, 8, 7, 5, 5]
        )[0]
        if kind == "put":
            yield (
                kind,
                article(
                    random.choice(MORE_IDS),
                    random.choice(texts),
                    lang=random.choice(["en", "en", "fr", UNKNOWN]),
                    day=random.choice([None, 0, 1, 5]),
                    source=random.choice([None, "press", "wire"]),
                ),
            )
        elif kind == "undecide":
            yield kind, random.randrange(5)
        else:
            yield kind, *random.sample(MORE_IDS, 2 if kind in ("same", "different") else 1)


def members(tx):
    """The ids of the articles of each cluster."""
    found = defaultdict(set)
    for entry in tx.all_entries():
        found[entry.cluster].add(entry.id)
    return found
