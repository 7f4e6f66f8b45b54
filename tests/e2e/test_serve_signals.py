"""How a server ends, with an application that only waits in all the ways there are."""

from __future__ import annotations

import http.client
import signal
import socket
import sys
from contextlib import ExitStack, closing, contextmanager
from functools import partial

import pytest
from serve_process import serving

PROGRAM = """
import asyncio, sys, threading
from service.api.logs import configure_logging
from service.api.server import end_at_once_on_signals, listen, serve
from service.api.stopping import Stopping

stopping = Stopping()

async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        for _ in range(2):
            await send({"type": (await receive())["type"] + ".complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"begun", "more_body": True})
    if scope["path"] == "/stream":
        await stopping.wait()
    if scope["path"] == "/accepted":
        await stopping.wait()
        await asyncio.sleep(0.2)
    if scope["path"] == "/hanging":
        await asyncio.Event().wait()
    await send({"type": "http.response.body", "body": b" ended"})

end_at_once_on_signals()
configure_logging("info")
serve(app, listen("127.0.0.1", 0), stopping, float(sys.argv[1]))
if sys.argv[2:] == ["slow"]:
    import logging
    logging.getLogger("service").info("closing")
    threading.Event().wait()
sys.exit(7)
"""


@pytest.fixture
def program(bundled):
    return partial(bundled.serving_program, PROGRAM)


@contextmanager
def asking(server, path):
    """Ask for a path and give the response once its answer has begun."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    with closing(connection):
        connection.request("GET", path)
        with connection.getresponse() as response:
            assert response.read(5) == b"begun"
            yield response


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_what_was_accepted_is_finished_and_streams_end(program, number):
    with program(60) as server, ExitStack() as asked:
        asked.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        paths = ("/stream", "/accepted", "/stream")
        answers = [asked.enter_context(asking(server, path)) for path in paths]
        server.signal(number)
        assert [answer.read() for answer in answers] == [b" ended"] * 3
        assert server.ended() == 7
        with pytest.raises(ConnectionRefusedError):
            asked.enter_context(asking(server, "/"))
    assert [line["event"] for line in server.log][1:] == [f"stopping on {number.name}"]


def test_a_hangup_that_is_ignored_stays_ignored():
    ignoring = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" + PROGRAM
    with serving(60, program=[sys.executable, "-c", ignoring]) as server:
        server.signal(signal.SIGHUP)
        with asking(server, "/") as answer:
            assert answer.read() == b" ended"
        server.signal(signal.SIGTERM)
        assert server.ended() == 7


def test_what_hangs_is_given_up_after_the_timeout(program):
    with program(1) as server, asking(server, "/hanging") as answer:
        server.signal(signal.SIGTERM)
        with pytest.raises(http.client.IncompleteRead):
            answer.read()
        assert server.ended() == 7
    assert any("timeout graceful shutdown exceeded" in line["event"] for line in server.log)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_second_signal_ends_at_once(program, number):
    with program(60) as server, asking(server, "/hanging"):
        server.signal(signal.SIGTERM)
        server.until("stopping on SIGTERM")
        server.signal(number)
        assert server.ended() == 128 + number


def test_a_signal_ends_what_comes_after_serving_at_once(program):
    with program(60, "slow") as server:
        server.signal(signal.SIGTERM)
        server.until("closing")
        server.signal(signal.SIGTERM)
        assert server.ended() == 128 + signal.SIGTERM
