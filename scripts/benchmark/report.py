"""What the benchmark found, as a document of fixed shape, a table and a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from benchmark.contestants import Result
from evaluation.tables import markdown_table

_LABELS = {
    "samewire": "samewire dedupe (muse)",
    "encoder_alone": "the encoder alone (muse)",
    "peer": "one vector and a threshold (e5)",
}
_MEBIBYTE = 2**20


def document(
    about: Mapping[str, Any], results: Mapping[str, Sequence[Result]], articles: int
) -> dict[str, Any]:
    """Return the findings as JSON; `schema` grows when the shape changes."""
    contestants = {name: _summary(runs, articles) for name, runs in results.items()}
    seconds = {name: summary["median_seconds"] for name, summary in contestants.items()}
    return {
        "schema": 1,
        **about,
        "contestants": contestants,
        "ratios": {
            "samewire_to_encoder_alone": seconds["samewire"] / seconds["encoder_alone"],
            "peer_to_samewire": seconds["peer"] / seconds["samewire"],
        },
    }


def _summary(results: Sequence[Result], articles: int) -> dict[str, Any]:
    seconds = median(result.run.seconds for result in results)
    return {
        "runs": [asdict(result.run) for result in results],
        "median_seconds": seconds,
        "median_process_seconds": median(result.run.process_seconds for result in results),
        "median_peak_memory_bytes": median(result.run.peak_memory_bytes for result in results),
        "articles_per_second": articles / seconds,
        "quality": _quality(results[0]),
    }


def _quality(result: Result) -> dict[str, Any] | None:
    if result.scores is None:
        return None
    return {
        "f1": result.scores.f1,
        "false_pairs": len(result.scores.false_pairs),
        "missed_pairs": len(result.scores.missed_pairs),
        "best_threshold": result.threshold,
    }


def table(found: Mapping[str, Any]) -> str:
    """Lay out the medians of every contestant."""
    header = "|articles/s|seconds|whole process|peak memory|F1|false pairs|missed pairs"
    return markdown_table(
        header.split("|"),
        [
            (
                _LABELS[name],
                f"{row['articles_per_second']:.1f}",
                f"{row['median_seconds']:.1f}",
                f"{row['median_process_seconds']:.1f}",
                f"{row['median_peak_memory_bytes'] / _MEBIBYTE:,.0f} MiB",
                *_quality_cells(row["quality"]),
            )
            for name, row in found["contestants"].items()
        ],
    )


def _quality_cells(quality: Mapping[str, Any] | None) -> tuple[str, str, str]:
    if quality is None:
        return "-", "-", "-"
    return f"{quality['f1']:.3f}", f"{quality['false_pairs']:,}", f"{quality['missed_pairs']:,}"


def draw(found: Mapping[str, Any], path: Path) -> None:
    """Draw time and memory of every contestant: bars for medians, dots for single runs."""
    figure = Figure(figsize=(9, 3.4), layout="constrained")
    FigureCanvasAgg(figure)
    time, memory = figure.subplots(1, 2, sharey=True)
    rows = found["contestants"]
    _bars(time, rows, "seconds", 1)
    _bars(memory, rows, "peak_memory_bytes", _MEBIBYTE)
    time.set_xlabel("seconds from the input to the result")
    memory.set_xlabel("most memory, MiB")
    time.invert_yaxis()
    about = found["input"]
    figure.suptitle(
        f"{about['articles']:,} articles, {about['sentences']:,} sentences; "
        f"{found['machine']['cores']} cores, {found['machine']['cpu']}",
        fontsize="medium",
    )
    figure.savefig(path, dpi=120)


def _bars(axes: Axes, rows: Mapping[str, Any], what: str, unit: float) -> None:
    medians = [row[f"median_{what}"] / unit for row in rows.values()]
    names = [_LABELS[name] for name in rows]
    bars = axes.barh(names, medians, height=0.55, color=["#2a6f97", "#a9c6d9", "#c77d4f"])
    axes.bar_label(bars, fmt="{:,.1f}" if unit == 1 else "{:,.0f}", padding=4)
    for name, row in zip(names, rows.values(), strict=True):
        runs = [run[what] / unit for run in row["runs"]]
        axes.plot(runs, [name] * len(runs), "o", color="black", markersize=3)
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.18)
