"""The group `online`: what many clients get by HTTP, against the batch on the same articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmark.stories import generate
from speed.corpus import FIRST, Corpus, read
from speed.progress import progress
from speed.rows import Measured
from speed.serving import put_all, serving

_CLIENTS = 16
_MOST = 400
"""Articles that are put: enough for the rate to settle."""
_SEED = 2
_WARM_UP = 80
"""Generated stories that are put before: a service loads what it needs, and starts its workers."""


def measure_online(
    corpus: Corpus, warms: list[dict[str, Any]], scratch: Path
) -> dict[str, Measured]:
    """Articles in a second by HTTP, and the same by those of each run of the batch."""
    records, rates = read(corpus.path)[:_MOST], []
    met = min(FIRST, len(records) // 2)
    first = [{"id": a.id, "title": a.title, "text": a.text} for a in generate(_WARM_UP, _SEED)]
    for number in range(len(warms)):
        progress(f"{_CLIENTS} clients")
        with serving(scratch / f"online-{number}") as (port, _):
            put_all(port, first, _CLIENTS)
            # The batch has met these before it is measured, too.
            put_all(port, records[:met], _CLIENTS)
            rates.append(len(records[met:]) / put_all(port, records[met:], _CLIENTS))
    batch = [corpus.articles / own["seconds"] for own in warms]
    ratios = [rate / other for rate, other in zip(rates, batch, strict=True)]
    return {
        "online": Measured(ratios, {"clients": _CLIENTS}),
        "online_rate": Measured(rates, {"clients": _CLIENTS}),
    }
