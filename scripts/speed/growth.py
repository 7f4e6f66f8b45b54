"""The group `growth`: how fast a large batch goes and what memory it has, while it runs.

usage: growth.py ARTICLES.jsonl RESULT.json

Encoding is a lookup (`planted`), everything else is that of a run.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from benchmark.measure import run_contestant, write_result
from service.pipeline import Job, dedupe, workers_for
from service.report.memory import descendants, memory_now
from service.settings import Settings
from speed.archive import plant
from speed.crowd import write_crowd
from speed.progress import progress
from speed.rows import Measured, not_run

_POINTS = 40
"""Points kept of a stage."""
_APART = 0.1
"""Seconds between two points, at least."""
_COMPARED = "verifying"


class _Point(NamedTuple):
    """`done` of `total` of a stage in whatever it counts, with the clock and the memory.

    Memory and processor time are those of all processes of the run.
    """

    stage: str
    done: int
    total: int
    seconds: float
    cpu_seconds: float
    memory: int


class _Sampling:
    """Hears the progress of a run and looks at the clock and the memory."""

    def __init__(self) -> None:
        self.points: list[_Point] = []
        self._start = perf_counter()
        self._stage, self._done, self._total = "", 0, 0

    def stage(self, name: str, total: int | None, unit: str) -> None:  # noqa: ARG002 - Progress
        """A new stage begins."""
        progress(name)
        self._stage, self._done, self._total = name, 0, total or 0
        self._look()

    def advance(self, n: int) -> None:
        """So much more is done."""
        self._done += n
        waited = perf_counter() - self._start - self.points[-1].seconds > _APART
        if n and (waited or self._done == self._total):
            self._look()

    def note(self, message: str) -> None:
        """Nothing to measure."""

    def _look(self) -> None:
        taken = perf_counter() - self._start, _cpu_seconds()
        self.points.append(_Point(self._stage, self._done, self._total, *taken, memory_now()))


def _cpu_seconds() -> float:
    """Processor time of the processes that are there now."""
    found = 0
    for process in (os.getpid(), *descendants(os.getpid())):
        with suppress(OSError):
            # The name of the program may have spaces; no bracket comes after it.
            fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
            found += int(fields[11]) + int(fields[12])
    return found / os.sysconf("SC_CLK_TCK")


def main(articles: Path, result: Path) -> None:
    """Run, and write the points."""
    plant()
    sampling = _Sampling()
    job = Job((str(articles),), result.with_name("out"), Settings())
    start = perf_counter()
    with workers_for(job.settings) as workers:
        summary = dedupe(job, sampling, BytesIO(), workers)
    seconds = perf_counter() - start
    write_result(
        result,
        seconds,
        points=sampling.points,
        timings=summary.timings,
        clusters=summary.clusters,
        links=sum(summary.links.values()),
    )


def measure_growth(
    articles: int, scratch: Path
) -> tuple[dict[str, Measured], list[dict[str, Any]]]:
    """Run a batch of so many generated articles; the points of each stage, and the figures."""
    source = scratch / "growth.jsonl"
    write_crowd(articles, source)
    progress(f"a batch of {articles:,} articles")
    found = run_contestant("speed.growth", source, scratch / "growth.json")
    points = curves([_Point(*point) for point in found["points"]], articles)
    about = {"articles": articles} | {
        name: found[name] for name in ("seconds", "timings", "clusters", "links")
    }
    figures = {
        "growth": _ratio(points, about),
        "growth_rate": Measured([articles / found["seconds"]], about),
        "growth_memory": Measured([max(p["memory_bytes"] for p in points) / 1e6], about),
    }
    return figures, points


def _ratio(points: list[dict[str, Any]], about: dict[str, Any]) -> Measured:
    """How many pairs are verified in a second of the processors in the last fifth, by the first.

    By the clock, other work on the machine would count.
    """
    own = [point for point in points if point["stage"] == _COMPARED]
    first = next((point for point in own if point["share"] >= 0.2), None)
    last = next((point for point in reversed(own) if point["share"] <= 0.8), None)
    if first is None or last is None or own[-1]["share"] == last["share"]:
        return not_run(f"too few points of {_COMPARED}: more articles")
    rates = [
        (b["share"] - a["share"]) / (b["cpu_seconds"] - a["cpu_seconds"])
        for a, b in ((own[0], first), (last, own[-1]))
    ]
    return Measured([rates[1] / rates[0]], about)


def curves(points: list[_Point], articles: int) -> list[dict[str, Any]]:
    """Rate by stage, against what is done of it.

    `share` of the stage and as many `articles` are done, `articles_per_second` since the point
    before, which is `rate` times as many as the mean of the stage; `seconds` and `cpu_seconds`
    are those of the run.
    """
    drawn = []
    for stage, group in groupby(points, key=lambda point: point.stage):
        own = list(group)
        kept = [*own[:: max(1, len(own) // _POINTS)], own[-1]]
        total, spent = max(kept[-1].total, kept[-1].done), kept[-1].seconds - kept[0].seconds
        if kept[-1].done <= 0 or spent <= 0:
            continue
        mean = kept[-1].done / spent
        for before, now in pairwise(kept):
            if now.done == before.done or now.seconds == before.seconds:
                continue
            rate = (now.done - before.done) / (now.seconds - before.seconds)
            drawn.append(
                {
                    "stage": stage,
                    "share": now.done / total,
                    "articles": round(articles * now.done / total),
                    "rate": rate / mean,
                    "articles_per_second": rate * articles / total,
                    "seconds": now.seconds,
                    "cpu_seconds": now.cpu_seconds,
                    "memory_bytes": now.memory,
                }
            )
    return drawn


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
