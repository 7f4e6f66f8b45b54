"""The clusters of a component.

Links join entities: an entity is what is one article for sure, all copies of a content and
everything declared the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import product

from service.live.component import Component
from service.match.clustering.clusters import Edge, cluster
from service.match.clustering.opinions import Opinion
from service.match.clustering.outdated import outdated
from service.store import Entry

ContentOpinion = Callable[[str, str], Opinion]
"""What two contents, given by their groups in any order, say of being in one cluster."""


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
