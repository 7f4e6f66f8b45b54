"""Turn what SQLite and the system say into what went wrong and what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import zstandard

from service.errors import StoreError

_AGAIN = "then run again with --resume: what is stored is kept"
_DAMAGED = (
    "is damaged, or no working store of samewire: move it away or choose another output "
    "directory, then run again (articles are encoded again, nothing else is lost)"
)
_DENIED = (
    "cannot be opened or written: check what it is and its permissions, or choose another "
    "output directory"
)
_FULL = f"cannot grow, the disk or the directory for temporary files is full: free some, {_AGAIN}"
_IO = f"cannot be read or written: check the disk, its free space and limits, {_AGAIN}"
_BUSY = f"is held by another program: end that, {_AGAIN}"

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
_ADVICE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _IO,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_READONLY: _DENIED,
    sqlite3.SQLITE_CANTOPEN: _DENIED,
    sqlite3.SQLITE_PERM: _DENIED,
    sqlite3.SQLITE_AUTH: _DENIED,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
}


@contextmanager
def store_failures(path: Path) -> Iterator[None]:
    """Raise what fails inside as a StoreError that names `path` and what to do."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        # An extended code has the kind of failure in its lowest byte.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        advice = _ADVICE.get(code, _IO)
        raise StoreError(f"{path} {advice} ({error})") from error
    except zstandard.ZstdError as error:
        raise StoreError(f"{path} {_DAMAGED} ({error})") from error
    except OSError as error:
        advice = _FULL if error.errno in _NO_SPACE else _DENIED
        raise StoreError(f"{path} {advice} ({error.strerror or error})") from error
