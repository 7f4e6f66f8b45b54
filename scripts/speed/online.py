"""The group `online`: what many clients get by HTTP, against the batch on the same articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from speed.corpus import Corpus, read
from speed.rows import Measured
from speed.serving import put_all, serving

_CLIENTS = 16


def measure_online(
    corpus: Corpus, warms: list[dict[str, Any]], scratch: Path
) -> dict[str, Measured]:
    """Articles in a second by HTTP, and the same by those of each run of the batch."""
    records, rates = read(corpus.path), []
    for number in range(len(warms)):
        with serving(scratch / f"online-{number}") as (port, _):
            rates.append(len(records) / put_all(port, records, _CLIENTS))
    batch = [corpus.articles / own["seconds"] for own in warms]
    ratios = [rate / other for rate, other in zip(rates, batch, strict=True)]
    return {
        "online": Measured(ratios, {"clients": _CLIENTS}),
        "online_rate": Measured(rates, {"clients": _CLIENTS}),
    }
