"""Turn what SQLite and the system say into what went wrong and what to do."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import zstandard

from service.errors import StoreError


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about the failures of one kind of store, as the ends of sentences."""

    again: str
    """After the cause is removed."""
    elsewhere: str
    """When the place cannot be used."""
    damaged: str
    """What a damaged file is, and how to come by a whole one."""
    held: str
    """When another process of ours uses it."""


RUN_ADVICE = Advice(
    again="then run again with --resume: what is stored is kept",
    elsewhere="choose another output directory",
    damaged="is damaged, or no working store of samewire: move it away or choose another output "
    "directory, then run again (articles are encoded again, nothing else is lost)",
    held="wait until it has ended",
)
SERVICE = Advice(
    again="then try again: what was acknowledged is kept",
    elsewhere="choose another data directory",
    damaged="is damaged, or no article store of samewire: stop the service, move the file away "
    "and restore a backup with `samewire restore`",
    held="only one service at a time may use a data directory, end that one",
)

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)


def _full(advice: Advice) -> str:
    return (
        "cannot grow, the disk or the directory for temporary files is full: free some, "
        f"{advice.again}"
    )


def _io(advice: Advice) -> str:
    return f"cannot be read or written: check the disk, its free space and limits, {advice.again}"


def _denied(advice: Advice) -> str:
    return (
        f"cannot be opened or written: check what it is and its permissions, or {advice.elsewhere}"
    )


def _busy(advice: Advice) -> str:
    return f"is held by another program: end that, {advice.again}"


def _damaged(advice: Advice) -> str:
    return advice.damaged


_CAUSES = {
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_IOERR: _io,
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _damaged,
    sqlite3.SQLITE_READONLY: _denied,
    sqlite3.SQLITE_CANTOPEN: _denied,
    sqlite3.SQLITE_PERM: _denied,
    sqlite3.SQLITE_AUTH: _denied,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
}


class Damage:
    """What was found damaged in a store: it stays so, whichever of its pages are read next."""

    def __init__(self) -> None:
        self.found = ""
        """The message of what was found last, empty where nothing was."""


class StoreFailures:
    """Raises what fails inside as a StoreError that names `path` and what to do.

    A wrong use of the database is no failure of it, and passes. One of them serves any number of
    blocks, also within each other: there is one around every statement. `damage` is told of what
    is found damaged.
    """

    def __init__(self, path: Path, advice: Advice, damage: Damage | None = None) -> None:
        self._path = path
        self._advice = advice
        self._damage = damage

    def __enter__(self) -> None:
        """Begin a block."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End a block; raises StoreError."""
        told = None if error is None else _told(error, self._advice)
        if told is not None:
            message = f"{self._path} {told}"
            if self._damage is not None and _is_damage(error):
                self._damage.found = message
            raise StoreError(message) from error


def store_failures(path: Path, advice: Advice = RUN_ADVICE) -> StoreFailures:
    """Raise what fails inside as a StoreError that names `path` and what to do."""
    return StoreFailures(path, advice)


def _is_damage(error: BaseException | None) -> bool:
    return isinstance(error, zstandard.ZstdError) or (
        isinstance(error, sqlite3.Error) and _code(error) in _DAMAGE
    )


def _code(error: sqlite3.Error) -> int:
    # An extended code has the kind of failure in its lowest byte.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _told(error: BaseException, advice: Advice) -> str | None:
    """What a failure of the store is and what to do; None for what is no such failure."""
    if isinstance(error, (sqlite3.ProgrammingError, sqlite3.IntegrityError)):
        return None
    if isinstance(error, sqlite3.Error):
        return f"{_CAUSES.get(_code(error), _io)(advice)} ({error})"
    if isinstance(error, zstandard.ZstdError):
        return f"{advice.damaged} ({error})"
    if isinstance(error, OSError):
        cause = _full if error.errno in _NO_SPACE else _denied
        return f"{cause(advice)} ({error.strerror or error})"
    return None
