"""What the methods made of labelled sets: a document of fixed shape and Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any

from comparison.oracle import Point
from evaluation.intervals import Intervals
from evaluation.scores import Scores
from evaluation.tables import markdown_table, with_interval

SAMEWIRE = "samewire"


@dataclass(frozen=True, slots=True)
class Result:
    """What one method made of one set.

    `threshold` is the best one, chosen with the answers, and `points` are what it does at the
    others; samewire has its default configuration instead: None and no points.
    """

    label: str
    scores: Scores
    intervals: Intervals
    articles_per_second: float
    threshold: float | None = None
    points: Sequence[Point] = ()


Results = Mapping[str, Mapping[str, Result]]
"""By the name of the set, then by the name of the method, samewire first."""


def document(about: Mapping[str, Any], results: Results) -> dict[str, Any]:
    """Return the findings as JSON; `schema` grows when the shape changes."""
    sets = {
        name: {
            "articles": methods[SAMEWIRE].scores.articles,
            "clusters": methods[SAMEWIRE].scores.gold_clusters,
            "methods": {method: _method(result) for method, result in methods.items()},
        }
        for name, methods in results.items()
    }
    return {"schema": 1, **about, "sets": sets, "not_behind": list(not_behind(results))}


def _method(result: Result) -> dict[str, Any]:
    scores = result.scores
    return {
        "label": result.label,
        "threshold": _finite(result.threshold),
        **{
            name: getattr(scores, name)
            for name in ("f1", "precision", "recall", "bcubed_f1", "ari", "predicted_clusters")
        },
        "false_pairs": len(scores.false_pairs),
        "missed_pairs": len(scores.missed_pairs),
        "articles_per_second": result.articles_per_second,
        "intervals": asdict(result.intervals),
        "curve": [
            {
                "threshold": _finite(point.threshold),
                "precision": point.precision,
                "recall": point.recall,
                "false_pairs": point.found - point.hits,
            }
            for point in result.points
        ],
    }


def _finite(threshold: float | None) -> float | None:
    """JSON has no infinity: None also stands for a threshold above every score."""
    return threshold if threshold is not None and isfinite(threshold) else None


def not_behind(results: Results) -> Iterator[dict[str, Any]]:
    """Yield each set and method whose F1 is as high as that of samewire, or higher."""
    for name, methods in results.items():
        own = methods[SAMEWIRE].scores.f1
        for method, result in methods.items():
            if method != SAMEWIRE and result.scores.f1 >= own:
                yield {"set": name, "method": method, "f1": result.scores.f1, "samewire": own}


def summary(results: Results) -> str:
    """Lay out F1 and, in brackets, false merges of every method on every set."""
    methods = next(iter(results.values()))
    return markdown_table(
        ("method", *results),
        [
            (
                result.label,
                *(
                    f"{own[method].scores.f1:.4f} ({len(own[method].scores.false_pairs):,})"
                    for own in results.values()
                ),
            )
            for method, result in methods.items()
        ],
    )


def tables(results: Results) -> str:
    """Lay out the summary, then a table for each set, with 95 % intervals in brackets."""
    parts = ["F1 (false merges):", summary(results)]
    for name, methods in results.items():
        scores = methods[SAMEWIRE].scores
        about = f"{scores.articles:,} articles in {scores.gold_clusters:,} clusters"
        parts += [f"**{name}**: {about}", _table(methods)]
    return "\n\n".join(parts)


def _table(methods: Mapping[str, Result]) -> str:
    header = "method|threshold|F1|precision|recall|B-cubed F1|ARI|false merges|articles/s"
    return markdown_table(
        header.split("|"),
        [
            (
                result.label,
                "default" if result.threshold is None else f"{result.threshold:.3f}",
                with_interval(result.scores.f1, result.intervals.f1),
                with_interval(result.scores.precision, result.intervals.precision),
                with_interval(result.scores.recall, result.intervals.recall),
                f"{result.scores.bcubed_f1:.4f}",
                f"{result.scores.ari:.4f}",
                f"{len(result.scores.false_pairs):,}",
                f"{result.articles_per_second:.1f}",
            )
            for result in methods.values()
        ],
    )
