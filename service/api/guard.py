"""The last resort: no request runs for ever, and no failure leaves without a problem document."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.failures import TimeLimitError
from service.api.problems import failure_response, problem_response, unforeseen
from service.api.stopping import Stopping
from service.errors import NotReadyError

_MARGIN = 1.0
"""Seconds for what ends by itself when the service is late, such as a bulk request."""


class Guard:
    """Ends a request that takes longer than `seconds`, and answers errors nobody foresaw.

    A stream lifts its limit with `unlimited`. When the service stops, what does not finish in
    time is answered by us before the server would cut it off.
    """

    def __init__(self, app: ASGIApp, seconds: float, stopping: Stopping) -> None:
        self._app = app
        self._seconds = seconds
        self._stopping = stopping
        self._limits: set[asyncio.Timeout] = set()
        stopping.when_set(self._hasten)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        instance = scope["state"]["request_id"]
        started = False
        response: Response | None = None

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(self._seconds) as limit:
                scope["state"]["limit"] = limit
                self._limits.add(limit)
                await self._app(scope, receive, watched)
        except TimeoutError as error:
            if limit.expired():
                error_of = self._stopped if self._stopping.is_set() else self._too_long
                response = failure_response(error_of(), instance)
            else:
                response = problem_response(unforeseen(error, instance), {})
        except Exception as error:  # noqa: BLE001 - the last place where a failure can be answered
            response = problem_response(unforeseen(error, instance), {})
        finally:
            self._limits.discard(limit)
        if response is None:
            return
        if started:
            # The answer is cut off, which the client sees: its end is never sent.
            raise ConnectionAbortedError("the answer could not be finished")
        await response(scope, receive, send)

    def _hasten(self, late: float) -> None:
        """Let no request in work last much longer than until the service is late."""
        for limit in self._limits:
            when = limit.when()
            last = late + _MARGIN
            # One that is expiring at this moment cannot be, and need not be.
            with suppress(RuntimeError):
                limit.reschedule(last if when is None else min(when, last))

    def _stopped(self) -> NotReadyError:
        return NotReadyError(
            "the service is stopping; a write may still happen, and sending it again to the next "
            "one does no harm"
        )

    def _too_long(self) -> TimeLimitError:
        return TimeLimitError(
            f"the request took more than {self._seconds:g} seconds; a write may still happen, "
            "and sending it again does no harm"
        )


def unlimited(scope: Scope) -> None:
    """Let this request take as long as it likes."""
    limit: asyncio.Timeout = scope["state"]["limit"]
    limit.reschedule(None)
