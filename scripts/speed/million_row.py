"""The group `million`: the candidate index alone, by what `scripts/million` measures."""

from __future__ import annotations

from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec

from speed.progress import progress
from speed.rows import Measured, not_run

_MEASURE = "million.measure"
_NAMES = ("recall", "search", "memory")


def measure_million(vectors: int, seed: int) -> dict[str, Measured]:
    """Recall, time of a search and memory; without values where the tree cannot measure it."""
    if find_spec("million") is None or find_spec(_MEASURE) is None:
        return dict.fromkeys(_NAMES, not_run("this tree has no index to measure it on"))
    progress(f"the index with {vectors:,} vectors")
    found = asdict(import_module(_MEASURE).measure_index(vectors, seed))
    about = {"articles": vectors, "index": found}
    return {
        "recall": Measured([found["recall"]], about),
        "search": Measured([found["search_p95_ms"]], about),
        "memory": Measured([found["megabytes"] / 1000], about),
    }
