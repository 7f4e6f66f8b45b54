"""How many changes may wait at one time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from service.errors import OverloadedError


class Admission:
    """Counts the changes that wait, and turns away those that are too many."""

    def __init__(self, most: int, seconds_each: Callable[[], float]) -> None:
        """most: how many may wait; seconds_each: how long one has taken of late."""
        self._most = most
        self._seconds_each = seconds_each
        self._waiting = 0
        self._lock = Lock()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return self._waiting

    def admit(self) -> None:
        """Let one more wait; raises OverloadedError where as many do as may."""
        with self._lock:
            if self._waiting >= self._most:
                wait = max(1.0, self._waiting * self._seconds_each())
                raise OverloadedError(
                    f"{self._waiting} changes are waiting, as many as may: send it again in "
                    f"{wait:.0f} s",
                    wait,
                )
            self._waiting += 1

    def leave(self) -> None:
        """One has been answered."""
        with self._lock:
            self._waiting -= 1
