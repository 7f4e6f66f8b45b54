"""What runs in threads of its own: the writer, the encoding, and what is kept at hand."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Barrier, Event

import numpy as np
import pytest

from models.apart import encode_apart
from service.errors import ConflictError, EncoderError, NotReadyError, StoreError
from service.live.encoding import Encoding
from service.live.kept import Kept
from service.live.writer import WaitingChange, Writer
from service.pipeline import helpers_for
from service.settings import Settings

WAIT = 30
"""Seconds after which a test that hangs fails."""


class FakeStore:
    """Keeps what is committed; `refuse` is raised by so many commits."""

    def __init__(self):
        self.committed, self.refuse = [], 0

    @contextmanager
    def write(self):
        waiting = _Transaction(len(self.committed))
        yield waiting
        if self.refuse:
            self.refuse -= 1
            raise StoreError("the disk is full")
        self.committed += waiting.written


class _Transaction:
    def __init__(self, before):
        self.written, self._before = [], before

    def last_event(self):
        return self._before + len(self.written)


class Line:
    """A writer with what happened to it."""

    def __init__(self):
        self.store, self.told = FakeStore(), []
        self.recover_fails = 0
        self.writer = Writer(self.store, self._recover, self._committed, lambda: None)

    def _recover(self):
        self.told.append("recover")
        if self.recover_fails:
            self.recover_fails -= 1
            raise StoreError("cannot be read")

    def _committed(self, newest):
        self.told.append(newest)

    def job(self, value, error=None, needs=None, ids=()):
        if needs is None:
            needs = Future()
            needs.set_result(None)

        def apply(tx):
            if isinstance(error, ConflictError):
                raise error
            tx.written.append(value)
            if error is not None:
                raise error
            return value

        job = WaitingChange(apply, needs, frozenset(ids))
        self.writer.submit(job)
        return job.result


@pytest.fixture
def line():
    line = Line()
    yield line
    line.writer.close()


def test_changes_are_applied_in_their_order_whatever_is_ready_first(line):
    late = Future()
    results = [line.job(0, needs=late), *(line.job(n) for n in range(1, 20))]
    line.writer.start()
    late.set_result(None)
    assert [r.result(WAIT) for r in results] == list(range(20))
    assert line.store.committed == list(range(20))
    assert line.writer.applied == 20
    assert line.told[-1] == 20


def test_what_takes_long_to_get_ready_is_passed_by_what_is_about_others(line):
    late = Future()
    slow = line.job(0, needs=late, ids="ab")
    held, passing = line.job(1, ids="bc"), line.job(2, ids="d")
    after_held, other = line.job(3, ids="c"), line.job(4)
    line.writer.start()
    assert [passing.result(WAIT), other.result(WAIT)] == [2, 4]
    assert not (slow.done() or held.done() or after_held.done())
    late.set_result(None)
    assert [r.result(WAIT) for r in (slow, held, after_held)] == [0, 1, 3]
    assert line.store.committed == [2, 4, 0, 1, 3]


def test_what_waits_together_is_committed_together(line):
    results = [line.job(n) for n in range(5)]
    line.writer.start()
    assert [r.result(WAIT) for r in results] == list(range(5))
    assert len(line.told) < 5


def test_a_change_that_fails_takes_no_others_with_it(line):
    bad = ValueError("bad")
    results = [line.job(1), line.job(2, error=bad), line.job(3)]
    line.writer.start()
    assert results[0].result(WAIT) == 1
    assert results[1].exception(WAIT) is bad
    assert results[2].result(WAIT) == 3
    assert line.store.committed == [1, 3]
    assert "recover" in line.told


def test_an_answer_is_no_failure(line):
    conflict = ConflictError("no")
    results = [line.job(1), line.job(2, error=conflict), line.job(3)]
    line.writer.start()
    assert results[1].exception(WAIT) is conflict
    assert [results[0].result(WAIT), results[2].result(WAIT)] == [1, 3]
    assert line.store.committed == [1, 3]
    assert "recover" not in line.told


def test_what_a_change_needs_can_fail(line):
    needs, broken = Future(), EncoderError("broken")
    needs.set_exception(broken)
    results = [line.job(1, needs=needs), line.job(2)]
    line.writer.start()
    assert results[0].exception(WAIT) is broken
    assert results[1].result(WAIT) == 2
    assert line.store.committed == [2]


def test_after_a_failed_commit_memory_is_read_anew_before_the_next(line):
    line.store.refuse = 1
    first = line.job(1)
    line.writer.start()
    with pytest.raises(StoreError, match="disk is full"):
        first.result(WAIT)
    assert line.job(2).result(WAIT) == 2
    assert line.told == ["recover", 1]
    assert line.store.committed == [2]


def test_nothing_is_written_while_memory_cannot_be_read_anew(line):
    line.store.refuse, line.recover_fails = 1, 2
    first = line.job(1)
    line.writer.start()
    assert isinstance(first.exception(WAIT), StoreError)
    assert isinstance(line.job(2).exception(WAIT), StoreError)
    assert line.job(3).result(WAIT) == 3
    assert line.store.committed == [3]
    assert not line.writer.failed


def test_closing_applies_what_waits_and_takes_nothing_more():
    line = Line()
    results = [line.job(n) for n in range(10)]
    line.writer.start()
    line.writer.close()
    assert [r.result(0) for r in results] == list(range(10))
    with pytest.raises(NotReadyError):
        line.job(11)


def test_abandoned_changes_hear_why():
    line, why = Line(), NotReadyError("cannot start")
    results = [line.job(n) for n in range(3)]
    line.writer.abandon(why)
    assert [r.exception(0) for r in results] == [why] * 3
    with pytest.raises(NotReadyError):
        line.job(3)
    line.writer.close()


def test_whoever_gives_up_waiting_stops_nothing(line):
    needs = Future()
    first = line.job(1, needs=needs)
    line.writer.start()
    assert not first.cancel()
    needs.set_result(None)
    assert line.job(2).result(WAIT) == 2
    assert line.store.committed == [1, 2]


class FakeSpace:
    """Encodes a text as its length and its first character; fails when told to."""

    light = frozenset({"one"})

    def __init__(self):
        self.batches, self.failing = [], 0
        self.fingerprints = {name: name for name in ("one", "encoder0", "encoder1")}

    def encode(self, encoder, texts):
        self.batches.append((encoder, list(texts)))
        if self.failing:
            self.failing -= 1
            raise EncoderError("broken")
        return np.array([[len(t), ord(t[0])] for t in texts], dtype=np.float32)


@pytest.fixture
def space():
    return FakeSpace()


@pytest.fixture
def encoding(space):
    encoding = Encoding(space)
    yield encoding
    encoding.close()


def expected(texts):
    return [[len(t), ord(t[0])] for t in texts]


def test_callers_at_one_time_get_their_own_vectors(encoding):
    callers = 16
    barrier = Barrier(callers)

    def ask(n):
        texts = [chr(97 + n) * (1 + k % 7) for k in range(50 * (n % 3) + 1)] + ["common"]
        barrier.wait(WAIT)
        return encoding.encode(f"encoder{n % 2}", texts).tolist() == expected(texts)

    with ThreadPoolExecutor(callers) as pool:
        assert all(pool.map(ask, range(callers)))


def test_more_sentences_than_a_chunk_come_back_in_order(encoding):
    texts = [chr(97 + n % 26) * (n % 40 + 1) for n in range(1000)]
    assert encoding.encode("one", texts).tolist() == expected(texts)


def test_vectors_are_on_the_grid_on_which_they_are_kept(encoding, space):
    space.encode = lambda _encoder, texts: np.full((len(texts), 2), 0.3, np.float32)
    assert encoding.encode("one", ["a"]).tolist() == [[77 / 256, 77 / 256]]


def test_texts_that_are_equal_are_encoded_once(encoding, space):
    assert encoding.encode("one", ["a", "b", "a"]).tolist() == expected("aba")
    assert space.batches == [("one", ["a", "b"])]
    assert encoding.sentences == 2


def test_an_error_reaches_all_who_wait_and_the_next_call_works(encoding, space):
    begun, held = Event(), Event()
    plain = space.encode

    def slowly(encoder, texts):
        begun.set()
        held.wait(WAIT)
        return plain(encoder, texts)

    space.encode, space.failing = slowly, 2
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(encoding.encode, "one", ["a"])
        assert begun.wait(WAIT)
        others = [pool.submit(encoding.encode, "one", [text]) for text in "bcd"]
        while len(encoding._lines["one"].waiting) < 3:
            pass
        held.set()
        for asked in (first, *others):
            assert isinstance(asked.exception(WAIT), EncoderError)
    assert len(space.batches) == 2
    assert encoding.encode("one", ["a"]).tolist() == expected("a")


class FakeWorker:
    """Encodes as `FakeSpace` does, once it is running."""

    def __init__(self):
        self.running, self.asked = False, []

    def call(self, function, encoder, texts):
        self.asked.append((function, encoder, texts))
        return np.array(expected(texts), dtype=np.float16)


def test_a_running_worker_encodes_what_light_encoders_make(space):
    worker = FakeWorker()
    with closing(Encoding(space, worker)) as encoding:
        assert encoding.encode("one", ["a"]).tolist() == expected("a")
        worker.running = True
        made = encoding.encode("one", ["b", "bb", "b"])
        assert (made.tolist(), made.dtype) == (expected(["b", "bb", "b"]), np.float32)
        assert encoding.encode("encoder0", ["c"]).tolist() == expected("c")
    assert worker.asked == [(encode_apart, "one", ("b", "bb"))]
    assert space.batches == [("one", ["a"]), ("encoder0", ["c"])]
    assert encoding.sentences == 4


@pytest.mark.parametrize(
    ("cores", "encoder", "counts"),
    [(1, "auto", (0, 0)), (2, "auto", (1, 1)), (4, "auto", (3, 1)), (2, "e5", (2, 0))],
)
def test_one_process_encodes_and_the_others_prepare(cores, encoder, counts, monkeypatch):
    monkeypatch.setattr("service.pipeline.apart.available_cores", lambda: cores)
    assert tuple(one.count for one in helpers_for(Settings(encoder=encoder))) == counts


def test_who_is_expected_is_encoded_with_those_who_wait(encoding, space, monkeypatch):
    monkeypatch.setattr("service.live.encoding._GATHERED_FOR", WAIT)
    with ThreadPoolExecutor(1) as pool:
        with encoding.expecting(), encoding.expecting():
            first = pool.submit(encoding.encode, "one", ["a"])
            while not encoding._lines["one"].waiting:
                pass
            assert encoding.encode("one", ["b"]).tolist() == expected("b")
        assert first.result(WAIT).tolist() == expected("a")
    assert space.batches == [("one", ["a", "b"])]


def test_nobody_waits_for_one_who_does_not_ask_after_all(encoding, monkeypatch):
    monkeypatch.setattr("service.live.encoding._GATHERED_FOR", 2 * WAIT)
    with ThreadPoolExecutor(1) as pool, encoding.expecting():
        with encoding.expecting():
            first = pool.submit(encoding.encode, "one", ["a"])
            while not encoding._lines["one"].waiting:
                pass
        assert first.result(WAIT).tolist() == expected("a")


def test_nobody_waits_for_long(encoding, space):
    with encoding.expecting(), encoding.expecting():
        assert encoding.encode("one", ["a"]).tolist() == expected("a")
    assert space.batches == [("one", ["a"])]


def test_what_was_not_used_for_longest_is_forgotten():
    kept = Kept(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert [kept.get(key) for key in "abc"] == [1, None, 3]
    kept.put("a", 4)
    assert [kept.get(key) for key in "ac"] == [4, 3]
