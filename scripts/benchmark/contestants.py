"""Who runs in the benchmark, each as a process of its own with the same articles."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from benchmark.measure import run_contestant
from evaluation.labelled import Label
from evaluation.scores import Scores, score

Labels = Mapping[str, Label] | None
"""The true clusters, None where they are not known."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The articles as JSON Lines, all their sentences as a JSON list, and the true clusters."""

    articles: Path
    sentences: Path
    labels: Labels


@dataclass(frozen=True, slots=True)
class Run:
    """One run: `seconds` from the input to the result with the weights loaded on the way;
    `process_seconds` with the start of Python and the import of libraries."""

    seconds: float
    process_seconds: float
    peak_memory_bytes: int


@dataclass(frozen=True, slots=True)
class Result:
    """A run with its quality; `threshold` is the peer's best one, chosen with the answers."""

    run: Run
    scores: Scores | None = None
    threshold: float | None = None


Contestant = Callable[[Inputs, Path], Result]
"""Runs on the inputs with an empty directory to work in."""


def samewire(inputs: Inputs, scratch: Path) -> Result:
    """Run `samewire dedupe` with `muse`: from the file to the written clusters."""
    found = run_contestant("samewire", inputs.articles, scratch / "result.json")
    if inputs.labels is None:
        return Result(_run(found))
    return Result(_run(found), score(inputs.labels, found["clusters"]))


def encoder_alone(inputs: Inputs, scratch: Path) -> Result:
    """Encode the sentences that samewire encodes, with the same encoder, and nothing else."""
    return Result(_run(run_contestant("encoder_alone", inputs.sentences, scratch / "result.json")))


def peer(inputs: Inputs, scratch: Path) -> Result:
    """Run the usual recipe: one e5 embedding an article and a threshold."""
    found = run_contestant("peer", inputs.articles, scratch / "result.json")
    if inputs.labels is None:
        return Result(_run(found))
    by_threshold = {
        float(threshold): score(inputs.labels, clusters)
        for threshold, clusters in found["clusters"].items()
    }
    best = max(by_threshold, key=lambda threshold: (by_threshold[threshold].f1, threshold))
    return Result(_run(found), by_threshold[best], best)


def _run(found: Mapping[str, Any]) -> Run:
    return Run(**{field.name: found[field.name] for field in fields(Run)})


CONTESTANTS: Mapping[str, Contestant] = {
    "samewire": samewire,
    "encoder_alone": encoder_alone,
    "peer": peer,
}


def run_all(inputs: Inputs, repeats: int, scratch: Path) -> dict[str, list[Result]]:
    """Run every contestant so many times, in turns, so that all meet the same disturbances."""
    results: dict[str, list[Result]] = {name: [] for name in CONTESTANTS}
    for _ in range(repeats):
        for name, contestant in CONTESTANTS.items():
            directory = scratch / name
            directory.mkdir()
            results[name].append(contestant(inputs, directory))
            shutil.rmtree(directory)
    return results
