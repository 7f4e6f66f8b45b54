"""The clusters of a run as a table for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from service.report.overview import Overview, ShownCluster, ShownLink
from service.report.prose import Prose

_ID_SHARE = 0.4
"""The share of the width that ids may take."""


def cluster_table(overview: Overview) -> RenderableType:
    """Return the table: one section a cluster, its canonical first and marked `*`.

    Links to other clusters follow the members, marked `~`.
    """
    parts: list[RenderableType] = [_Clusters(overview.shown)] if overview.shown else []
    if left_out := _left_out(overview):
        parts.append(Text(left_out))
    return Group(*parts)


class _Clusters:
    """The table itself; long ids are folded where they would leave no room for titles."""

    def __init__(self, clusters: Sequence[ShownCluster]) -> None:
        self._clusters = clusters

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, expand=True)
        table.add_column("Article", max_width=int(options.max_width * _ID_SHARE))
        table.add_column("Lang", no_wrap=True)
        table.add_column("Relation", no_wrap=True)
        table.add_column("Score", justify="right", no_wrap=True)
        table.add_column("Title", ratio=1)
        for shown in self._clusters:
            _add_cluster(table, shown)
        yield table


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: `1 article`, `2,000 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _add_cluster(table: Table, shown: ShownCluster) -> None:
    cluster = shown.cluster
    name = f"{cluster['id']}: {counted(cluster['size'], 'article')}"
    chosen = f"by {cluster['canonical']['rule']}" if cluster["size"] > 1 else ""
    table.add_row(Prose(name, "bold"), "", "", "", Prose(chosen, "dim"))
    for member in shown.members:
        _add_member(table, member)
    if more := cluster["size"] - len(shown.members):
        table.add_row(Text(f"  … {more:,} more", "dim"))
    for neighbour in shown.neighbours:
        _add_neighbour(table, neighbour)
    if shown.more_neighbours:
        table.add_row(Text(" ~ … and others", "dim"))
    table.add_section()


def _add_member(table: Table, member: Mapping[str, Any]) -> None:
    mark, style = ("*", "green") if member["is_canonical"] else (" ", "")
    table.add_row(
        _marked(mark, member["id"], style),
        Prose(member["lang"], style),
        Text(member["relation"] or "canonical", style),
        _score(member["score"], style),
        Prose(member["title"], style, one_line=True),
    )


def _add_neighbour(table: Table, neighbour: ShownLink) -> None:
    other = neighbour.assignment
    table.add_row(
        _marked("~", neighbour.id, "dim"),
        Prose(other["lang"], "dim"),
        Text(neighbour.label, "dim"),
        _score(neighbour.score, "dim"),
        Prose(other["title"], "dim", one_line=True),
    )


def _marked(mark: str, id: str, style: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(f" {mark}", style), Prose(id, style))
    return grid


def _score(score: float | None, style: str) -> Text:
    return Text("" if score is None else f"{score:.3f}", style)


def _left_out(overview: Overview) -> str:
    parts = []
    if overview.more_clusters:
        parts.append(f"{counted(overview.more_clusters, 'smaller cluster')} not shown")
    if overview.more_singles:
        alone = "is alone in its cluster" if overview.more_singles == 1 else "are alone in theirs"
        parts.append(f"{counted(overview.more_singles, 'article')} {alone}")
    return "; ".join(parts)
