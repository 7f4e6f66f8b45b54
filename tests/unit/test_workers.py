"""Worker processes: what they answer, and what happens when they, or what they serve, die."""

import json
import logging
import os
import select
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import worker_calls as calls

from service.workers import Workers, forking, pool, process

MANY = range(20)
ENDS_IN = 30_000
"""Milliseconds within which a process has to end."""


@pytest.fixture
def workers():
    with Workers(2, calls.nothing) as two:
        yield two


@pytest.fixture
def running(workers):
    workers.start()
    assert workers.running
    return workers


def ended(process):
    """Whether a process ends, of whoever it is the child."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        waiting = select.poll()
        waiting.register(descriptor, select.POLLIN)
        return bool(waiting.poll(ENDS_IN))
    finally:
        os.close(descriptor)


def test_many_calls_are_made_elsewhere_and_answered_in_their_order(workers):
    assert list(workers.map(calls.square, MANY, worth=8)) == [n * n for n in MANY]
    assert workers.started == 2
    made_by = set(workers.map(calls.process, MANY, worth=8))
    assert os.getpid() not in made_by
    assert len(made_by) == 2


def test_few_calls_are_made_here(workers):
    assert list(workers.map(calls.process, range(7), worth=8)) == [os.getpid()] * 7
    assert workers.call(calls.process) == os.getpid()
    assert (workers.started, workers.running) == (0, False)


def test_shared_calls_are_each_made_once_elsewhere(running):
    assert sorted(running.share(calls.square, MANY)) == [n * n for n in MANY]
    assert os.getpid() not in set(running.share(calls.process, MANY))
    assert list(running.share(calls.square, [])) == []


def test_shared_calls_are_made_here_where_there_are_no_workers(workers):
    assert list(workers.share(calls.process, range(3))) == [os.getpid()] * 3


def test_a_shared_call_that_its_process_dies_of_is_made_here_and_others_go_on(running, caplog):
    with caplog.at_level(logging.WARNING):
        answers = list(running.share(calls.die_elsewhere, [os.getpid()] * 3))
    assert answers == ["done at home"] * 3
    assert sorted(running.share(calls.square, MANY)) == [n * n for n in MANY]


def test_shared_calls_that_are_given_up_leave_the_workers_free(running):
    results = running.share(calls.slow_square, range(1000))
    next(results)
    results.close()
    assert running.call(calls.square, 3) == 9
    running.close()


def test_neighbours_are_met_by_one_process(running):
    met = list(running.share(calls.where, range(40)))
    own = [{place for process, place in met if process == one} for one in {p for p, _ in met}]
    assert len(own) == 2
    # Each its own half, but for those with which the one helped the other at the end.
    assert sum(a + 1 in places for places in own for a in places) >= 36


def in_a_process_of_its_own(script, **pipes):
    """A Python process that knows the calls of the tests, and has one thread."""
    paths = os.pathsep.join([str(Path(calls.__file__).parent), *sys.path])
    return subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
        **pipes,
    )


COPIES = """
import json, os, worker_calls as calls
from service.workers import Workers
with Workers(2, calls.nothing) as workers:
    calls.LOADED[:] = ["tables"]
    workers.fork()
    said = {"begun": (workers.started, workers.running), "own": (os.getpid(), os.getsid(0))}
    said["squares"] = list(workers.map(calls.square, range(20), worth=8))
    said["made_by"] = list(set(workers.map(calls.process, range(20), worth=8)))
    calls.LOADED.append("more")
    said["loaded"] = workers.call(calls.loaded)
    said["session"] = workers.call(calls.session)
    said["after_a_death"] = workers.call(calls.die_elsewhere, os.getpid())
    said["nine"] = workers.call(calls.square, 3)
print(json.dumps(said))
"""


def test_copies_of_a_process_have_what_it_loaded_and_end_with_it():
    with in_a_process_of_its_own(COPIES) as process:
        said = json.loads(process.stdout.read())
    assert said["begun"] == [2, True]
    assert said["squares"] == [n * n for n in MANY]
    number, session = said["own"]
    assert number not in said["made_by"]
    assert len(said["made_by"]) == 2
    assert said["loaded"] == ["tables"]
    assert said["session"] != session
    assert (said["after_a_death"], said["nine"]) == ("done at home", 9)
    assert all(map(ended, said["made_by"]))


def test_beside_another_thread_no_copies_are_made(workers, monkeypatch):
    monkeypatch.setattr(forking, "_SOON", 0.0)
    going_on = threading.Event()
    other = threading.Thread(target=going_on.wait)
    other.start()
    try:
        workers.fork()
        assert (workers.started, workers.running) == (0, False)
    finally:
        going_on.set()
        other.join()


FULL = """
import os, worker_calls as calls
from service.workers import Workers
fork, made = os.fork, []
def once():
    if made:
        raise BlockingIOError("no more processes")
    made.append(fork())
    return made[0]
os.fork = once
with Workers(2, calls.nothing) as workers:
    workers.fork()
    print(workers.running, workers.call(calls.square, 3), made[0])
