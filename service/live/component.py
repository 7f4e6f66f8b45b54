"""The part of all articles that one change can concern.

Clusters form within the components of collapsing links, so that only the component of what
changed is clustered anew. Decisions join and part articles, links join contents.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from service.match.clustering.clusters import BY_CHOICE
from service.store import ArticleReader, Decision, Entry
from service.verdict import Relation


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
