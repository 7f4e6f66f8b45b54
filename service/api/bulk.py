"""Bulk requests: lines in, one answer a line out, in order, whatever the client does first.

Three tasks share the work. One reads lines and hands them to the engine, a window of them at a
time; one waits for their outcomes in order and writes answers into a spool; one sends what the
spool holds. So the request is read on even while nobody reads the answer: a client may send
everything before it reads, and neither side waits for the other.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from typing import cast

from starlette.types import Message, Receive

from service.api.lanes import outcome, within
from service.api.lines import BrokenOffError, Line, body_lines
from service.api.orders import Submitted, answer_line, done, hand_over, read_order
from service.api.problems import problem_of, unforeseen
from service.api.schemas.articles import BulkAnswer
from service.api.schemas.problems import Problem
from service.api.service import Service
from service.api.spool import ByteSpool
from service.errors import (
    AuthError,
    ForbiddenError,
    NotReadyError,
    OverloadedError,
    SamewireError,
)
from service.live import Placement, Removal

_LONGEST_WAIT = 1.0


class Bulk:
    """One bulk request."""

    def __init__(
        self,
        service: Service,
        receive: Receive,
        instance: str,
        still_allowed: Callable[[], None],
    ) -> None:
        self._service = service
        self._receive = receive
        self._instance = instance
        self._still_allowed = still_allowed
        self._window = asyncio.Semaphore(service.settings.bulk_window)
        self._submitted: asyncio.Queue[Submitted | None] = asyncio.Queue()

    async def answers(self) -> AsyncIterator[bytes]:
        """Do the work, and yield the lines of the answer in chunks."""
        with ByteSpool() as spool:
            tasks = (
                asyncio.create_task(self._submit_all()),
                asyncio.create_task(self._answer_all(spool)),
            )
            try:
                while chunk := await spool.read():
                    yield chunk
                await asyncio.gather(*tasks)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _submit_all(self) -> None:
        """Hand the lines to the engine in their order, a window of them at a time."""
        lines = body_lines(self._receive_or_stop, self._service.settings.max_line_bytes)
        last = 0
        try:
            async for line in lines:
                await self._window.acquire()
                # While it waited the service may have been told to stop, or the key be revoked.
                self._check_running()
                self._still_allowed()
                self._submitted.put_nowait(await self._submit(line))
                last = line.number
        except (NotReadyError, AuthError, ForbiddenError) as error:
            self._submitted.put_nowait(Submitted(last + 1, None, error))
        except BrokenOffError:
            # What was handed over is finished; there is nobody to tell.
            pass
        finally:
            self._submitted.put_nowait(None)

    async def _receive_or_stop(self) -> Message:
        """Receive a message; raises NotReadyError when the service stops before there is one."""
        message = asyncio.ensure_future(self._receive())
        stop = asyncio.create_task(self._service.stopping.wait())
        try:
            await asyncio.wait((message, stop), return_when=asyncio.FIRST_COMPLETED)
            self._check_running()
            return message.result()
        finally:
            message.cancel()
            stop.cancel()

    def _check_running(self) -> None:
        if self._service.stopping.is_set():
            raise NotReadyError("the service is stopping: send this line and the rest again")

    async def _submit(self, line: Line) -> Submitted:
        service = self._service
        order = await within(service.lanes.bulks, read_order, line, service.limits)
        if isinstance(order, Submitted):
            return order
        while True:
            try:
                return await within(service.lanes.bulks, hand_over, service.engine, order)
            except OverloadedError as error:
                # The queue is for everyone: a bulk request waits for its turn.
                await asyncio.sleep(min(error.retry_after, _LONGEST_WAIT))

    async def _answer_all(self, spool: ByteSpool) -> None:
        """Write the answers in the order of the lines."""
        try:
            while (submitted := await self._submitted.get()) is not None:
                answer = await self._answer(submitted)
                self._window.release()
                spool.write(answer_line(answer))
        finally:
            spool.end()

    async def _answer(self, submitted: Submitted) -> BulkAnswer:
        if not isinstance(submitted.work, Exception):
            try:
                # Both kinds of work are awaited in the same way.
                work = cast("Future[Placement | Removal]", submitted.work)
                return done(submitted, await self._in_time(work))
            except Exception as error:  # noqa: BLE001 - one line's failure is that line's alone
                return self._failed(submitted, error)
        return self._failed(submitted, submitted.work)

    async def _in_time(self, work: Future[Placement | Removal]) -> Placement | Removal:
        """Await an outcome; raises NotReadyError when the service is late with stopping."""
        waiting = asyncio.create_task(outcome(work))
        late = asyncio.create_task(self._service.stopping.wait_late())
        try:
            await asyncio.wait((waiting, late), return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                raise NotReadyError(
                    "the service is stopping; this may still happen, and sending it again to the "
                    "next one does no harm"
                )
            return waiting.result()
        finally:
            waiting.cancel()
            late.cancel()

    def _failed(self, submitted: Submitted, error: Exception) -> BulkAnswer:
        if isinstance(error, SamewireError):
            problem = problem_of(error, self._instance)
        else:
            problem = unforeseen(error, self._instance)
        return BulkAnswer(
            line=submitted.number,
            status_code=problem["status"],
            id=submitted.id,
            problem=Problem.model_validate(problem),
        )
