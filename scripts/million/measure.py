"""What a candidate index does with many vectors: what it finds, and what it takes."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

import faiss
import numpy as np
from numpy.typing import NDArray

from million.vectors import DIMENSION, blocks
from models.encoder import Vectors
from service.match.search.growing_index import GrowingIndex
from service.match.search.index_file import reading, writing
from service.match.verdicts.first_look import NEAR

K = 32
_CHANGES = 200
_PAGE = resource.getpagesize()


@dataclass(frozen=True, slots=True)
class IndexFigures:
    """What was measured with so many articles; times are those of one core.

    recall: the share of the near-duplicates that exact search has among the 32 nearest which
    are found among the 32 nearest; `recall_within` the same for the articles around.
    megabytes: by how much the process grew while the index did.
    """

    articles: int
    exact: bool
    queries: int
    recall: float
    recall_within: float
    search_p50_ms: float
    search_p95_ms: float
    within_p50_ms: float
    within_p95_ms: float
    add_ms: float
    remove_ms: float
    fill_seconds: float
    megabytes: float
    write_seconds: float
    read_seconds: float
    disk_megabytes: float


def measure_index(articles: int, seed: int = 1, queries: int = 1_000) -> IndexFigures:
    """Fill an index with so many articles and measure it; a million take a few minutes."""
    asked, nearest, groups = _truth(articles, seed, queries)
    before, start = _resident(), perf_counter()
    index = GrowingIndex(DIMENSION)
    for numbers, vectors in _numbered(articles, seed):
        index.add(numbers, vectors)
    filled, grown = perf_counter() - start, _resident() - before
    search, found = _timed(asked.vectors, lambda one: index.search(one, K + 1)[1][0])
    within, around = _timed(asked.vectors, lambda one: index.within(one, NEAR)[1])
    add, remove = _changes(index, asked)
    written, read, size = _snapshot(index)
    return IndexFigures(
        articles=articles,
        exact=index.exact,
        queries=len(asked.numbers),
        recall=float(_recall(asked, nearest, found, groups)),
        recall_within=float(_recall(asked, nearest, around, groups)),
        search_p50_ms=float(np.percentile(search, 50)),
        search_p95_ms=float(np.percentile(search, 95)),
        within_p50_ms=float(np.percentile(within, 50)),
        within_p95_ms=float(np.percentile(within, 95)),
        add_ms=add,
        remove_ms=remove,
        fill_seconds=filled,
        megabytes=grown / 1e6,
        write_seconds=written,
        read_seconds=read,
        disk_megabytes=size / 1e6,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    numbers: NDArray[np.int64]
    vectors: Vectors


def _numbered(articles: int, seed: int) -> Iterable[tuple[NDArray[np.int64], Vectors]]:
    first = 0
    for block in blocks(articles, seed):
        yield np.arange(first, first + len(block.groups)), block.vectors
        first += len(block.groups)


def _truth(
    articles: int, seed: int, queries: int
) -> tuple[_Asked, NDArray[np.int64], NDArray[np.int64]]:
    """Articles that have near-duplicates, the nearest of each by exact search, all groups."""
    groups = np.concatenate([block.groups for block in blocks(articles, seed)])
    several = np.flatnonzero(np.bincount(groups)[groups] > 1)
    drawn = np.random.default_rng(seed).permutation(several)[:queries]
    numbers = np.sort(drawn)
    taken = [v[np.isin(n, numbers)] for n, v in _numbered(articles, seed)]
    asked = _Asked(numbers, np.concatenate(taken))
    best = faiss.ResultHeap(len(numbers), K + 1, keep_max=True)
    for block, vectors in _numbered(articles, seed):
        best.add_result(*_best(asked.vectors @ vectors.T, block))
    best.finalize()
    return asked, np.asarray(best.I), groups


def _best(similarities: Vectors, numbers: NDArray[np.int64]) -> tuple[Vectors, NDArray[np.int64]]:
    width = min(K + 1, len(numbers))
    places = np.argpartition(-similarities, width - 1, axis=1)[:, :width]
    order = np.argsort(-np.take_along_axis(similarities, places, 1), axis=1)
    places = np.take_along_axis(places, order, 1)
    return np.take_along_axis(similarities, places, 1), numbers[places]


def _timed(
    vectors: Vectors, ask: Callable[[Vectors], NDArray[np.int64]]
) -> tuple[list[float], list[NDArray[np.int64]]]:
    """Milliseconds of each query by the clock of the thread, and what it found."""
    for vector in vectors[:20]:
        ask(vector[None])
    times, found = [], []
    for vector in vectors:
        start = thread_time()
        found.append(ask(vector[None]))
        times.append(1e3 * (thread_time() - start))
    return times, found


def _recall(
    asked: _Asked,
    nearest: NDArray[np.int64],
    found: list[NDArray[np.int64]],
    groups: NDArray[np.int64],
) -> float:
    hits = total = 0
    for own, exact, got in zip(asked.numbers, nearest, found, strict=True):
        true = [n for n in exact.tolist() if n != own][:K]
        true = [n for n in true if n >= 0 and groups[n] == groups[own]]
        hits += np.isin(true, got).sum()
        total += len(true)
    return hits / total


def _changes(index: GrowingIndex, asked: _Asked) -> tuple[float, float]:
    """Milliseconds of adding and of removing one article."""
    add = remove = 0.0
    for number, vector in zip(asked.numbers[:_CHANGES], asked.vectors, strict=False):
        start = thread_time()
        index.remove(np.array([number]))
        between = thread_time()
        index.add(np.array([number]), vector[None])
        remove, add = remove + between - start, add + thread_time() - between
    changes = min(_CHANGES, len(asked.numbers))
    return 1e3 * add / changes, 1e3 * remove / changes


def _snapshot(index: GrowingIndex) -> tuple[float, float, int]:
    """Seconds of writing and of reading, and the bytes on disk."""
    with TemporaryDirectory() as directory:
        path = str(Path(directory, "index"))
        start = perf_counter()
        with writing(path) as file:
            index.write(file)
        written = perf_counter()
        with reading(path) as file:
            GrowingIndex.read(file)
        return written - start, perf_counter() - written, Path(path).stat().st_size


def _resident() -> int:
    """Bytes of this process in memory now."""
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * _PAGE
