"""The articles that are measured on: a set of the user's, or generated ones."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmark.stories import generate, write_articles
from service.errors import UsageError

_PREFERRED = "en-fr-ar"
_SUFFIX = ".articles.jsonl"
FIRST = 8
"""So many articles of a corpus are met before it is measured: by then what its languages need is
loaded."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles as JSON Lines; `name` tells which, and nothing of where they are."""

    path: Path
    name: str
    articles: int


def corpus(data: Path | None, stories: int, seed: int, scratch: Path) -> Corpus:
    """The file that was named, the en-fr-ar set (or the first one) of a directory, or stories."""
    if data is None:
        path = scratch / "articles.jsonl"
        made = generate(stories, seed)
        write_articles(made, path)
        return Corpus(path, f"{stories} generated stories, seed {seed}", len(made))
    path = (_of_directory(data) if data.is_dir() else data).resolve()
    return Corpus(path, path.name.removesuffix(_SUFFIX), len(read(path)))


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write(records: list[dict[str, Any]], path: Path) -> None:
    """Write records as JSON Lines."""
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text("".join(lines), "utf-8")


def _of_directory(data: Path) -> Path:
    sets = sorted(data.glob(f"*{_SUFFIX}"))
    if not sets:
        raise UsageError(f"{data} holds no NAME{_SUFFIX}")
    return next((path for path in sets if _PREFERRED in path.name), sets[0])
