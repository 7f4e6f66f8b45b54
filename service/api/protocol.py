"""HTTP/1.1 on one connection: what is no request is refused as anything else is."""

from __future__ import annotations

import secrets

from uvicorn.protocols.http.h11_impl import H11Protocol

from service.api.failures import MalformedRequestError
from service.api.problems import failure_response


class Protocol(H11Protocol):
    """The protocol of the server, whose own refusals are problem documents, too."""

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002
        """Refuse what cannot be read, and end the connection: where it goes on is unknown."""
        # Within an answer that has begun, another one would be taken for a part of it.
        if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
            self.transport.write(_refusal())
        self.transport.close()


def _refusal() -> bytes:
    instance = secrets.token_hex(8)
    response = failure_response(
        MalformedRequestError("the request line, a header or the framing of the body is no HTTP"),
        instance,
    )
    response.headers.update({"X-Request-ID": instance, "Connection": "close"})
    head = b"".join(b"%s: %s\r\n" % header for header in response.raw_headers)
    return b"HTTP/1.1 400 Bad Request\r\n" + head + b"\r\n" + bytes(response.body)
