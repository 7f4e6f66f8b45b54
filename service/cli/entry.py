"""The edge of the program: every failure becomes one line and an exit code."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from service.cli.app import app
from service.cli.console import write_error
from service.cli.exits import FAILED
from service.errors import SamewireError

_DEBUG = "SAMEWIRE_DEBUG"
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EIO))


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `samewire` with `arguments`, those of the process by default, and exit."""
    _write_any_text()
    try:
        app(args=arguments, prog_name="samewire")
    except SamewireError as error:
        _show_details()
        write_error(str(error))
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 - the last place where a failure can be told
        _show_details()
        write_error(_told(error))
    sys.exit(FAILED)


def _told(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
        # Help and version are written by a library, files of ours tell their own failures.
        return f"standard output cannot be written: {error.strerror}"
    what = f"{type(error).__name__}: {error}"
    return f"an unforeseen failure, {what}; {_DEBUG}=1 shows the details"


def _write_any_text() -> None:
    """Let a stream escape the characters that its encoding cannot hold."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _show_details() -> None:
    if os.environ.get(_DEBUG) == "1":
        traceback.print_exc()
