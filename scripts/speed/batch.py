"""The groups `batch` and `floor`: whole runs against the usual recipe, and against encoding."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmark.measure import Taken, run_contestant, run_process
from speed.corpus import Corpus
from speed.products import SENTENCES
from speed.progress import progress
from speed.rows import Measured

_SAMEWIRE = (sys.executable, "-c", "from service.cli import main; main()")


@contextmanager
def _scratch() -> Iterator[Path]:
    with TemporaryDirectory(prefix="samewire-speed-") as directory:
        yield Path(directory)


def warm(corpus: Corpus) -> dict[str, Any]:
    """One run with everything loaded, with its encoding alone."""
    progress("a warm run and its encoding")
    with _scratch() as scratch:
        return run_contestant("speed.warm", corpus.path, scratch / "result.json")


def peer(corpus: Corpus) -> dict[str, Any]:
    """One run of the recipe."""
    with _scratch() as scratch:
        return run_contestant("peer", corpus.path, scratch / "result.json")


def command(corpus: Corpus) -> Taken:
    """One run of `samewire dedupe` as it is typed."""
    with _scratch() as scratch:
        out = scratch / "out"
        taken = run_process(
            "samewire", [*_SAMEWIRE, "dedupe", str(corpus.path), "--out", str(out), "--quiet"]
        )
        summary = json.loads((out / "run.json").read_text("utf-8"))
        return replace(taken, peak_memory_bytes=summary["peak_memory_bytes"])


def measure_batch(corpus: Corpus, warms: list[dict[str, Any]]) -> dict[str, Measured]:
    """The recipe against samewire, pair by pair; `warms` are as many runs without start-up."""
    whole, warmed, rates = [], [], []
    about: dict[str, Any] = {"pairs": []}
    for own in warms:
        progress("the command and the recipe")
        ours, theirs = command(corpus), peer(corpus)
        whole.append(theirs["process_seconds"] / ours.seconds)
        warmed.append((theirs["seconds"] - theirs["load_seconds"]) / own["seconds"])
        rates.append(corpus.articles / own["seconds"])
        about["pairs"].append(
            {
                "samewire_seconds": ours.seconds,
                "samewire_cpu_seconds": ours.cpu_seconds,
                "samewire_peak_memory_bytes": ours.peak_memory_bytes,
                "peer_seconds": theirs["process_seconds"],
                "peer_cpu_seconds": theirs["cpu_seconds"],
                "peer_warm_seconds": theirs["seconds"] - theirs["load_seconds"],
                "samewire_warm_seconds": own["seconds"],
                "samewire_warm_cpu_seconds": own["run_cpu_seconds"],
            }
        )
    return {
        "batch": Measured(whole, about),
        "batch_warm": Measured(warmed, {}),
        "batch_rate": Measured(rates, {}),
    }


def measure_floor(warms: list[dict[str, Any]]) -> dict[str, Measured]:
    """The run against its encoding alone, and the share of products in that."""
    keys = ("run_cpu_seconds", "encoding_cpu_seconds", "encoding_seconds", "seconds", "sentences")
    about = {"runs": [{key: own[key] for key in keys} for own in warms]}
    shares = [own["matrix_share"] for own in warms if own["matrix_share"] is not None]
    return {
        "floor": Measured([own["seconds"] / own["encoding_seconds"] for own in warms], about),
        "matrix_share": Measured(shares, {"sentences_at_most": SENTENCES}),
    }


def budget(warms: Sequence[Mapping[str, Any]], articles: int) -> dict[str, float]:
    """Milliseconds of an article by step: of the run that took least, which was disturbed least."""
    best = min((own["budget"] for own in warms), key=lambda steps: sum(steps.values()))
    return {step: seconds * 1000 / articles for step, seconds in best.items()}
