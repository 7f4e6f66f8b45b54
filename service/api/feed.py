"""Following the change feed: pages of events as they are committed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress

from service.api.engine import Engine
from service.api.lanes import Lanes, within
from service.api.stopping import Stopping
from service.errors import ConflictError
from service.store.stored import Event

HEARTBEAT = 15.0
"""Seconds of silence after which a stream says that it is alive."""
_PAGE = 500


class Feed:
    """The change feed of one engine for any number of readers; it keeps no events itself."""

    def __init__(self, engine: Engine, lanes: Lanes, stopping: Stopping) -> None:
        self._engine = engine
        self._lanes = lanes
        self._stopping = stopping
        self._lock = threading.Lock()
        self._waiting: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}
        engine.on_commit(self._committed)

    async def page(self, after: int, limit: int) -> tuple[list[Event], int]:
        """Events above `after`, at most `limit`, and the sequence of the newest there is.

        Raises:
            ConflictError: the feed does not reach as far as `after`.
        """
        return await within(self._lanes.reads, self._read, after, limit)

    async def follow(self, after: int) -> AsyncIterator[list[Event]]:
        """Pages of what follows `after`, for as long as the service runs.

        An empty page is a sign of life. The last page is read once the service is stopping: a
        reader that kept up misses nothing that was committed before.
        """
        with self._woken() as woken:
            while not self._stopping.is_set():
                # Before the read: what is committed after it wakes us again.
                woken.clear()
                page, _ = await self.page(after, _PAGE)
                if page:
                    yield page
                    after = page[-1].sequence
                elif not await self._news(woken):
                    yield []
            page, _ = await self.page(after, _PAGE)
            if page:
                yield page

    async def _news(self, woken: asyncio.Event) -> bool:
        """Wait for a commit or for the end, False when HEARTBEAT passed without."""
        stop = asyncio.create_task(self._stopping.wait())
        wake = asyncio.create_task(woken.wait())
        try:
            done, _ = await asyncio.wait(
                (stop, wake), timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            stop.cancel()
            wake.cancel()
        return bool(done)

    @contextmanager
    def _woken(self) -> Iterator[asyncio.Event]:
        woken = asyncio.Event()
        with self._lock:
            self._waiting[woken] = asyncio.get_running_loop()
        try:
            yield woken
        finally:
            with self._lock:
                del self._waiting[woken]

    def _committed(self, _sequence: int) -> None:
        with self._lock:
            waiting = list(self._waiting.items())
        for woken, loop in waiting:
            # A loop that is closed has nobody left who waits.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(woken.set)

    def _read(self, after: int, limit: int) -> tuple[list[Event], int]:
        with self._engine.store.read() as reader:
            last = reader.last_event()
            if after > last:
                raise ConflictError(
                    f"after={after}: the feed ends at {last}; this is another or an older state "
                    "of the service than the one you followed, mirror it again from 0"
                )
            return reader.events(after, limit), last
