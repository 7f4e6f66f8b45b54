"""What the tests of workers call: functions that another process imports by their names."""

import os
import signal
from pathlib import Path


def nothing():
    """Loads nothing."""


def load_nothing():
    raise ValueError("nothing to load")


def load_once():
    """Loads nothing, and cannot do so again until that is permitted."""
    Path(os.environ["PERMISSION"]).unlink()


def slow_square(number):
    for _ in range(300_000):
        pass
    return number * number


def square(number):
    return number * number


LOADED = []


def loaded(_=None):
    """What this process, or the one that it is a copy of, has loaded."""
    return list(LOADED)


def process(_=None):
    return os.getpid()


def where(place):
    """The process, and what it was asked."""
    return os.getpid(), place


def session():
    return os.getsid(0)


def die_elsewhere(home):
    """Ends its process without a word, except at home."""
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done at home"


def fail(message):
    raise ValueError(message)


def depth(nested):
    found = 0
    while nested:
        nested, found = nested[0], found + 1
    return found


def cannot_be_sent(home):
    return (lambda: None) if os.getpid() != home else "done at home"
