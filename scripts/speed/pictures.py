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
        figure, axes = _figure(3.4)
        _growth(axes, found["growth"])
        figure.savefig(out / "growth.png", dpi=120)


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


def _growth(axes: Axes, points: list[Mapping[str, Any]]) -> None:
    for stage in dict.fromkeys(point["stage"] for point in points):
        own = [point for point in points if point["stage"] == stage]
        axes.plot([p["share"] for p in own], [p["rate"] for p in own], label=stage)
    axes.set_xlabel("share of the stage that is done")
    axes.set_ylabel("speed, times the mean of the stage")
    axes.set_ylim(bottom=0)
    memory = axes.twinx()
    memory.plot(
        [p["share"] for p in points],
        [p["memory_bytes"] / 2**20 for p in points],
        ".",
        color="grey",
        markersize=2,
    )
    memory.set_ylabel("resident memory, MiB (dots)")
    axes.legend()
