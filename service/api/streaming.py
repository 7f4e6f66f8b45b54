"""Responses that are sent while they are made."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from service.api.guard import unlimited

ENDED = "input_ended"
"""In the state of a request: its client had ended its side before the answer began."""


class Stream(Response):
    """Sends chunks as they come, without a limit of time; leaves the request to their maker."""

    def __init__(self, chunks: AsyncIterator[bytes], media_type: str) -> None:
        super().__init__(media_type=media_type)
        del self.headers["content-length"]
        # Proxies that gather an answer before they pass it on are told not to.
        self.headers["X-Accel-Buffering"] = "no"
        self._chunks = chunks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Serve the stream."""
        unlimited(scope)
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        if not self._is_over(scope):
            async for chunk in self._chunks:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    def _is_over(self, scope: Scope) -> bool:  # noqa: ARG002
        return False


class EndlessStream(Stream):
    """A stream whose source may never end: it stops when the client goes away."""

    def _is_over(self, scope: Scope) -> bool:
        return ENDED in scope.get("state", ())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the stream."""
        sending = asyncio.create_task(super().__call__(scope, receive, send))
        leaving = asyncio.create_task(_left(receive))
        try:
            await asyncio.wait((sending, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            sending.cancel()
            leaving.cancel()
            await asyncio.gather(sending, leaving, return_exceptions=True)
        if not sending.cancelled():
            sending.result()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
