"""Two documents of speed side by side: the ratio of every figure, and what got worse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.tables import markdown_table


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of two documents; `ratio` is the second by the first, None where one is missing.

    `verdict` is better, worse, same (their samples overlap) or unknown.
    """

    name: str
    before: float | None
    after: float | None
    ratio: float | None
    verdict: str


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Compare every figure that one of the two has; ValueError where their schemas differ."""
    if before["schema"] != after["schema"]:
        raise ValueError(f"schemas {before['schema']} and {after['schema']} cannot be compared")
    for name in dict.fromkeys([*before["rows"], *after["rows"]]):
        yield _change(name, before["rows"].get(name), after["rows"].get(name))


def _change(name: str, a: Mapping[str, Any] | None, b: Mapping[str, Any] | None) -> Change:
    old, new = a["value"] if a else None, b["value"] if b else None
    if a is None or b is None or old is None or new is None:
        return Change(name, old, new, None, "unknown")
    ratio = new / old if old else None
    if b["min"] > a["max"]:
        verdict = "better" if b["better"] == "higher" else "worse"
    elif b["max"] < a["min"]:
        verdict = "worse" if b["better"] == "higher" else "better"
    else:
        verdict = "same"
    return Change(name, old, new, ratio, verdict)


def comparison_table(found: list[Change]) -> str:
    """Lay out what changed."""
    rows = [(c.name, _shown(c.before), _shown(c.after), _shown(c.ratio), c.verdict) for c in found]
    return markdown_table(("figure", "before", "after", "ratio", ""), rows)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"
