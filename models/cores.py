"""How many cores encoders use: a batch a core, each computed by a single thread.

Threads inside an operation wait for one another at each of its thousands of small steps, and
where another process holds a core they wait long: a batch a thread has nothing to wait for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


class _Workers:
    pool: ThreadPoolExecutor | None = None


_workers = _Workers()


def available_cores() -> int:
    """Return how many cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def use_cores(count: int) -> None:
    """Encode on `count` cores from now on, in the whole process.

    Sets torch to one thread an operation. Where this is never called, torch's own setting stays
    and batches are encoded one after another. Raises ValueError where `count` is below 1.
    """
    if count < 1:
        raise ValueError(f"cores must be at least 1, not {count}")
    import torch

    torch.set_num_threads(1)
    before = _workers.pool
    _workers.pool = ThreadPoolExecutor(count, thread_name_prefix="encode") if count > 1 else None
    if before is not None:
        before.shutdown(wait=False)


def map_batches(encode: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
    """Return the results of the batches in their order, computed on the cores in use."""
    pool = _workers.pool
    return map(encode, batches) if pool is None else pool.map(encode, batches)
