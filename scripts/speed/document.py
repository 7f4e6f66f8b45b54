"""The document of a run: its shape, and joining a part that was run alone with what is there."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from os import sysconf
from pathlib import Path
from typing import Any

from benchmark.measure import machine
from speed.rows import FIGURES, Measured, not_run, row

SCHEMA = 1
_ROOT = Path(__file__).parents[2]


def document(
    found: Mapping[str, Measured], parts: Mapping[str, Any], about: Mapping[str, Any]
) -> dict[str, Any]:
    """All figures; those that are not in `found` have no value. `parts`: budget and growth."""
    missing = not_run("not asked for")
    memory = sysconf("SC_PAGE_SIZE") * sysconf("SC_PHYS_PAGES")
    return {
        "schema": SCHEMA,
        "version": version("samewire"),
        "commit": _commit(),
        "machine": machine() | {"memory_bytes": memory},
        "input": dict(about),
        "rows": {name: row(name, found.get(name, missing)) for name in FIGURES},
        "budget": parts.get("budget"),
        "growth": parts.get("growth"),
    }


def joined(new: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The document with the rows that an earlier run of the same tree and input left in a file."""
    if not path.is_file():
        return dict(new)
    old = json.loads(path.read_text("utf-8"))
    if any(old.get(key) != new[key] for key in ("schema", "commit", "machine", "input")):
        return dict(new)
    kept = {
        name: now if now["reason"] != "not asked for" else old["rows"].get(name, now)
        for name, now in new["rows"].items()
    }
    parts = {part: new[part] or old[part] for part in ("budget", "growth")}
    return dict(new) | {"rows": kept} | parts


def _commit() -> str | None:
    asked = ["git", "describe", "--always", "--dirty", "--exclude", "*"]
    try:
        done = subprocess.run(asked, cwd=_ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.strip() or None