"""


def test_where_not_all_copies_can_be_made_there_are_none():
    with in_a_process_of_its_own(FULL, stderr=subprocess.PIPE) as process:
        said, warned = process.communicate()
    running, nine, made = said.split()
    assert (running, nine) == ("False", "9")
    assert "no worker processes can be started (no more processes)" in warned
    assert ended(int(made))


def test_where_there_may_be_none_this_process_does_it_all():
    with Workers(0, calls.nothing) as none:
        none.start()
        none.fork()
        assert set(none.map(calls.process, MANY, worth=8)) == {os.getpid()}
        assert none.started == 0


def test_one_alone_answers_all_who_ask_and_is_replaced_where_it_died(caplog):
    with Workers(1, calls.nothing) as one, ThreadPoolExecutor(4) as threads:
        one.start()
        assert list(threads.map(one.call, [calls.square] * 20, MANY)) == [n * n for n in MANY]
        first = one.call(calls.process)
        with caplog.at_level(logging.WARNING):
            assert one.call(calls.die_elsewhere, os.getpid()) == "done at home"
        assert one.call(calls.process) not in (first, os.getpid())


def test_only_so_many_arguments_are_taken_ahead(running):
    taken = []

    def arguments():
        for number in range(100):
            taken.append(number)
            yield number

    results = running.map(calls.square, arguments(), worth=8)
    assert next(results) == 0
    assert len(taken) < 16
    results.close()


def test_what_fails_elsewhere_fails_here(running):
    with pytest.raises(ValueError, match="what it was"):
        running.call(calls.fail, "what it was")
    assert running.call(calls.square, 3) == 9


def test_a_call_that_its_process_dies_of_is_made_here_and_others_go_on(running, caplog):
    with caplog.at_level(logging.WARNING):
        answers = [running.call(calls.die_elsewhere, os.getpid()) for _ in range(3)]
    assert answers == ["done at home"] * 3
    assert "another one is started" in caplog.text
    made_by = set(running.map(calls.process, MANY, worth=8))
    assert os.getpid() not in made_by
    assert len(made_by) == 2


def test_what_is_too_deep_to_be_sent_is_done_here(running):
    nested = []
    for _ in range(100_000):
        nested = [nested]
    assert running.call(calls.depth, nested) == 100_000
    assert running.call(calls.cannot_be_sent, os.getpid()) == "done at home"
    assert running.call(lambda: "of no name") == "of no name"
    assert running.call(calls.square, 3) == 9


def test_what_interrupts_this_process_is_no_matter_of_theirs(running):
    assert running.call(calls.session) != os.getsid(0)
    other = running.call(calls.process)
    os.kill(other, signal.SIGTERM)
    assert set(running.map(calls.process, MANY, worth=8)) >= {other}


def test_they_end_when_they_are_closed(running):
    made_by = set(running.map(calls.process, MANY, worth=8))
    running.close()
    assert all(map(ended, made_by))
    assert running.call(calls.process) == os.getpid()


def test_they_may_be_closed_while_calls_are_under_way(running):
    with ThreadPoolExecutor(6) as threads:
        answers = [threads.submit(running.call, calls.slow_square, n) for n in range(60)]
        assert answers[3].result() == 9
        running.close()
        assert [answer.result() for answer in answers] == [n * n for n in range(60)]


@pytest.mark.parametrize("start", [True, False])
def test_where_nothing_can_be_loaded_this_process_does_it_all(start, caplog):
    with Workers(2, calls.load_nothing) as workers, caplog.at_level(logging.WARNING):
        if start:
            workers.start()
            assert not workers.running
        assert set(workers.map(calls.process, MANY, worth=8)) == {os.getpid()}
    assert 0 < len(caplog.records) <= 8


def test_one_that_could_not_be_replaced_is_after_a_minute(tmp_path, monkeypatch):
    permission = tmp_path / "permission"
    permission.touch()
    monkeypatch.setenv("PERMISSION", str(permission))
    clock = [0.0]
    monkeypatch.setattr(process, "monotonic", lambda: clock[0])
    with Workers(1, calls.load_once) as one:
        one.start()
        assert one.call(calls.die_elsewhere, os.getpid()) == "done at home"
        permission.touch()
        assert one.call(calls.process) == os.getpid()
        clock[0] = 59.0
        assert one.call(calls.process) == os.getpid()
        clock[0] = 60.0
        assert one.call(calls.process) != os.getpid()
        assert not permission.exists()


def children():
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("utf-8").split())


def test_those_that_died_are_not_kept(running):
    before = children()
    for _ in range(4):
        running.call(calls.die_elsewhere, os.getpid())
    # One for each that took a place.
    assert len(children() - before) <= 2


@pytest.mark.parametrize("begin", ["start", "fork"])
def test_they_end_when_this_process_is_killed(begin):
    script = (
        "import sys, worker_calls as calls; from service.workers import Workers\n"
        f"workers = Workers(2, calls.nothing); workers.{begin}()\n"
        "print(*set(workers.map(calls.process, range(20), worth=8)), flush=True); sys.stdin.read()"
    )
    with in_a_process_of_its_own(script, stdin=subprocess.PIPE) as process:
        made_by = [int(one) for one in process.stdout.readline().split()]
        process.kill()
    assert len(made_by) == 2
    assert all(map(ended, made_by))


def test_where_no_process_can_be_started_this_one_does_it_all(workers, monkeypatch, caplog):
    def full(*_):
        raise OSError("no more processes")

    monkeypatch.setattr(pool, "start", full)
    with caplog.at_level(logging.WARNING):
        assert set(workers.map(calls.process, MANY, worth=8)) == {os.getpid()}
    assert "no more processes" in caplog.text


def test_a_worker_does_not_run_what_stands_in_the_working_directory(tmp_path, monkeypatch):
    (tmp_path / "pickle.py").write_text("raise SystemExit(1)", "utf-8")
    monkeypatch.chdir(tmp_path)
    with Workers(2, calls.nothing) as workers:
        workers.start()
        assert workers.call(calls.process) != os.getpid()
