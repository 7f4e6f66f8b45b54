"""The end of the service, as everything that takes long hears of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Stopping:
    """Tells that the service is stopping, and `seconds` later that it is late.

    Streams end when it is stopping, requests that are still in work when it is late. Made
    anywhere; all else belongs to the thread of the event loop, where signal handlers run, too.
    """

    def __init__(self, seconds: float = 30.0) -> None:
        self._seconds = seconds
        self._event = asyncio.Event()
        self._late = asyncio.Event()
        self._listeners: list[Callable[[float], None]] = []

    def set(self) -> None:
        """End the streams; again does nothing."""
        if self._event.is_set():
            return
        self._event.set()
        loop = asyncio.get_running_loop()
        loop.call_later(self._seconds, self._late.set)
        for tell in self._listeners:
            tell(loop.time() + self._seconds)

    def is_set(self) -> bool:
        """Whether the service is stopping."""
        return self._event.is_set()

    def when_set(self, tell: Callable[[float], None]) -> None:
        """Call back with the time of the loop at which it will be late."""
        self._listeners.append(tell)

    async def wait(self) -> None:
        """Return when the service is stopping."""
        await self._event.wait()

    async def wait_late(self) -> None:
        """Return when what is in work had its time to finish."""
        await self._late.wait()
