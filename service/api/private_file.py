"""Replace a small file that only its owner may read, whole or not at all."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import StoreError
from service.files import sync


@contextmanager
def while_locked(path: Path) -> Iterator[None]:
    """Wait until no other process changes `path`, and keep others out for the block.

    The directory is made when it is not there.

    Raises:
        StoreError: the directory cannot be made, or nothing can be written in it.
    """
    with _storing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not the file itself: it is replaced, and with it would be the lock.
        lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        with _storing(path):
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def replace_private(path: Path, content: bytes) -> None:
    """Put `content` into the place of `path`, on the disk when this returns.

    Raises:
        StoreError: it cannot be written; the earlier file is as it was.
    """
    partial = path.with_name(f".{path.name}.partial")
    with _storing(path):
        partial.unlink(missing_ok=True)
        try:
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        sync(path.parent)


@contextmanager
def _storing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error
