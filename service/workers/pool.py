"""A fixed number of worker processes, and the calls that are handed to them."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from itertools import chain, islice
from threading import Event, Lock
from typing import Self, TypeVar

from service.workers.forking import may_fork
from service.workers.idle import Idle
from service.workers.process import Load, Worker, fork, start
from service.workers.shares import Shares

T = TypeVar("T")
A = TypeVar("A")

_AHEAD = 2
"""Calls a worker that wait at most: enough for it never to wait for the next one."""

_log = logging.getLogger(__name__)
_NONE = "no worker processes can be started (%s): one core does it all"


class Workers:
    """Calls functions in processes of their own; before any are started, in this one.

    A function has to be importable by its name, pure, and its arguments and result picklable.
    A call that fails in a worker, or whose worker dies, is made again in this process, which
    raises what there is to raise. Any thread may call.
    """

    def __init__(self, count: int, load: Load) -> None:
        """`count`: how many processes there may be.

        load: called in each process first, for what its calls need.
        """
        self._count = count
        self._load = load
        self._free = Idle()
        self._all: list[Worker] = []
        self._lock = Lock()
        self._closed = Event()
        self._started = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def count(self) -> int:
        """How many processes there may be."""
        return self._count

    @property
    def started(self) -> int:
        """How many processes were started."""
        return self._started

    @property
    def running(self) -> bool:
        """Whether calls are made in other processes."""
        return bool(self._all)

    def start(self) -> None:
        """Start the processes, and return when they are ready; until then none is called.

        To be called once. Where they cannot be started, calls are made in this process.
        """
        workers = self._begin()
        if all(worker.call(bool, ()) is not None for worker in workers):
            self._take(workers)
            return
        _end(workers)

    def fork(self) -> None:
        """Make the processes as copies of this one, which has loaded what calls need.

        Where other threads than this one go on here, it is as if this was never called.
        """
        if not self._count or not may_fork():
            return
        try:
            copies = fork(self._count)
        except OSError as error:
            _log.warning(_NONE, error)
            return
        self._take([Worker(*one, self._load) for one in copies])

    def call(self, function: Callable[..., T], *arguments: object) -> T:
        """Call a function in a worker, as soon as one is free."""
        return self._call(None, function, *arguments)

    def _call(self, wanted: Worker | None, function: Callable[..., T], *arguments: object) -> T:
        """The same by the wanted worker, where that is free."""
        if not self.running:
            return function(*arguments)
        worker = self._free.get(wanted)
        if worker is None:
            # They were closed meanwhile; others may be waiting, too.
            self._free.put(None)
            return function(*arguments)
        try:
            answer = worker.call(function, arguments)
        finally:
            self._free.put(worker)
        return function(*arguments) if answer is None else answer.value

    def map(self, function: Callable[[A], T], arguments: Iterable[A], *, worth: int) -> Iterator[T]:
        """Call a function for each argument; the results in their order, few at a time.

        Where no processes are running, `worth` arguments are worth starting them, which takes
        more than a second of all cores.
        """
        arguments = iter(arguments)
        first = list(islice(arguments, worth))
        if len(first) == worth and not self.running:
            self._take(self._begin())
        arguments = chain(first, arguments)
        return self._spread(function, arguments) if self.running else map(function, arguments)

    def share(self, function: Callable[[A], T], arguments: Sequence[A]) -> Iterator[T]:
        """Call a function for each argument; the results as they come, few at a time.

        Neighbours are met by the same process, as far as all have something to do. Where no
        processes are running, the calls are made in this one.
        """
        return self._deal(function, arguments) if self.running else map(function, arguments)

    def close(self) -> None:
        """End the processes once their calls are done; later calls are made in this one."""
        with self._lock:
            self._closed.set()
            ended, self._all = self._all, []
        # Each is free once its call is done.
        _end([worker for _ in ended if (worker := self._free.get()) is not None])
        if ended:
            self._free.put(None)

    def _begin(self) -> list[Worker]:
        if not self._count:
            return []
        try:
            started = start(self._count, self._load)
        except OSError as error:
            _log.warning(_NONE, error)
            return []
        return [Worker(started, pipe, self._load) for pipe in started.pipes]

    def _take(self, workers: list[Worker]) -> None:
        for worker in workers:
            self._free.put(worker)
        with self._lock:
            self._all = workers
            self._started = len(workers)
        if self._closed.is_set():
            self.close()

    def _spread(self, function: Callable[[A], T], arguments: Iterable[A]) -> Iterator[T]:
        waiting: deque[Future[T]] = deque()
        threads = ThreadPoolExecutor(self._count, thread_name_prefix="worker")
        try:
            for argument in arguments:
                waiting.append(threads.submit(self.call, function, argument))
                if len(waiting) > _AHEAD * self._count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            threads.shutdown(cancel_futures=True)

    def _deal(self, function: Callable[[A], T], arguments: Sequence[A]) -> Iterator[T]:
        workers = self._all
        shares = Shares(len(arguments), len(workers))
        threads = [ThreadPoolExecutor(1, thread_name_prefix="worker") for _ in workers]
        waiting: dict[Future[T], int] = {}

        def hand_on(taker: int) -> None:
            place = shares.take(taker)
            if place is not None:
                call = partial(self._call, workers[taker], function, arguments[place])
                waiting[threads[taker].submit(call)] = taker

        try:
            for taker in [*range(len(workers))] * _AHEAD:
                hand_on(taker)
            while waiting:
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    hand_on(waiting.pop(future))
                    yield future.result()
        finally:
            for thread in threads:
                thread.shutdown(cancel_futures=True)


def _end(workers: Sequence[Worker]) -> None:
    for worker in workers:
        worker.close()
    for worker in workers:
        worker.wait()
