"""The lines of a request body, as they arrive."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.types import Receive

from service.errors import RecordError


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, by its number from 1; None where it was longer than allowed."""

    number: int
    data: bytes | None

    def content(self, limit: int) -> bytes:
        """The bytes of the line; raises RecordError where it had more than `limit`."""
        if self.data is None:
            raise RecordError("too_long", f"the line has more than the {limit:,} bytes it may have")
        return self.data


class BrokenOffError(Exception):
    """The client went away before the body had ended."""


async def body_lines(receive: Receive, limit: int) -> AsyncIterator[Line]:
    """Yield the lines of a body, of which never more than `limit` bytes and a chunk are kept.

    Raises:
        BrokenOffError: the body was cut off; the unfinished last line is not yielded.
    """
    splitter = _Splitter(limit)
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BrokenOffError
        for line in splitter.add(message.get("body", b"")):
            yield line
        if not message.get("more_body", False):
            break
    for line in splitter.rest():
        yield line


class _Splitter:
    """Cuts chunks into lines; what is longer than `limit` is passed over up to its end."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._number = 0
        self._open = bytearray()
        self._too_long = False

    def add(self, chunk: bytes) -> list[Line]:
        """The lines that a chunk completes."""
        *ends, rest = chunk.split(b"\n")
        lines = [line for end in ends for line in self._complete(end)]
        self._keep(rest)
        return lines

    def rest(self) -> list[Line]:
        """The last line, where no line end follows it."""
        return self._complete(b"") if self._open or self._too_long else []

    def _keep(self, part: bytes) -> None:
        self._too_long = self._too_long or len(self._open) + len(part) > self._limit
        if self._too_long:
            self._open.clear()
        else:
            self._open += part

    def _complete(self, end: bytes) -> list[Line]:
        self._keep(end)
        self._number += 1
        data = None if self._too_long else bytes(self._open)
        self._open.clear()
        self._too_long = False
        return [Line(self._number, data)] if data is None or data.strip() else []
