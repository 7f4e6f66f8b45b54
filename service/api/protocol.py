"""HTTP/1.1 on one connection: what is no request is refused as anything else is."""

from __future__ import annotations

import asyncio
import logging
import secrets

import h11
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from service.api.exchange import SAFE_HEADERS
from service.api.failures import MalformedRequestError
from service.api.problems import failure_response
from service.api.stopping import Stopping
from service.api.streaming import ENDED

_log = logging.getLogger(__name__)


class Protocol(H11Protocol):
    """The protocol of the server, whose own refusals are problem documents, too."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        stopping: Stopping,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._stopping = stopping

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection; one that was accepted before the end and is made after it is closed.

        The server ends those that are made when it stops: this one would be waited for in vain
        until its client sends something, or the service gives up.
        """
        super().connection_made(transport)
        if self._stopping.is_set():
            self.shutdown()

    def eof_received(self) -> bool:  # type: ignore[override]
        """Answer a whole request whose client sends no more; anything else ends with its input.

        A feed ends, too, whether it has begun or begins only now: its client is rather gone, and
        nothing would tell so before it is written to.
        """
        cycle = self.cycle
        if cycle is None or cycle.response_complete or self.conn.their_state is not h11.DONE:
            return False
        if cycle.response_started and cycle.scope["method"] == "GET":
            return False
        cycle.keep_alive = False
        cycle.scope["state"][ENDED] = True
        return True

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002
        """Refuse what cannot be read, and end the connection: where it goes on is unknown."""
        # Once an answer has begun, another one would be taken for a part of it, or after its end
        # for that to the next request.
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            instance = secrets.token_hex(8)
            self.transport.write(_refusal(instance))
            fields = {"request_id": instance, "client": self.client[0] if self.client else None}
            _log.warning("refused what is no HTTP", extra={"fields": fields})
        self.transport.close()


def _refusal(instance: str) -> bytes:
    response = failure_response(
        MalformedRequestError(
            "the request line, a header or the framing of the body is no HTTP or too long"
        ),
        instance,
    )
    response.headers.update(SAFE_HEADERS | {"X-Request-ID": instance, "Connection": "close"})
    head = b"".join(b"%s: %s\r\n" % header for header in response.raw_headers)
    return b"HTTP/1.1 400 Bad Request\r\n" + head + b"\r\n" + bytes(response.body)
