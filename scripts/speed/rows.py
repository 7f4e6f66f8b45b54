"""The figures that are measured, their bars, and what samples of one say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Any, Literal

_MILLION = 1_000_000

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `group` is the part of the run that measures it, `bar` None where there is none.

    `articles` is the least number of stored articles for which the bar is meant.
    """

    group: str
    title: str
    unit: str
    better: Better
    bar: float | None = None
    articles: int = 0


FIGURES: Mapping[str, Figure] = {
    "batch": Figure("batch", "batch against the e5 recipe, whole processes", "x", "higher", 20),
    "batch_warm": Figure("batch", "the same without import and load", "x", "higher"),
    "batch_rate": Figure("batch", "batch, without import and load", "articles/s", "higher"),
    "floor": Figure("floor", "batch against its encoding alone", "x", "lower", 1.25),
    "matrix_share": Figure("floor", "matrix products in encoding", "share", "higher", 0.8),
    "online": Figure("online", "16 HTTP clients against batch", "x", "higher", 0.8),
    "online_rate": Figure("online", "16 HTTP clients", "articles/s", "higher"),
    "added": Figure(
        "stored", "search, verify and store of an article, p95", "ms", "lower", 15, 100_000
    ),
    "recall": Figure("million", "recall of true duplicates", "share", "higher", 0.995, _MILLION),
    "search": Figure("million", "candidate search, p95", "ms", "lower", 5, _MILLION),
    "flat": Figure(
        "flat", "an article at the full store against a small", "x", "lower", 1.2, _MILLION
    ),
    "memory": Figure("million", "index and keys in memory", "GB", "lower", 1.5, _MILLION),
    "disk": Figure("disk", "disk for an article of 25 sentences", "KB", "lower", 16),
    "start": Figure("start", "start-up until ready", "s", "lower", 20, _MILLION),
    "growth": Figure("growth", "last fifth of a large batch against the first", "x", "higher"),
    "growth_rate": Figure("growth", "a large batch, a lookup encodes", "articles/s", "higher"),
    "growth_memory": Figure("growth", "memory of a large batch, at most", "MB", "lower"),
}
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(figure.group for figure in FIGURES.values()))


@dataclass(frozen=True, slots=True)
class Measured:
    """Samples of one figure, with what they were taken on; none of them and the reason why."""

    samples: Sequence[float]
    about: Mapping[str, Any]
    reason: str | None = None


def not_run(reason: str) -> Measured:
    """What stands for a figure that was not measured."""
    return Measured((), {}, reason)


def row(name: str, found: Measured) -> dict[str, Any]:
    """A figure as it stands in the document; the value is the median of the samples."""
    figure, samples = FIGURES[name], list(found.samples)
    value = median(samples) if samples else None
    return {
        "title": figure.title,
        "unit": figure.unit,
        "better": figure.better,
        "bar": figure.bar,
        "value": value,
        "passed": reaches(figure, value, found.about.get("articles", 0)),
        "samples": samples,
        "median": value,
        "min": min(samples, default=None),
        "max": max(samples, default=None),
        "about": dict(found.about),
        "reason": found.reason,
    }


def reaches(figure: Figure, value: float | None, articles: int) -> bool | None:
    """Whether a value reaches the bar; None without value, bar, or as many articles as it needs."""
    if value is None or figure.bar is None or articles < figure.articles:
        return None
    return value >= figure.bar if figure.better == "higher" else value <= figure.bar


def percentile(values: Sequence[float], share: float) -> float:
    """The least of the values that is not below so large a share of them."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def p95_of_parts(values: Sequence[float], parts: int = 4) -> list[float]:
    """The 95th percentile of each of so many parts of a series: how much it varies."""
    return [percentile(values[n::parts], 0.95) for n in range(min(parts, len(values)))]
