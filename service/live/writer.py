"""The one writer: changes wait in line, are applied in order and committed in groups."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Condition, Thread
from time import monotonic
from typing import Any, Generic, TypeVar

from service.errors import ConflictError, NotFoundError, NotReadyError
from service.store import ArticleStore, ArticleWriter

T = TypeVar("T")

_log = logging.getLogger(__name__)

_GROUP_SECONDS = 0.05
"""Changes are committed together for so long: a flush of the disk is shared, nobody waits."""
_PASSED_AFTER = 2.0
"""Seconds that the first in line is waited for before others that are ready may pass it: only a
very long article takes so many to be read, also on a machine with much else to do."""
_IDLE = 0.5
"""Seconds without a change after which the writer has time for other things."""
_ANSWERS = (NotFoundError, ConflictError)
"""Errors that a change raises before it writes anything: answers, not failures."""


@dataclass(frozen=True, slots=True, eq=False)
class WaitingChange(Generic[T]):
    """A change that waits: `apply` runs once `needs` is done, `result` is what comes of it.

    Changes with an id in common among `ids` keep their order.
    """

    apply: Callable[[ArticleWriter], T]
    needs: Future[Any]
    ids: frozenset[str] = frozenset()
    result: Future[T] = field(default_factory=Future)


class Writer:
    """Applies changes in one thread, in the order in which they came.

    A change that takes long to get ready holds up for ever only those about the same articles.

    recover: called when a transaction failed, before anybody hears of it and, where it raises,
    again before the next one: memory may be ahead of the store then. committed: called with the
    newest event after every commit, before the results are given. idle: called now and then
    while nothing waits.
    """

    def __init__(
        self,
        store: ArticleStore,
        recover: Callable[[], None],
        committed: Callable[[int], None],
        idle: Callable[[], None],
    ) -> None:
        self._store = store
        self._recover = recover
        self._committed = committed
        self._idle = idle
        self._waiting: deque[WaitingChange[Any]] = deque()
        self._changed = Condition()
        self._closing = False
        self.failed = False
        """Whether memory may be ahead of the store."""
        self.applied = 0
        self.seconds_each = 0.1
        self._thread = Thread(target=self._run, name="writer")

    def start(self) -> None:
        """Begin with what waits already."""
        self._thread.start()

    def submit(self, job: WaitingChange[Any]) -> None:
        """Put a change at the end of the line; raises NotReadyError after `close`."""
        with self._changed:
            if self._closing:
                raise NotReadyError("the service is stopping: send this again to the next one")
            job.needs.add_done_callback(self._wake)
            # From here on nobody can take it back: it is applied, whoever still waits for it.
            job.result.set_running_or_notify_cancel()
            self._waiting.append(job)
            self._changed.notify()

    def close(self) -> None:
        """Apply everything that waits, then stop."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join()

    def abandon(self, error: Exception) -> None:
        """Answer everything that waits with an error, and take nothing more."""
        with self._changed:
            self._closing = True
            left, self._waiting = list(self._waiting), deque()
        for job in left:
            job.result.set_exception(error)

    def _run(self) -> None:
        while (job := self._next()) is not None:
            self._apply([job], more=True)

    def _next(self) -> WaitingChange[Any] | None:
        head, since = None, 0.0
        with self._changed:
            while self._waiting or not self._closing:
                if self._waiting and self._waiting[0] is not head:
                    head, since = self._waiting[0], monotonic()
                job = self._ready(passing=monotonic() - since >= _PASSED_AFTER)
                if job is not None:
                    self._waiting.remove(job)
                    return job
                if not self._changed.wait(timeout=_IDLE) and not self._waiting:
                    _safely(self._idle)
        return None

    def _ready(self, *, passing: bool) -> WaitingChange[Any] | None:
        """The first in line if it is ready, or the first that is and may pass those before it."""
        before: set[str] = set()
        for job in self._waiting:
            if job.needs.done() and before.isdisjoint(job.ids):
                return job
            if not passing:
                return None
            before |= job.ids
        return None

    def _wake(self, _done: Future[Any]) -> None:
        with self._changed:
            self._changed.notify()

    def _next_ready(self) -> WaitingChange[Any] | None:
        with self._changed:
            if self._waiting and self._waiting[0].needs.done():
                return self._waiting.popleft()
            return None

    def _apply(self, jobs: list[WaitingChange[Any]], more: bool) -> None:
        """Apply jobs in one transaction, and those that come in `more` of the time."""
        taken: list[WaitingChange[Any]] = []
        outcomes: list[Any] = []
        start = monotonic()
        try:
            if self.failed:
                self._recover()
                self.failed = False
            with self._store.write() as tx:
                line = deque(jobs)
                while line:
                    taken.append(line.popleft())
                    outcomes.append(_outcome(taken[-1], tx))
                    if more and not line and monotonic() - start < _GROUP_SECONDS:
                        line.extend(job for job in [self._next_ready()] if job is not None)
                newest = tx.last_event()
        except Exception as error:  # noqa: BLE001 - whoever waits has to hear of it
            self._undo()
            self._retry(taken or jobs, error)
            return
        self.applied += len(taken)
        each = (monotonic() - start) / len(taken)
        self.seconds_each += 0.1 * (each - self.seconds_each)
        _safely(lambda: self._committed(newest))
        for job, outcome in zip(taken, outcomes, strict=True):
            _give(job, outcome)

    def _undo(self) -> None:
        """Let memory be what the store is; where that fails, too, before the next change."""
        self.failed = True
        try:
            self._recover()
        except Exception:  # noqa: BLE001 - the failure of the write is what is told
            _log.exception("the index could not be read anew after a failed write")
        else:
            self.failed = False

    def _retry(self, jobs: list[WaitingChange[Any]], error: Exception) -> None:
        """Let one bad change of a group not take the others with it."""
        if len(jobs) == 1:
            jobs[0].result.set_exception(error)
            return
        for job in jobs:
            self._apply([job], more=False)


def _safely(tell: Callable[[], None]) -> None:
    """Tell others, who must not be able to stop the writer."""
    try:
        tell()
    except Exception:  # noqa: BLE001 - whatever it is, the writer goes on
        _log.exception("a listener of the writer failed")


def _outcome(job: WaitingChange[Any], tx: ArticleWriter) -> Any:  # noqa: ANN401 - results differ by job
    error = job.needs.exception()
    if error is not None:
        return error
    try:
        return job.apply(tx)
    except _ANSWERS as answer:
        return answer


def _give(job: WaitingChange[Any], outcome: Any) -> None:  # noqa: ANN401 - results differ by job
    if isinstance(outcome, BaseException):
        job.result.set_exception(outcome)
    else:
        job.result.set_result(outcome)
