"""The clusters of a finished run that are worth a look, gathered from its files.

The files are read as streams; what is kept is bounded by the number of clusters shown.
"""

from __future__ import annotations

import heapq
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from service.errors import StoreError
from service.verdict import Relation

CLUSTERS_SHOWN = 20
MEMBERS_SHOWN = 10
NEIGHBOURS_SHOWN = 3
_NEIGHBOURS_KEPT = 50
_LINKED = re.compile(rb'\{"a": ("(?:[^"\\]|\\.)*"), "b": ("(?:[^"\\]|\\.)*")')
_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link from a cluster to another: `label` is what the article there is to the cluster."""

    id: str
    label: str
    score: float
    assignment: _Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownCluster:
    """A cluster with the assignments of its first members, the canonical first.

    `neighbours` has the strongest link to each of a few other clusters.
    """

    cluster: _Json
    members: Sequence[_Json]
    neighbours: Sequence[ShownLink]
    more_neighbours: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What the table shows, and how many clusters and lone articles it leaves out."""

    shown: Sequence[ShownCluster]
    more_clusters: int
    more_singles: int


def read_overview(out: Path) -> Overview:
    """Read the largest clusters of the run in `out`; all of them, if they are few.

    Raises:
        StoreError: the files cannot be read.
    """
    clusters, total, singles = _largest(out)
    if total > len(clusters):
        clusters = [cluster for cluster in clusters if cluster["size"] > 1]
    listed = {c["id"]: _listed(c) for c in clusters}
    links = _neighbours(out, clusters)
    wanted = {member for ids in listed.values() for member in ids}
    wanted |= {link.id for found in links.values() for link in found}
    assignments = {row["id"]: row for row in _rows(out, "assignments") if row["id"] in wanted}
    shown = [
        _shown(cluster, listed[cluster["id"]], links[cluster["id"]], assignments)
        for cluster in clusters
    ]
    singles_shown = sum(cluster["size"] == 1 for cluster in clusters)
    more_singles = singles - singles_shown
    return Overview(shown, total - len(clusters) - more_singles, more_singles)


def _shown(
    cluster: _Json,
    listed: Sequence[str],
    found: Sequence[ShownLink],
    assignments: Mapping[str, _Json],
) -> ShownCluster:
    nearest: dict[str, ShownLink] = {}
    for link in found:
        other = assignments[link.id]
        named = ShownLink(link.id, link.label, link.score, other)
        nearest.setdefault(other["cluster_id"], named)
    members = [assignments[member] for member in listed]
    chosen = list(nearest.values())[:NEIGHBOURS_SHOWN]
    more = len(nearest) > len(chosen) or len(found) == _NEIGHBOURS_KEPT
    return ShownCluster(cluster, members, chosen, more)


def _largest(out: Path) -> tuple[list[_Json], int, int]:
    """Return the largest clusters, how many there are, and how many have one article."""
    total = singles = 0

    def counted() -> Iterator[_Json]:
        nonlocal total, singles
        for row in _rows(out, "clusters"):
            total += 1
            singles += row["size"] == 1
            yield row

    return heapq.nlargest(CLUSTERS_SHOWN, counted(), key=lambda row: row["size"]), total, singles


def _listed(cluster: _Json) -> list[str]:
    """Return the ids of the members to show, the canonical first."""
    canonical = cluster["canonical"]["id"]
    others = (member for member in cluster["members"] if member != canonical)
    return [canonical, *islice(others, MEMBERS_SHOWN - 1)]


def _neighbours(out: Path, clusters: Collection[_Json]) -> dict[str, list[ShownLink]]:
    """Return the strongest links that leave each cluster."""
    home = {member: cluster["id"] for cluster in clusters for member in cluster["members"]}
    best: dict[str, list[ShownLink]] = {cluster["id"]: [] for cluster in clusters}
    for row in _links_between(out, home):
        for mine, other in (("a", "b"), ("b", "a")):
            cluster = home.get(row[mine])
            if cluster is None:
                continue
            found = best[cluster]
            found.append(ShownLink(row[other], _label(row, other), row["score"] or 0.0))
            if len(found) >= 2 * _NEIGHBOURS_KEPT:
                best[cluster] = _strongest(found)
    return {cluster: _strongest(found) for cluster, found in best.items()}


def _links_between(out: Path, home: Mapping[str, str]) -> Iterator[_Json]:
    """Yield the links that leave a cluster of `home`.

    All others are told by the ids at the head of the line: their evidence, most of the
    file, is not parsed.
    """
    for line in _lines(out, "links"):
        if ids := _LINKED.match(line):
            a, b = map(json.loads, ids.groups())
            if home.get(a) != home.get(b):
                yield json.loads(line)


def _strongest(found: Collection[ShownLink]) -> list[ShownLink]:
    return sorted(found, key=lambda link: (-link.score, link.id))[:_NEIGHBOURS_KEPT]


def _label(link: _Json, other: str) -> str:
    """Name what the other article is to this one."""
    if link["relation"] != Relation.EXCERPT:
        return str(link["relation"])
    return "whole of it" if link["container"] == other else "excerpt of it"


def _rows(out: Path, table: str) -> Iterator[_Json]:
    return map(json.loads, _lines(out, table))


def _lines(out: Path, table: str) -> Iterator[bytes]:
    path = out / f"{table}.jsonl"
    try:
        with path.open("rb") as lines:
            yield from lines
    except OSError as error:
        raise StoreError(f"{path}: it cannot be read: {error.strerror}; run again") from error
