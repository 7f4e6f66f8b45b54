"""How many cores encoders use: a batch a core, each computed by a single thread.

Threads inside an operation wait for one another at each of its thousands of small steps, and
where another process holds a core they wait long: a batch a thread has nothing to wait for.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_NUMPY_BLAS = "libscipy_openblas"
"""Other packages bring BLAS libraries of their own, whose threads are not ours to set."""


class _Workers:
    count: int | None = None
    pool: ThreadPoolExecutor | None = None
    here = threading.local()


_workers = _Workers()


def available_cores() -> int:
    """Return how many cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def use_cores(count: int) -> None:
    """Encode on `count` cores from now on, in the whole process.

    Sets numpy and torch to one thread an operation. Where this is never called, their own
    settings stay and batches are encoded one after another. Raises ValueError where `count` is
    below 1.
    """
    if count < 1:
        raise ValueError(f"cores must be at least 1, not {count}")
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    ThreadpoolController().select(prefix=_NUMPY_BLAS).limit(limits=1)
    # Another thread may be handing batches to the pool: as many cores again are the same ones.
    if count != _workers.count:
        _work_on(count)
    _limit_torch()


def _work_on(count: int) -> None:
    before, _workers.count = _workers.pool, count
    _workers.pool = (
        ThreadPoolExecutor(count, thread_name_prefix="encode", initializer=_begin_worker)
        if count > 1
        else None
    )
    if before is not None:
        before.shutdown(wait=False)


def cores_in_use() -> int:
    """Return the `count` of use_cores, 1 where it was never called."""
    return _workers.count or 1


def map_batches(encode: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
    """Return the results of the batches in their order, computed on the cores in use.

    A batch that maps batches itself computes them where it is: all cores are taken already.
    """
    if _workers.count is not None:
        _limit_torch()
    pool = None if getattr(_workers.here, "busy", False) else _workers.pool
    return map(encode, batches) if pool is None else pool.map(encode, batches)


def _begin_worker() -> None:
    _workers.here.busy = True


def _limit_torch() -> None:
    """Set torch to one thread where it is loaded; importing it takes longer than many runs."""
    torch = sys.modules.get("torch")
    set_threads = getattr(torch, "set_num_threads", None)
    if set_threads is not None:
        set_threads(1)
