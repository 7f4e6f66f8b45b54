"""Pairs of a run are verified, in this process or in others: a task has all that it takes.

What takes long follows from one article (its names, its facts), and each process makes it for
itself. So workers first tell which pairs are open at all, one in ten; those are then put in an
order in which articles that are near to each other, or paired, stand together, and each worker
has a part of it, so that few articles are met by several processes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from models.encoder import Vectors
from service.pipeline.desk import SIDES
from service.pipeline.pairs import Pairs
from service.pipeline.tasks import (
    Part,
    Run,
    Task,
    Verified,
    index_all,
    tell_open,
    verify_all,
)
from service.progress import Progress
from service.workers import Workers

_TOGETHER = 256
"""Pairs that are verified in one call."""
_OPEN_TOGETHER = 32
"""The same of pairs that are known to be open."""
_INDEXED_TOGETHER = 16
"""Articles whose vectors in the index are made in one call."""
_WORTH = 64
"""So many calls are worth starting processes."""


def indexed(run: Run, numbers: Sequence[int], workers: Workers | None) -> Iterator[Vectors]:
    """The vectors in the index of some articles, in their order, by workers where they are
    running: (n, d) float32 each. Raises StoreError."""
    parts = [
        Part(run, tuple(numbers[start : start + _INDEXED_TOGETHER]))
        for start in range(0, len(numbers), _INDEXED_TOGETHER)
    ]
    if workers is None or not workers.running:
        return chain.from_iterable(map(index_all, parts))
    return chain.from_iterable(workers.map(index_all, parts, worth=1))


def screened(
    run: Run, pairs: Pairs, articles: int, workers: Workers | None, progress: Progress
) -> Pairs:
    """The pairs of so many articles that have to be aligned, told by workers; all of them where
    workers are not worth it. In the order in which they are best verified. Raises StoreError."""
    pairs = _ordered(pairs, articles)
    if workers is None or not (workers.running or len(pairs) >= _WORTH * _TOGETHER):
        return pairs
    progress.stage("screening", len(pairs), "pairs")
    first, second, near = array("i"), array("i"), array("f")
    for told in workers.map(tell_open, _tasks(run, pairs, _TOGETHER), worth=1):
        for a, b, nearness in told.open:
            first.append(a)
            second.append(b)
            near.append(nearness)
        progress.advance(told.pairs)
    left = Pairs(zip(first, second, strict=True))
    if articles > SIDES:
        return left.in_walks()
    return left.nearest_together(np.array(near, np.float32)[np.lexsort((second, first))])


def verified(run: Run, pairs: Pairs, workers: Workers | None) -> Iterator[Verified]:
    """Verify pairs in their order, by workers where they are running; raises StoreError."""
    if workers is None or not workers.running:
        return map(verify_all, _tasks(run, pairs, _TOGETHER))
    return workers.share(verify_all, list(_tasks(run, pairs, _OPEN_TOGETHER)))


def _ordered(pairs: Pairs, articles: int) -> Pairs:
    """The pairs, in walks where the articles are more than a process has at hand."""
    return pairs.in_walks() if articles > SIDES else pairs


def _tasks(run: Run, pairs: Pairs, together: int) -> Iterator[Task]:
    return (Task(run, cut) for cut in pairs.cut(together))
