"""Serving an application over HTTP until a signal ends it."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import functools
import ipaddress
import logging
import math
import os
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from types import FrameType
from typing import Any

import uvicorn

from service.api.protocol import Protocol
from service.api.stopping import Stopping
from service.errors import ListenError

# The terminal was closed; nohup has that ignored, and so it stays.
_HANGUP = () if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else (signal.SIGHUP,)
_SIGNALS = (signal.SIGTERM, signal.SIGINT, *_HANGUP)
_BACKLOG = 2048
_GRACE = 5
_ADVICE = {
    errno.EADDRINUSE: "another program listens there: end it, or choose another port with --port",
    errno.EACCES: "this user may not: choose a port from 1024 on with --port",
    errno.EADDRNOTAVAIL: "no network interface has that address: choose another with --host",
}

_log = logging.getLogger(__name__)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address or name.

    Raises:
        ListenError: the name has no address.
    """
    return all(ipaddress.ip_address(ip).is_loopback for _, (ip, *_) in _addresses(host, 0))


def listen(host: str, port: int) -> socket.socket:
    """Take an address and let connections wait there; port 0 takes any free one.

    Raises:
        ListenError: it cannot be taken.
    """
    family, address = _addresses(host, port)[0]
    # Where the protocol is not named, asyncio leaves it to the system when to send what is written:
    # of an answer, the head at once, and the body once the client has acknowledged that.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # At once: until it listens, a second process could take the same address.
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        advice = _ADVICE.get(error.errno or 0, error.strerror)
        raise ListenError(f"{_url(host, port)} cannot be listened on: {advice}") from error
    return listener


def end_at_once_on_signals() -> None:
    """End the process on SIGTERM, SIGINT and SIGHUP, also the first one of a container.

    What is acknowledged is on the disk already.
    """
    for each in _SIGNALS:
        signal.signal(each, _end_at_once)


def serve(
    app: Callable[..., Awaitable[None]],
    listener: socket.socket,
    stopping: Stopping,
    timeout: float,
) -> None:
    """Answer requests until SIGTERM, SIGINT or SIGHUP, then finish what was accepted and return.

    Accepted requests have `timeout` seconds from then on; streams end at once, by `stopping`. A
    second signal ends the process at once.
    """
    config = uvicorn.Config(
        app,
        # Made for each connection, as a class of the library's own is.
        http=functools.partial(Protocol, stopping=stopping),  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        # Requests end by themselves before; this is for what does not.
        timeout_graceful_shutdown=math.ceil(timeout) + _GRACE,
    )
    _Server(config, stopping).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Uvicorn that tells the streams to end, and does not raise the signal again at the end."""

    def __init__(self, config: uvicorn.Config, stopping: Stopping) -> None:
        super().__init__(config)
        self._stopping = stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listener in sockets or ():
            host, port = listener.getsockname()[:2]
            url = _url(host, port)
            _log.info("listening on %s", url, extra={"fields": {"url": url}})

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for each in _SIGNALS:
            loop.add_signal_handler(each, self._stop, each)
        yield

    def _stop(self, received: signal.Signals) -> None:
        loop = asyncio.get_running_loop()
        for each in _SIGNALS:
            loop.remove_signal_handler(each)
        end_at_once_on_signals()
        _log.info("stopping on %s", received.name)
        self._stopping.set()
        self.should_exit = True


def _end_at_once(received: int, _frame: FrameType | None) -> None:
    # Not by an exception: it would wait for threads and for what is accepted.
    os._exit(128 + received)


def _addresses(host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[Any, ...]]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise ListenError(f"{host}: this host name has no address here: {error}") from error
    return [(family, address) for family, _, _, _, address in found]


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
