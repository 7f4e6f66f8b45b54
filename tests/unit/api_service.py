"""An application over the fake engine: in process, or behind a real server."""

import asyncio
import functools
import queue
import socket
import threading
from contextlib import contextmanager

import httpx2
import uvicorn
from fake_engine import FakeEngine
from starlette.testclient import TestClient

from service.api.app import create_app
from service.api.keys import KeyFile
from service.api.protocol import Protocol
from service.api.schemas.problems import Problem
from service.api.settings import ServiceSettings
from service.api.stopping import Stopping

SHUTDOWN_SECONDS = 30.0
ARTICLE = {"title": "Quake hits coast", "text": "A quake hit the coast on Monday. Many fled."}


def problem(answer, status, kind):
    """Read the problem that an answer is, of that status and kind."""
    assert answer.headers["content-type"] == "application/problem+json"
    document = Problem.model_validate(answer.json())
    assert (answer.status_code, document.status) == (status, status)
    assert document.type == ("about:blank" if kind is None else f"/problems/{kind}")
    assert document.instance == answer.headers["x-request-id"]
    return document


class Running:
    """The parts of a service under test, and a client of it."""

    def __init__(self, data, **settings):
        self.engine = FakeEngine(data, settings.get("queue", 256))
        self.keys = KeyFile(data / "keys.json")
        self.stopping = Stopping(SHUTDOWN_SECONDS)
        self.settings = ServiceSettings(data=data, **settings)
        self.app = create_app(self.engine, self.settings, self.keys, self.stopping)
        self.client = TestClient(self.app, raise_server_exceptions=False)

    def put(self, name="a", /, **fields):
        return self.client.put(f"/v1/articles/{name}", json=ARTICLE | fields)


@contextmanager
def in_process(data, **settings):
    """Call the application directly."""
    service = Running(data, **settings)
    try:
        with service.client:
            yield service
    finally:
        service.engine.close()


@contextmanager
def served(data, **settings):
    """Serve it on a real socket; the client's base is the server's address."""
    service = Running(data, **settings)
    http = functools.partial(Protocol, stopping=service.stopping)
    config = uvicorn.Config(service.app, http=http, log_config=None, ws="none")
    # It listens from here on: whoever connects waits until it serves.
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(config)
    loops = queue.SimpleQueue()

    async def run():
        loops.put(asyncio.get_running_loop())
        await server.serve([listener])

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    loop = loops.get(timeout=20)
    service.stop = lambda: loop.call_soon_threadsafe(service.stopping.set)
    service.port = listener.getsockname()[1]
    service.client = httpx2.Client(base_url=f"http://127.0.0.1:{service.port}", timeout=30)
    try:
        yield service
    finally:
        service.client.close()
        service.engine.release()
        service.stop()
        server.should_exit = True
        thread.join(20)
        service.engine.close()
        assert not thread.is_alive()
