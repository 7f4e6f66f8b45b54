"""The group `million`: the candidate index alone, by what `scripts/million` measures."""

from __future__ import annotations

from dataclasses import asdict

from million.measure import measure_index
from speed.progress import progress
from speed.rows import Measured


def measure_million(vectors: int, seed: int) -> dict[str, Measured]:
    """Recall, time of a search and memory."""
    progress(f"the index with {vectors:,} vectors")
    found = asdict(measure_index(vectors, seed))
    about = {"articles": vectors, "index": found}
    return {
        "recall": Measured([found["recall"]], about),
        "search": Measured([found["search_p95_ms"]], about),
        "memory": Measured([found["megabytes"] / 1000], about),
    }
