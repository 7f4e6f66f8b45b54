"""Run `samewire dedupe` in a process that has everything loaded, then its encoding alone.

usage: warm.py ARTICLES.jsonl RESULT.json

Timed without timers inside, with the workers of a run that is typed; one more run with timers, in
one process, gives the budget.
The sentences that this one gave to each encoder are then encoded alone: the least that it can take.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter, process_time

import service.pipeline.apart
from benchmark.measure import write_result
from models.apart import LIGHT, load_apart
from service.cli import main as samewire
from speed.corpus import FIRST, read, write
from speed.products import matrix_share
from speed.recording import Recording, record
from speed.timers import Budget

_ALL = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_FEW = 100
"""Sentences that are encoded before: about those of the articles of the first run."""


def main(articles: Path, result: Path) -> None:
    """Measure; the result has seconds of the run and the encoding, the share and the budget."""
    encoders = record()
    few = result.with_name("few.jsonl")
    write(read(articles)[:FIRST], few)
    dedupe(few, result.with_name("first"))
    _be_forkable()
    cpu, start = _cpu_seconds(), perf_counter()
    dedupe(articles, result.with_name("timed"))
    seconds, cpu_seconds = perf_counter() - start, _cpu_seconds() - cpu
    for encoder in encoders.values():
        encoder.asked.clear()
    budget = _budget(articles, result.with_name("budget"), encoders)
    sentences = {name: list(encoder.asked) for name, encoder in encoders.items()}
    alone, alone_cpu = _alone(encoders, sentences)
    write_result(
        result,
        seconds,
        run_cpu_seconds=cpu_seconds,
        encoding_seconds=alone,
        encoding_cpu_seconds=alone_cpu,
        sentences={name: len(asked) for name, asked in sentences.items()},
        matrix_share=matrix_share(encoders, sentences),
        budget=budget,
    )


def dedupe(articles: Path, out: Path) -> None:
    """The command as it is typed."""
    try:
        samewire(["dedupe", str(articles), "--out", str(out), "--quiet"])
    except SystemExit as ended:
        if ended.code:
            raise


def _be_forkable() -> None:
    """Have what workers encode with, and no thread: else the run would have no workers."""
    for name in LIGHT:
        load_apart(name)


def _alone(
    encoders: Mapping[str, Recording], sentences: Mapping[str, list[str]]
) -> tuple[float, float]:
    """Seconds and processor time of encoders that know as little as those of the run did."""
    fresh = {name: encoders[name].load() for name, asked in sentences.items() if asked}
    for name, encoder in fresh.items():
        encoder.encode(sentences[name][:_FEW])
    cpu, start = process_time(), perf_counter()
    for name, encoder in fresh.items():
        encoder.encode(sentences[name])
    return perf_counter() - start, process_time() - cpu


def _cpu_seconds() -> float:
    """The processor time of this process and of its workers that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in _ALL)


def _budget(articles: Path, out: Path, encoders: Mapping[str, Recording]) -> dict[str, float]:
    budget = Budget()
    budget.install()
    # What happens in other processes is not timed.
    vars(service.pipeline.apart)["available_cores"] = lambda: 1
    for encoder in encoders.values():
        encoder.time_with(budget.timed)
    start = perf_counter()
    dedupe(articles, out)
    whole = perf_counter() - start
    rest = whole - budget.in_main_thread
    return {**budget.seconds, "rest": rest}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
