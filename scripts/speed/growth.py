"""The group `growth`: how fast a large batch goes and what memory it has, while it runs.

usage: growth.py ARTICLES.jsonl RESULT.json

Encoding is a lookup (`planted`), everything else is that of a run.
"""

from __future__ import annotations

import resource
import sys
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from benchmark.measure import run_contestant, write_result
from service.pipeline import Job, dedupe
from service.settings import Settings
from speed.archive import plant, record, stories
from speed.corpus import write
from speed.progress import progress
from speed.rows import Measured, not_run

_POINTS = 40
"""Points kept of a stage."""
_COMPARED = "verifying"


class _Point(NamedTuple):
    stage: str
    done: int
    seconds: float
    memory: int


class _Sampling:
    """Hears the progress of a run and looks at the clock and the memory."""

    def __init__(self) -> None:
        self.points: list[_Point] = []
        self._start = perf_counter()
        self._stage, self._done = "", 0

    def stage(self, name: str, total: int | None, unit: str) -> None:  # noqa: ARG002 - Progress
        """A new stage begins."""
        self._stage, self._done = name, 0
        self._look()

    def advance(self, n: int) -> None:
        """So much more is done."""
        self._done += n
        last = self.points[-1]
        if n and perf_counter() - self._start - last.seconds > 0.01:
            self._look()

    def note(self, message: str) -> None:
        """Nothing to measure."""

    def _look(self) -> None:
        pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
        memory = pages * resource.getpagesize()
        self.points.append(_Point(self._stage, self._done, perf_counter() - self._start, memory))


def main(articles: Path, result: Path) -> None:
    """Run, and write the points."""
    plant()
    sampling = _Sampling()
    job = Job((str(articles),), result.with_name("out"), Settings())
    start = perf_counter()
    dedupe(job, sampling, BytesIO())
    write_result(result, perf_counter() - start, points=sampling.points)


def measure_growth(
    articles: int, scratch: Path
) -> tuple[dict[str, Measured], list[dict[str, Any]]]:
    """Run a batch of so many generated articles; the points of each stage, and the figure."""
    source = scratch / "growth.jsonl"
    write([dict(record(*each).record) for each in stories(articles)], source)
    progress(f"a batch of {articles:,} articles")
    found = run_contestant("speed.growth", source, scratch / "growth.json")
    points = curves([_Point(*point) for point in found["points"]])
    rates = [point["rate"] for point in points if point["stage"] == _COMPARED]
    fifth = len(rates) // 5
    if not fifth:
        return {"growth": not_run(f"too few points of {_COMPARED}: more articles")}, points
    ratio = sum(rates[-fifth:]) / sum(rates[:fifth])
    about = {"articles": articles, "seconds": found["seconds"]}
    return {"growth": Measured([ratio], about)}, points


def curves(points: list[_Point]) -> list[dict[str, Any]]:
    """Rate by stage, as a multiple of the mean of the stage, against the share that is done."""
    drawn = []
    for stage, group in groupby(points, key=lambda point: point.stage):
        own = list(group)
        kept = [own[0], *own[1 :: max(1, len(own) // _POINTS)]]
        done, spent = kept[-1].done, kept[-1].seconds - kept[0].seconds
        if done <= 0 or spent <= 0:
            continue
        for before, now in pairwise(kept):
            drawn.append(
                {
                    "stage": stage,
                    "share": now.done / done,
                    "rate": (now.done - before.done)
                    / (now.seconds - before.seconds)
                    / (done / spent),
                    "seconds": now.seconds,
                    "memory_bytes": now.memory,
                }
            )
    return drawn


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
