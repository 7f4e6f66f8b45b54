"""What holds for every exchange: a request id, safe headers, a line in the log, a measurement."""

from __future__ import annotations

import re
import secrets
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.logs import log_request
from service.api.metrics import Metrics

_SANE_ID = re.compile(r"[!-~]{1,128}")
_LENGTHS = frozenset(("content-length", "transfer-encoding"))
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}


class Exchange:
    """The outermost layer: sees every request and every answer, whoever gives it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # A copy: a server may share the state of its lifespan between requests.
        scope["state"] = dict(scope.get("state", {})) | {"request_id": _request_id(scope)}
        path = scope["path"]
        watched = _Watched(scope, send)
        try:
            await self._app(scope, receive, watched.send)
        finally:
            template = getattr(scope.get("route"), "path_format", None)
            self._metrics.observe(scope["method"], template, watched.status, watched.seconds)
            log_request(
                request_id=scope["state"]["request_id"],
                method=scope["method"],
                path=template or path,
                status=watched.status,
                duration_ms=1000 * (time.perf_counter() - watched.began),
                client=scope["client"][0] if scope.get("client") else None,
                key_id=scope["state"].get("key_id"),
            )


class _Watched:
    """Passes an answer on with our headers, and notes its status and how soon it began."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._id = scope["state"]["request_id"]
        self._send = send
        # Another server may have seen another end of the body (RFC 9112, 6.1).
        self._ambiguous = _LENGTHS.issubset(Headers(scope=scope).keys())
        self.began = time.perf_counter()
        self.seconds = 0.0
        self.status = 499
        """Until an answer begins: the client went away before."""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.seconds = time.perf_counter() - self.began
            headers = MutableHeaders(scope=message)
            headers["X-Request-ID"] = self._id
            for name, value in SAFE_HEADERS.items():
                headers.setdefault(name, value)
            if self._ambiguous:
                headers["Connection"] = "close"
        await self._send(message)


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    return given if _SANE_ID.fullmatch(given) else secrets.token_hex(8)
