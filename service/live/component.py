"""The part of all articles that one change can concern, and its clusters.

Clusters form within the components of collapsing links, so that only the component of what
changed is clustered anew. Decisions join and part articles, links join contents: an entity is
what is one article for sure, all copies of a content and everything declared the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from service.match.clusters import BY_CHOICE, Edge, cluster
from service.match.opinions import Opinion
from service.match.outdated import outdated
from service.store import ArticleReader, Decision, Entry
from service.verdict import Relation

ContentOpinion = Callable[[str, str], Opinion]
"""What two contents, given by their groups in any order, say of being in one cluster."""


class Bond(NamedTuple):
    """A collapsing link of two contents: its score, the one that is a revision, and whether it
    collapses by choice."""

    score: float
    later: str | None = None
    chosen: bool = False


@dataclass(slots=True)
class Component:
    """Articles by content, the collapsing links between contents, and decisions about them.

    `relations` are those of all links of the contents' nodes, by their numbers, `rivals` the
    contents of which one may be the other filled anew.
    """

    groups: dict[str, list[Entry]] = field(default_factory=dict)
    links: dict[tuple[str, str], Bond] = field(default_factory=dict)
    decisions: dict[int, Decision] = field(default_factory=dict)
    relations: dict[int, dict[int, Relation]] = field(default_factory=dict)
    rivals: set[tuple[str, str]] = field(default_factory=set)

    def articles(self) -> dict[str, Entry]:
        """All articles by id."""
        return {entry.id: entry for entries in self.groups.values() for entry in entries}


def component(
    reader: ArticleReader, seeds: Collection[str], collapse: Collection[Relation]
) -> Component:
    """Everything that links and decisions connect with the contents of `seeds`."""
    found = Component()
    frontier = set(seeds)
    while frontier:
        groups = reader.groups(frontier)
        found.groups |= groups
        frontier = _linked(reader, found, set(groups), collapse) | _decided(reader, found, groups)
        frontier -= found.groups.keys()
    if Relation.SAME_STORY not in collapse:
        found.rivals = _rivals(reader, found)
    return found


def _rivals(reader: ArticleReader, of: Component) -> set[tuple[str, str]]:
    """The contents of a component that tell one story, and are not the same."""
    told = [
        (a, b)
        for a, linked in of.relations.items()
        for b, relation in linked.items()
        if relation is Relation.SAME_STORY
    ]
    # Most components have none, and then nothing is read.
    nodes = reader.nodes_of(of.groups.keys()) if told else {}
    group_of = {number: group for group, number in nodes.items()}
    return {(group_of[a], group_of[b]) for a, b in told if a in group_of and b in group_of}


def _linked(
    reader: ArticleReader, found: Component, groups: set[str], collapse: Collection[Relation]
) -> set[str]:
    own = {number: group for group, number in reader.nodes_of(groups).items()}
    linked = reader.links_of(own.keys())
    for pair in linked:
        found.relations.setdefault(pair.a, {})[pair.b] = pair.relation
    pairs = [p for p in linked if p.relation in collapse]
    others = {n for p in pairs for n in (p.a, p.b)} - own.keys()
    group_of = own | {e.number: e.group for e in reader.entries(others).values()}
    for pair in pairs:
        ends = group_of[pair.a], group_of[pair.b]
        found.links[ends] = bond(*ends, pair.relation, pair.score, pair.container)
    return {group for number, group in group_of.items() if number in others}


def bond(a: str, b: str, relation: Relation, score: float, container: str | None) -> Bond:
    """The bond of two contents by what is known of their verdict, `a` being its side A."""
    revised = relation is Relation.REVISION
    later = (a if container == "a" else b) if revised else None
    return Bond(score, later, relation in BY_CHOICE)


def _decided(reader: ArticleReader, found: Component, groups: dict[str, list[Entry]]) -> set[str]:
    ids = {entry.id for entries in groups.values() for entry in entries}
    decisions = {d.number: d for d in reader.decisions_on(ids)}
    found.decisions |= decisions
    joined = {d.b for d in decisions.values() if d.kind == "same" and d.b} | {
        d.a for d in decisions.values() if d.kind == "same"
    }
    entries = [reader.entry(one) for one in sorted(joined - ids)]
    return {entry.group for entry in entries if entry is not None}


def grouped(of: Component, ask: ContentOpinion) -> list[list[Entry]]:
    """The clusters of a component, each in the order of ids; they hold every article once."""
    articles = of.articles()
    entity_of, entities = _entities(of, articles)
    edges: dict[tuple[str, str], Edge[str]] = {}
    for (a, b), linked in of.links.items():
        for x, y in product(_named(of, a, entity_of), _named(of, b, entity_of)):
            if x != y:
                later = linked.later and (x if linked.later == a else y)
                edge = Edge(min(x, y), max(x, y), linked.score, later, linked.chosen)
                other = edges.setdefault((edge.a, edge.b), edge)
                edges[edge.a, edge.b] = max(edge, other, key=_strength)
    contents = {
        name: sorted({articles[one].group for one in ids}) for name, ids in entities.items()
    }

    def between(x: str, y: str) -> Opinion:
        if (x, y) in edges:
            return Opinion(edges[x, y].score, held=False)
        opinions = [ask(a, b) for a, b in product(contents[x], contents[y])]
        return max(opinions, key=lambda o: (o.score, o.held, not o.refilled))

    apart = [(entity_of[a], entity_of[b]) for a, b in _pairs(of, "different", articles)]
    rivals = [
        (x, y)
        for a, b in of.rivals
        for x, y in product(_named(of, a, entity_of), _named(of, b, entity_of))
        if x != y
    ]
    groups = cluster(edges.values(), between, apart, rivals)
    alone = entities.keys() - {name for group in groups for name in group}
    return [
        [articles[one] for one in sorted(one for name in group for one in entities[name])]
        for group in sorted([*groups, *([name] for name in alone)])
    ]


def _strength(edge: Edge[str]) -> tuple[float, str, bool]:
    return edge.score, edge.later or "", edge.chosen


def outdated_articles(of: Component, groups: Sequence[Sequence[Entry]]) -> set[str]:
    """The articles of the clusters of a component that others of their cluster revised."""
    if all(linked.later is None for linked in of.links.values()):
        return set()
    where: dict[str, set[int]] = {}
    for place, group in enumerate(groups):
        for entry in group:
            where.setdefault(entry.group, set()).add(place)
    old = outdated(
        Edge(a, b, linked.score, linked.later)
        for (a, b), linked in of.links.items()
        if not where.get(a, set()).isdisjoint(where.get(b, set()))
    )
    return {entry.id for group in groups for entry in group if entry.group in old}


def _named(of: Component, group: str, entity_of: dict[str, str]) -> set[str]:
    return {entity_of[entry.id] for entry in of.groups.get(group, ())}


def _pairs(of: Component, kind: str, articles: Collection[str]) -> list[tuple[str, str]]:
    return [
        (d.a, d.b)
        for d in of.decisions.values()
        if d.kind == kind and d.b is not None and d.a in articles and d.b in articles
    ]


def _entities(
    of: Component, articles: Collection[str]
) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The entity of each article, and the articles of each; it is named by its first article.

    First what was declared the same; then copies of one content in the order of their ids,
    each with the first that nobody declared different from it.
    """
    joined = _Joined(articles)
    for a, b in sorted(_pairs(of, "same", articles)):
        joined.join(a, b)
    parted = _pairs(of, "different", articles)
    for group in sorted(of.groups):
        heads: list[str] = []
        for entry in of.groups[group]:
            for head in heads:
                if not joined.any_of(parted, head, entry.id):
                    joined.join(head, entry.id)
                    break
            else:
                heads.append(entry.id)
    entity_of = {one: joined.name(one) for one in articles}
    entities: dict[str, set[str]] = {}
    for one, name in entity_of.items():
        entities.setdefault(name, set()).add(one)
    return entity_of, entities


class _Joined:
    """Disjoint sets of ids (Galler and Fischer 1964), each named by its first."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parents = {one: one for one in ids}

    def name(self, one: str) -> str:
        root = one
        while self._parents[root] != root:
            root = self._parents[root]
        while self._parents[one] != root:
            self._parents[one], one = root, self._parents[one]
        return root

    def join(self, a: str, b: str) -> None:
        x, y = sorted((self.name(a), self.name(b)))
        self._parents[y] = x

    def any_of(self, pairs: Iterable[tuple[str, str]], a: str, b: str) -> bool:
        """Whether one of the pairs spans the sets of both."""
        ends = {self.name(a), self.name(b)}
        return len(ends) == 2 and any({self.name(x), self.name(y)} == ends for x, y in pairs)
