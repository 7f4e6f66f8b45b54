"""Connections at the end of the service."""

import asyncio
import socket

import pytest
import uvicorn
from uvicorn.server import ServerState

from service.api.protocol import Protocol
from service.api.stopping import Stopping


@pytest.mark.parametrize("ending", [True, False])
def test_a_connection_made_after_the_end_began_is_closed(ending):
    """The server ends those that it knows by then, and waits for all."""

    async def made():
        stopping, state = Stopping(), ServerState()
        if ending:
            stopping.set()
        config = uvicorn.Config(lambda: None, log_config=None)
        config.load()
        loop = asyncio.get_running_loop()
        ours, theirs = socket.socketpair()
        with theirs:
            transport, _ = await loop.create_connection(
                lambda: Protocol(config, state, {}, stopping=stopping), sock=ours
            )
            closing = transport.is_closing()
            transport.abort()
        return closing

    assert asyncio.run(made()) is ending
