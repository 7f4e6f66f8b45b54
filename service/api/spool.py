"""A queue of bytes between a writer that must not wait and a reader that may be slow."""

from __future__ import annotations

import asyncio
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

_IN_MEMORY = 2**20
_CHUNK = 2**16


class ByteSpool:
    """Bytes written at one end and read at the other; beyond a megabyte they wait on the disk.

    For one writer and one reader of the same event loop.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the spool is the context
        self._read = self._written = 0
        self._ended = False
        self._change = asyncio.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    def write(self, data: bytes) -> None:
        """Add bytes; never waits for the reader."""
        self._file.seek(self._written)
        self._file.write(data)
        self._written += len(data)
        self._change.set()

    def end(self) -> None:
        """Say that nothing follows."""
        self._ended = True
        self._change.set()

    async def read(self) -> bytes:
        """Wait for bytes and take some; empty at the end."""
        while self._read == self._written and not self._ended:
            self._change.clear()
            await self._change.wait()
        self._file.seek(self._read)
        data = self._file.read(_CHUNK)
        self._read += len(data)
        if self._read == self._written:
            # All was read: start again, so that the file is as long as the reader is behind.
            self._file.seek(0)
            self._file.truncate()
            self._read = self._written = 0
        return data
