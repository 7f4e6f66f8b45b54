"""Replace a set of files in one directory, all or none.

Every new file is written beside its target under a hidden name and synced; only when all are
whole are they renamed. Whatever goes wrong before that leaves the earlier files as they were.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from service.errors import StoreError
from service.files import partial

_FULL = "the disk is full; free some space and run the same command again"
_READ_ONLY = "it may not be written; allow it, or name another directory with --out"
_NO_DIRECTORY = "it is no directory; name another with --out"
_IS_DIRECTORY = "it is a directory, and a file has to stand there; move it away"
_ADVICE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.EEXIST: _NO_DIRECTORY,
    errno.ENOTDIR: _NO_DIRECTORY,
    errno.EISDIR: _IS_DIRECTORY,
}


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turn what the system refuses into a StoreError that names `path` and says what to do."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        advice = _ADVICE.get(error.errno or 0, f"it cannot be written: {why}")
        raise StoreError(f"{path}: {advice}") from error


class Staging:
    """The next version of the files `owned` in a directory, as a context manager.

    `owned` are all file names that belong together: those that are not written this time
    are removed when the others are published, the first of `owned` first.

    Raises:
        StoreError: the directory or a file cannot be written.
    """

    def __init__(self, directory: Path, owned: Collection[str]) -> None:
        self._directory = directory
        self._owned = owned
        self._files: dict[str, BinaryIO] = {}

    def __enter__(self) -> Self:
        with storing(self._directory):
            self._directory.mkdir(parents=True, exist_ok=True)
        self._clear()
        return self

    def open(self, name: str) -> BinaryIO:
        """Begin one of the owned files."""
        target = self._directory / name
        with storing(target):
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            self._files[name] = partial(target).open("wb")
        return self._files[name]

    def publish(self) -> None:
        """Put every file that was opened into its place."""
        for name, file in self._files.items():
            with storing(self._directory / name):
                file.flush()
                os.fsync(file.fileno())
                file.close()
        for name in self._owned:
            if name not in self._files:
                with storing(self._directory / name):
                    (self._directory / name).unlink(missing_ok=True)
        for name in self._files:
            with storing(self._directory / name):
                partial(self._directory / name).replace(self._directory / name)
        self._files.clear()
        self._sync_directory()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for file in self._files.values():
            # Closing flushes, which fails again on a full disk.
            with suppress(OSError):
                file.close()
        if error is not None:
            self._clear()

    def _clear(self) -> None:
        """Remove what was begun and never published, by this run or one that crashed."""
        for name in self._owned:
            waiting = partial(self._directory / name)
            with storing(waiting):
                waiting.unlink(missing_ok=True)

    def _sync_directory(self) -> None:
        with storing(self._directory):
            descriptor = os.open(self._directory, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
