"""The picture of a comparison: precision and recall, and false merges, a row for each set."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from comparison.report import SAMEWIRE, Result, Results

# Okabe and Ito 2008: apart for readers of all kinds of colour vision; samewire is black.
_COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#D55E00", "#0072B2", "#F0E442")


def draw(results: Results, path: Path) -> None:
    """Draw the picture into a PNG file."""
    figure = Figure(figsize=(10, 2.9 * len(results)), layout="constrained")
    FigureCanvasAgg(figure)
    rows = figure.subplots(len(results), 2, squeeze=False)
    for place, (name, methods) in enumerate(results.items()):
        curves, merges = rows[place]
        colours = dict(zip((m for m in methods if m != SAMEWIRE), _COLOURS, strict=False))
        colours[SAMEWIRE] = "black"
        _curves(curves, methods, colours)
        _merges(merges, methods, colours)
        curves.set_title(name, loc="left", fontsize="medium")
    rows[-1][0].set_xlabel("recall over pairs, at every threshold")
    rows[-1][1].set_xlabel("false merges (pairs) at the threshold of the best F1")
    figure.savefig(path, dpi=100)


def _curves(axes: Axes, methods: Mapping[str, Result], colours: Mapping[str, str]) -> None:
    for method, result in methods.items():
        recalls = [point.recall for point in result.points]
        precisions = [point.precision for point in result.points]
        axes.plot(recalls, precisions, color=colours[method], linewidth=1.3)
        marker = "*" if method == SAMEWIRE else "o"
        axes.plot(
            [result.scores.recall],
            [result.scores.precision],
            marker,
            color=colours[method],
            markersize=11 if method == SAMEWIRE else 4,
            zorder=3,
        )
    axes.set_xlim(-0.02, 1.03)
    axes.set_ylim(-0.02, 1.05)
    axes.set_ylabel("precision")
    axes.spines[["top", "right"]].set_visible(False)


def _merges(axes: Axes, methods: Mapping[str, Result], colours: Mapping[str, str]) -> None:
    labels = [result.label for result in methods.values()]
    counts = [len(result.scores.false_pairs) for result in methods.values()]
    bars = axes.barh(labels, counts, height=0.6, color=[colours[method] for method in methods])
    texts = [
        f"{count:,} (recall {result.scores.recall:.2f})"
        for count, result in zip(counts, methods.values(), strict=True)
    ]
    axes.bar_label(bars, texts, padding=4, fontsize="small")
    axes.set_xscale("symlog")
    axes.set_xlim(0, max(10, *counts) * 60)
    axes.invert_yaxis()
    axes.tick_params(axis="y", labelsize="small")
    axes.spines[["top", "right"]].set_visible(False)
