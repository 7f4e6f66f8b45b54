"""A document of speed as Markdown, and putting it into a page between marks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation.tables import markdown_table

_BEGIN, _END = "<!-- bench-speed -->", "<!-- /bench-speed -->"
_HEADER = ("figure", "value", "bar", "", "min", "max", "samples")


def report(found: Mapping[str, Any]) -> str:
    """The figures, the budget and what they were measured on."""
    machine = found["machine"]
    about = (
        f"{machine['cores']} cores ({machine['cpu']}), Python {machine['python']}, "
        f"torch {machine['torch']}, commit {found['commit'] or 'unknown'}; "
        f"{found['input']['articles']:,} articles ({found['input']['name']})."
    )
    return "\n\n".join([about, _figures(found["rows"]), *_budget(found["budget"])]) + "\n"


def _figures(rows: Mapping[str, Any]) -> str:
    return markdown_table(_HEADER, [_cells(row) for row in rows.values()])


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    sign = ">=" if row["better"] == "higher" else "<="
    bar = "-" if row["bar"] is None else f"{sign} {row['bar']:g}"
    title = f"{row['title']} ({row['unit']})"
    if articles := row["about"].get("articles"):
        title += f" at {articles:,} articles"
    if row["value"] is None:
        return title, "-", bar, row["reason"] or "", "-", "-", "0"
    other = "" if row["bar"] is None else "meant for more articles"
    state = {True: "reached", False: "open", None: other}[row["passed"]]
    shown = tuple(f"{row[key]:.4g}" for key in ("value", "min", "max"))
    return title, shown[0], bar, state, shown[1], shown[2], str(len(row["samples"]))


def _budget(budget: Mapping[str, float] | None) -> list[str]:
    if not budget:
        return []
    total = sum(budget.values()) or 1.0
    rows = [(step, f"{ms:.2f}", f"{ms / total:.0%}") for step, ms in budget.items()]
    return [markdown_table(("an article in the batch", "ms", "share"), rows)]


def put_between_marks(text: str, page: Path) -> None:
    """Put a text in the place of what a page has between its marks; ValueError without them."""
    before, begin, rest = page.read_text("utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"{page} has no {_BEGIN} and {_END}")
    page.write_text(f"{before}{_BEGIN}\n\n{text.strip()}\n\n{_END}{after}", "utf-8")
