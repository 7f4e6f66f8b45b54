"""The workers that have nothing to do."""

from __future__ import annotations

from collections import deque
from threading import Condition

from service.workers.process import Worker


class Idle:
    """Workers to be taken and put back by any thread; None stands for those that were closed."""

    def __init__(self) -> None:
        self._workers = deque[Worker | None]()
        self._changed = Condition()

    def put(self, worker: Worker | None) -> None:
        """Let it be taken."""
        with self._changed:
            self._workers.append(worker)
            self._changed.notify()

    def get(self, wanted: Worker | None = None) -> Worker | None:
        """Take the wanted one or, where that is not here, the one that is here for longest.

        Waits until there is any.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._workers)
            if wanted is None or wanted not in self._workers:
                return self._workers.popleft()
            self._workers.remove(wanted)
            return wanted
