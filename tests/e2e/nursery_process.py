"""What the process of a nursery does: it forks commands until the other end hangs up."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
import threading

from preloaded import apply_words, preload
from spare_workers import keep_spare_workers
from word_encoder import NAME

_STREAMS = 3


def rear():
    """Fork what is asked for."""
    # Tests that run under nohup ignore hangups, and what is imported asks whether to.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    preload()
    gc.freeze()
    # What a child needs of another thread, a lock say, would never be given to it.
    assert len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - a count
    with socket.socket(fileno=int(sys.argv[1])) as sock:
        while _answered(sock):
            pass


def _answered(sock):
    """Do what is asked next; False when nobody asks any more."""
    data, streams, _, _ = socket.recv_fds(sock, 65_536, _STREAMS)
    if not data:
        return False
    question = json.loads(data)
    if "wait" in question:
        answer = os.waitstatus_to_exitcode(os.waitpid(question["wait"], 0)[1])
    else:
        answer = os.fork()
        if not answer:
            sock.close()
            _become(question, streams)
        for stream in streams:
            os.close(stream)
    sock.sendall(json.dumps(answer).encode() + b"\n")
    return True


def _become(question, streams):
    """Be the command, with streams, a place, a user and an environment of its own."""
    code = 70
    try:
        _take(streams)
        os.chdir(question["cwd"])
        os.environ.update(question["environment"])
        if question["user"] is not None:
            os.setgid(question["user"])
            os.setuid(question["user"])
        if os.environ.get("SAMEWIRE_ENCODER") == NAME:
            apply_words()
        if question["start"][0] == "serve":
            keep_spare_workers()
        _run(question["start"])
    except SystemExit as end:
        code = end.code
    finally:
        # What an interpreter does at its end, but for freeing all that the nursery has.
        threading._shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _take(streams):
    """Have descriptors as the standard streams."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115


def _run(command):
    """Run samewire, or a program given as `-c`, as an interpreter is."""
    if command[0] == "-c":
        sys.argv = ["-c", *command[2:]]
        exec(command[1], {"__name__": "__main__"})
    else:
        from service.cli import main

        main(command)
    sys.exit(0)
