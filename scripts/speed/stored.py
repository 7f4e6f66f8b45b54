"""The groups over a store that is full: `stored`, `flat`, `start`; and `disk` of a grown one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from multiprocessing import get_context
from pathlib import Path
from shutil import copytree
from time import perf_counter, sleep
from typing import NamedTuple

from service.errors import SamewireError
from service.live import Engine
from service.settings import Settings
from service.store import Archive
from speed.archive import fill, plant, record, stories
from speed.planted import FIRST_NEW
from speed.progress import progress
from speed.rows import Measured, p95_of_parts
from speed.serving import serving
from speed.timers import Budget

_SMALL = 10_000
_PUTS = 200
_WARM = 20
_POLL = 0.02
_READING = "understand"


def measure_stored(
    articles: int, scratch: Path, wanted: set[str], kept: Path | None = None
) -> dict[str, Measured]:
    """Times of putting articles into a store of so many, and into a small one; start-up.

    Sentences are encoded by a lookup, so that what is timed is all the rest, one article at a
    time: reading the text, which `added` is without, search, verifying, storing and committing.
    kept: where the filled store is taken from, or put where there is none yet; it stays as it is.
    """
    plant()
    full = scratch / f"store-{articles}"
    _provide(full, articles, kept)
    found: dict[str, Measured] = {}
    about = {"articles": articles}
    if "start" in wanted:
        progress(f"starting with {full.name}")
        with serving(full) as (_, seconds):
            found["start"] = Measured([seconds], about)
    if wanted & {"stored", "flat"}:
        times = _put_times(full)
        if "stored" in wanted:
            found["added"] = Measured(
                p95_of_parts([put.added for put in times]),
                about | {"puts": len(times), "with_reading": p95_of_parts(_whole(times))},
            )
        if "flat" in wanted:
            small = scratch / "store-small"
            fewer = min(_SMALL, max(1, articles // 10))
            fill(small, fewer)
            before = _put_times(small)
            now, then = _whole(times), _whole(before)
            ratios = [sum(now[n::4]) / sum(then[n::4]) for n in range(4)]
            found["flat"] = Measured(ratios, about | {"small": fewer, "puts": len(times)})
    return found


def _provide(full: Path, articles: int, kept: Path | None) -> None:
    """Have a store of so many articles that may be changed."""
    if kept is None:
        fill(full, articles)
        return
    if not kept.exists():
        fill(kept, articles)
    progress(f"copying {kept.name}")
    copytree(kept, full)
    # What is still to be written would be waited for by the first commits.
    os.sync()
    with closing(Archive.open(full)) as store, store.read() as reader:
        there = reader.count()
    if there != articles:
        raise ValueError(f"{kept} holds {there:,} articles, not {articles:,}")


def measure_disk(articles: int, scratch: Path) -> dict[str, Measured]:
    """Bytes of a closed data directory, by the difference of two numbers of articles."""
    plant()
    progress("measuring the disk")
    sizes = []
    for count in (articles // 4, articles):
        data = scratch / f"disk-{count}"
        with _engine(data) as engine:
            for story, version in stories(count):
                engine.put(record(FIRST_NEW + story, version)).result()
        sizes.append(sum(file.stat().st_size for file in data.rglob("*") if file.is_file()))
    each = (sizes[1] - sizes[0]) / (articles - articles // 4) / 1024
    return {"disk": Measured([each], {"articles": articles, "bytes": sizes})}


class _Put(NamedTuple):
    """Milliseconds from an article to its placement on the disk, and those without reading it."""

    whole: float
    added: float


def _whole(puts: list[_Put]) -> list[float]:
    return [put.whole for put in puts]


def _put_times(data: Path) -> list[_Put]:
    """The times of putting new articles, after some to warm up.

    In a process of its own: these are the same articles for every store, and what one process has
    read it knows by heart.
    """
    progress(f"putting into {data.name}")
    with ProcessPoolExecutor(1, get_context("spawn"), plant) as alone:
        return alone.submit(_timed_puts, data, _WARM, _PUTS).result()


def _timed_puts(data: Path, warm: int, puts: int) -> list[_Put]:
    budget = Budget()
    budget.install(_READING)
    times = []
    with _engine(data) as engine:
        for story, version in stories(warm + puts):
            article = record(FIRST_NEW + story, version)
            reading, start = budget.seconds[_READING], perf_counter()
            engine.put(article).result()
            whole, read = perf_counter() - start, budget.seconds[_READING] - reading
            times.append(_Put(1000 * whole, 1000 * (whole - read)))
    return times[warm:]


@contextmanager
def _engine(data: Path) -> Iterator[Engine]:
    with closing(Engine.open(data, Settings())) as engine:
        while not engine.readiness().index:
            if "cannot start" in engine.readiness().detail:
                raise SamewireError(engine.readiness().detail)
            sleep(_POLL)
        yield engine
