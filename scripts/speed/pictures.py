"""The pictures of a document: figures against their bars, the budget, and growth."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

_BLUE, _RED = "#2a6f97", "#c77d4f"


def draw(found: Mapping[str, Any], out: Path) -> None:
    """Write bars.png and, where they were measured, budget.png and growth.png."""
    rows = {n: row for n, row in found["rows"].items() if row["passed"] is not None}
    if rows:
        figure, axes = _figure(1 + 0.4 * len(rows))
        _bars(axes, rows)
        figure.savefig(out / "bars.png", dpi=120)
    if found["budget"]:
        figure, axes = _figure(3.4)
        bars = axes.barh(list(found["budget"]), list(found["budget"].values()), color=_BLUE)
        axes.bar_label(bars, fmt="{:,.2f}", padding=4)
        axes.invert_yaxis()
        axes.set_xlabel("milliseconds of an article")
        figure.savefig(out / "budget.png", dpi=120)
    if found["growth"]:
        _growth(found["growth"]).savefig(out / "growth.png", dpi=120)


def _figure(height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(9, height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.15)
    return figure, axes


def _bars(axes: Axes, rows: Mapping[str, Any]) -> None:
    """How far each figure is from its bar, as a factor: 1 reaches it, more is better."""
    factors = [
        row["value"] / row["bar"]
        if row["better"] == "higher"
        else row["bar"] / max(row["value"], 1e-9)
        for row in rows.values()
    ]
    colours = [_BLUE if row["passed"] else _RED for row in rows.values()]
    bars = axes.barh([row["title"] for row in rows.values()], factors, color=colours)
    axes.bar_label(bars, fmt="{:.2f}", padding=4)
    axes.axvline(1, color="black", linewidth=1)
    axes.set_xscale("log")
    axes.invert_yaxis()
    axes.set_xlabel("times as good as the bar")


def _growth(points: list[Mapping[str, Any]]) -> Figure:
    """How fast each stage is and what memory the run has, against the articles that are done."""
    figure = Figure(figsize=(9, 6), layout="constrained")
    FigureCanvasAgg(figure)
    speed, memory = figure.subplots(2, sharex=True)
    for stage in dict.fromkeys(point["stage"] for point in points):
        own = [point for point in points if point["stage"] == stage]
        done = [point["articles"] for point in own]
        speed.plot(done, [point["articles_per_second"] for point in own], ".-", label=stage)
        memory.plot(done, [point["memory_bytes"] / 2**20 for point in own], ".-")
    speed.set_yscale("log")
    speed.set_ylabel("articles/s")
    speed.legend(ncols=3, fontsize="small")
    memory.set_ylim(bottom=0)
    memory.set_ylabel("memory, MiB")
    memory.set_xlabel("articles of the batch that the stage has done")
    for axes in (speed, memory):
        axes.spines[["top", "right"]].set_visible(False)
    return figure
