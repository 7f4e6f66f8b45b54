"""One process at a time on one directory."""

from __future__ import annotations

import fcntl
import os
from io import FileIO
from pathlib import Path

from service.errors import StoreError
from service.store.failures import RUN, Advice


def take_lock(path: Path, advice: Advice = RUN) -> FileIO:
    """Lock a file until it is closed or the process ends, however it ends.

    Raises:
        StoreError: when another process holds it (the message names the process).
        OSError: when the file cannot be made or locked.
    """
    file = path.open("ab+", buffering=0)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        file.truncate(0)
        file.write(b"%d\n" % os.getpid())
    except BlockingIOError:
        file.seek(0)
        holder = file.read(32).decode("ascii", "replace").strip()
        file.close()
        raise StoreError(
            f"{path.parent} is in use by process {holder or '(unknown)'}: "
            f"{advice.held}, or {advice.elsewhere}"
        ) from None
    except OSError:
        file.close()
        raise
    return file
