"""Interrupts that nobody could catch are raised later."""

import signal
import weakref

import pytest

from service.cli.interrupts import interruptible
from service.progress import NoProgress


class Something:
    pass


def interrupt_in_a_callback():
    """The exception is dropped: no caller of a callback of the collector could catch it."""
    thing = Something()
    kept = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
    del thing
    return kept


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "go_on", [lambda heard: heard.advance(1), lambda heard: heard.stage("next", None, "articles")]
)
def test_a_dropped_interrupt_is_raised_when_the_work_goes_on(go_on):
    with interruptible(NoProgress()) as heard:
        go_on(heard)
        interrupt_in_a_callback()
        heard.note("nothing is raised here")
        with pytest.raises(KeyboardInterrupt):
            go_on(heard)


def test_an_interrupt_is_raised_at_once():
    with interruptible(NoProgress()), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_the_handler_of_before_comes_back():
    before = signal.getsignal(signal.SIGINT)
    with interruptible(NoProgress()):
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_what_ignores_interrupts_goes_on_ignoring_them():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interruptible(NoProgress()) as heard:
            signal.raise_signal(signal.SIGINT)
            heard.advance(1)
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
