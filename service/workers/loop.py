"""What worker processes do: they answer calls until nobody is left who could ask.

It is run as a script, so it imports nothing of ours: the asker says first where that is. One
process loads what all of them need and then becomes several, which share it. It has a single
thread, so that forking is safe.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any


def main(descriptors: list[int]) -> None:
    """Be as many workers as there are descriptors of pipes, each with one of them."""
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    # The asker ends its workers, once it has no more to ask.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    pipes: list[Connection[Any, Any]] = [Connection(descriptor) for descriptor in descriptors]
    with suppress(EOFError, OSError):
        sys.path[:] = pipes[0].recv()
        load = pipes[0].recv()
        load()
        serve(_own(pipes))
    # Whoever waits for the first of them waits for all.
    with suppress(ChildProcessError):
        while True:
            os.wait()
    # Freeing all that they have, object by object, takes half a second, and serves nobody.
    os._exit(0)


def _own(pipes: list[Connection[Any, Any]]) -> Connection[Any, Any]:
    """Fork until there is a process for each pipe; this one's, the others closed."""
    own = pipes[0]
    for pipe in pipes[1:]:
        if os.fork() == 0:
            own = pipe
            break
    for pipe in pipes:
        if pipe is not own:
            pipe.close()
    return own


def serve(pipe: Connection[Any, Any]) -> None:
    """Answer calls (function, arguments) with (result,), or with () where the call failed."""
    while True:
        pipe.send_bytes(_answer(*pipe.recv()))


def _answer(function: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    try:
        return pickle.dumps((function(*arguments),))
    except Exception:  # noqa: BLE001 - the asker calls it again, and hears what it was
        return pickle.dumps(())


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]])
