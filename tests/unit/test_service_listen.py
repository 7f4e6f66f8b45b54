from __future__ import annotations

import asyncio
import socket

import pytest

from service.api.server import is_loopback, listen
from service.errors import ListenError

NO_SUCH_HOST = "name.invalid"


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("::ffff:192.0.2.1", False),
    ],
)
def test_loopback_is_what_only_this_machine_reaches(host, alone):
    assert is_loopback(host) is alone


def test_a_free_port_is_taken_and_connections_wait():
    with listen("127.0.0.1", 0) as listener:
        host, port = listener.getsockname()
        assert host == "127.0.0.1"
        assert port > 0
        socket.create_connection((host, port), timeout=5).close()


def test_what_is_answered_is_sent_at_once():
    """An answer whose parts wait for each other takes 40 ms more."""

    async def waits_for_acknowledgement():
        found = asyncio.get_running_loop().create_future()

        def connected(_, writer):
            accepted = writer.get_extra_info("socket")
            found.set_result(not accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listen("127.0.0.1", 0) as listener:
            async with await asyncio.start_server(connected, sock=listener):
                _, client = await asyncio.open_connection(*listener.getsockname())
                try:
                    return await asyncio.wait_for(found, 30)
                finally:
                    client.close()
                    await client.wait_closed()

    assert asyncio.run(waits_for_acknowledgement()) is False


def test_a_port_is_taken_once():
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(ListenError, match=rf"127\.0\.0\.1:{port} .*choose another port"):
            listen("127.0.0.1", port)
    listen("127.0.0.1", port).close()


def test_an_address_of_another_machine_is_told():
    with pytest.raises(ListenError, match=r"http://192\.0\.2\.1:0 .*choose another with --host"):
        listen("192.0.2.1", 0)


@pytest.mark.parametrize("host", [NO_SUCH_HOST, "a..b", "x" * 64 + ".invalid", "\udc80"])
def test_a_name_without_an_address_is_told(host, monkeypatch):
    ask = socket.getaddrinfo

    def resolve(name, *arguments, **options):
        # No name server is asked.
        if name == NO_SUCH_HOST:
            raise socket.gaierror(-2, "Name or service not known")
        return ask(name, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(ListenError, match="has no address here"):
        is_loopback(host)
    with pytest.raises(ListenError, match="has no address here"):
        listen(host, 0)
