"""Threads for what would hold up the event loop, apart for what must not wait for each other."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import ParamSpec, TypeVar

from service.errors import OverloadedError

_P = ParamSpec("_P")
_T = TypeVar("_T")
_READS, _CHECKS, _WRITES, _BULKS = 8, 4, 8, 4
_AGAIN = 5.0


class Lane:
    """A small pool of threads for one kind of work; at most `most` are in work or wait there."""

    def __init__(self, name: str, threads: int, most: int | None = None) -> None:
        self._name = name
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=f"api-{name}")
        self._most = most
        self._busy = 0
        self._lock = Lock()

    def submit(self, work: Callable[[], _T]) -> Future[_T]:
        """Let a thread do it; raises OverloadedError when there is too much already."""
        with self._lock:
            if self._most is not None and self._busy >= self._most:
                raise OverloadedError(
                    f"{self._busy} requests of this kind are in work, as many as may: send it "
                    f"again in {_AGAIN:.0f} s",
                    _AGAIN,
                )
            self._busy += 1
        future = self._pool.submit(work)
        future.add_done_callback(self._done)
        return future

    def close(self) -> None:
        """Take no more work; what runs goes on."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _done(self, _: Future[_T]) -> None:
        with self._lock:
            self._busy -= 1


class Lanes:
    """One lane for each kind of work.

    A bulk load that fills its own lane leaves reads and checks theirs. checks: how many checks
    and comparisons may be in work; they go on when their request has given up.
    """

    def __init__(self, checks: int) -> None:
        self.reads = Lane("read", _READS)
        self.checks = Lane("check", _CHECKS, checks)
        self.writes = Lane("write", _WRITES)
        self.bulks = Lane("bulk", _BULKS)

    def close(self) -> None:
        """Take no more work; what runs goes on."""
        for lane in (self.reads, self.checks, self.writes, self.bulks):
            lane.close()


async def within(lane: Lane, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Run blocking work in a lane; when the caller gives up, work not begun is never begun.

    Raises OverloadedError when the lane is full.
    """
    future = lane.submit(partial(work, *args, **kwargs))
    try:
        return await outcome(future)
    except asyncio.CancelledError:
        future.cancel()
        raise


async def outcome(future: Future[_T]) -> _T:
    """Await what a thread will say; giving up the wait does not cancel the work."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def tell(_: Future[_T]) -> None:
        # A loop that is closed has nobody left who waits.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(done.set)

    future.add_done_callback(tell)
    await done.wait()
    return future.result()
