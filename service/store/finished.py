"""The working store of a run that has ended, read and left as it is."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from service.errors import NotFoundError, StoreError
from service.store.failures import RUN_ADVICE, store_failures
from service.store.lock import share_lock
from service.store.schema import Schema
from service.store.work import APPLICATION_ID
from service.store.work_reader import WorkReader

_HELD = (
    "a run in {directory} is still going on, by process {holder}: its articles can be explained "
    "once it has ended"
)


class FinishedRun(WorkReader):
    """What a run left in its directory, for any number of processes, also where nobody may write.

    No run can begin there meanwhile. Use it from the thread that opened it.
    """

    def __init__(self, directory: Path) -> None:
        """Open `work.db` of a directory.

        Raises:
            NotFoundError: it is not there any more.
            StoreError: a run is still going on, or the file cannot be read.
        """
        path = directory / "work.db"
        if not path.is_file():
            raise NotFoundError(
                f"{path} is not there (it was deleted, or this is an export, which has none): "
                "without it no article can be explained by its id"
            )
        self._unlock = ExitStack()
        lock = directory / "work.lock"
        if lock.exists():
            with store_failures(lock):
                self._unlock.enter_context(share_lock(lock, _HELD))
        try:
            super().__init__(directory, _mode(path))
            with store_failures(path):
                self._check_version(path)
        except BaseException:
            self._unlock.close()
            raise

    def close(self) -> None:
        """Close the file, and let runs begin again."""
        super().close()
        self._unlock.close()

    def _check_version(self, path: Path) -> None:
        schema = Schema("work", APPLICATION_ID, RUN_ADVICE)
        if schema.version(self._connection, path) < schema.newest:
            raise StoreError(
                f"{path} was written by an earlier samewire: repeat the run, which brings it up "
                "to date"
            )


def _mode(path: Path) -> str:
    """How to open a file that nobody writes: without a log beside it nothing has to be made."""
    log = path.with_name(f"{path.name}-wal")
    return "mode=ro" if log.is_file() and log.stat().st_size else "immutable=1"
