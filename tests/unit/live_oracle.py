"""What the online engine must come to, worked out by brute force and by a batch."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from live_helpers import FakeSide, prepared_of, similarity, verdict_of

from service.live.component import Component, bond
from service.live.grouping import grouped
from service.live.understanding import group_of, keys_of
from service.match.clustering.clusters import BY_CHOICE, Edge, cluster
from service.match.clustering.opinions import opinion_of
from service.match.search.kind import Kind
from service.match.verdicts.first_look import EXACT, NEAR
from service.verdict import Relation


@dataclass(frozen=True)
class _Named:
    id: str
    group: str


def nodes_of(articles, settings):
    """The first article of each content, by name."""
    firsts = {}
    for name in sorted(articles):
        firsts.setdefault(group_of(prepared_of(articles[name]), settings), name)
    return sorted(firsts.values())


def supports(nodes, k, reach):
    """Brute force: how many reasons each pair of nodes has to be candidates.

    nodes: ids with their vectors, (m, d), keys and kind.
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
    """Brute force: the k nearest of its kind of each node that has vectors, and of a carried one
    the 2 k nearest of the native ones, with their similarities."""
    known = {name: (rows, kind) for name, (rows, _, kind) in nodes.items() if len(rows)}
    found = {}
    for own, (rows, kind) in known.items():
        near = defaultdict(list)
        for name, (vectors, of) in known.items():
            if name != own and similarity(rows, vectors) >= NEAR:
                near[of].append((-similarity(rows, vectors), name))
        taken = sorted(near[kind])[:k]
        if kind is Kind.CARRIED:
            taken += sorted(near[Kind.NATIVE])[: 2 * k]
        found[own] = [(name, -minus) for minus, name in taken]
    return found


def expected_pairs(articles, settings, reach):
    """What `Desk.pairs` must be."""
    sides = {name: FakeSide(prepared_of(articles[name])) for name in nodes_of(articles, settings)}
    nodes = {
        name: (side.index_vectors, keys_of(side.prepared, settings), side.kind)
        for name, side in sides.items()
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
        ends = entries[a].group, entries[b].group
        if relation is Relation.SAME_STORY and relation not in settings.collapse:
            whole.rivals.add(ends)
        if relation in settings.collapse:
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
        Edge(
            place[a],
            place[b],
            score,
            later_of(articles, a, b, settings, place),
            relation in BY_CHOICE,
        )
        for (a, b), (_, score, relation) in expected_pairs(articles, settings, reach).items()
        if relation in settings.collapse
    ]

    def ask(a, b):
        return opinion_of(verdict_of(articles[ids[a]], articles[ids[b]], settings))

    pairs = {(place[a], place[b]) for a, b in expected_pairs(articles, settings, reach)}
    rivals = pairs - {(edge.a, edge.b) for edge in edges}
    joined = {n: group[0] for group in cluster(edges, ask, rivals=rivals) for n in group}
    first = {}
    found = defaultdict(set)
    for n, name in enumerate(ids):
        node = first.setdefault(group_of(prepared_of(articles[name]), settings), n)
        found[joined.get(node, node)].add(name)
    return {frozenset(members) for members in found.values()}
