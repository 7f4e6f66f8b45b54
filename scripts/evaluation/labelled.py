"""Labelled sets: articles with the cluster that each is known to belong to."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service.errors import UsageError

_ARTICLES, _GOLD = ".articles.jsonl", ".gold.tsv"


@dataclass(frozen=True, slots=True)
class Label:
    """The true cluster of an article and its language."""

    cluster: str
    language: str


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Two files of one name: `articles` as samewire reads them, and `labels` by article id."""

    name: str
    articles: Path
    labels: dict[str, Label]


def find_sets(directory: Path, names: Sequence[str] = ()) -> list[LabelledSet]:
    """Read the sets of a directory in the order of their names: all, or those that are named.

    A set is NAME.articles.jsonl beside NAME.gold.tsv, which has no header and the columns id,
    cluster and language.

    Raises:
        UsageError: there is none, one of `names` is missing, or a gold file is malformed.
    """
    found = sorted(path.name.removesuffix(_GOLD) for path in directory.glob(f"*{_GOLD}"))
    if missing := set(names) - set(found):
        raise UsageError(f"{directory} has no set {min(missing)}; it has: {', '.join(found)}")
    if not found:
        raise UsageError(f"{directory} has no labelled set: no file NAME{_GOLD}")
    return [_read_set(directory, name) for name in found if not names or name in names]


def _read_set(directory: Path, name: str) -> LabelledSet:
    articles = directory / f"{name}{_ARTICLES}"
    if not articles.is_file():
        raise UsageError(f"{articles} is missing: it belongs to {name}{_GOLD}")
    return LabelledSet(name, articles, _read_labels(directory / f"{name}{_GOLD}"))


def _read_labels(path: Path) -> dict[str, Label]:
    labels: dict[str, Label] = {}
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, "excel-tab", quoting=csv.QUOTE_NONE), 1):
            if len(row) != 3:
                raise UsageError(f"{path}:{number}: {len(row)} columns instead of three")
            if row[0] in labels:
                raise UsageError(f"{path}:{number}: the id {row[0]} stands there twice")
            labels[row[0]] = Label(row[1], row[2])
    return labels


def read_assignments(run: Path) -> dict[str, str]:
    """Read the cluster of every article from the directory of a finished run."""
    with (run / "assignments.jsonl").open(encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return {row["id"]: row["cluster_id"] for row in rows}
