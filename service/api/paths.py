"""Paths are matched while they are still encoded, so that an id may hold any character."""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import quote, unquote_to_bytes

from starlette.convertors import Convertor
from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.failures import MalformedRequestError
from service.api.problems import failure_response

_LITERAL = "!$&'()*+,;=:@"
"""What RFC 3986 allows in a segment besides letters, digits and `-._~`."""
_AUTHORITY = re.compile(rb"https?://[^/]*", re.IGNORECASE)
"""What stands before the path in the form that proxies are sent, and servers have to take."""
_BROKEN = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class EncodedId(Convertor[str]):
    """The path convertor `encoded`: one segment, decoded after the match."""

    regex: ClassVar[str] = "[^/]+"

    def convert(self, value: str) -> str:
        """Decode a segment that EncodedPaths has checked."""
        return unquote_to_bytes(value).decode()

    def to_string(self, value: str) -> str:
        """Encode an id as one segment."""
        return segment(value)


def segment(id: str) -> str:
    """Write an id as one segment of a path: `a/b` is `a%2Fb`, and dots alone are `%2E`."""
    # Clients take segments that are `.` or `..` out of a path.
    return id.replace(".", "%2E") if id in {".", ".."} else quote(id, safe=_LITERAL)


class EncodedPaths:
    """Lets the application match the path as it was sent, every segment encoded in one way.

    A path whose encoding is broken, or is not that of UTF-8, is answered 400.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            try:
                path = _canonical(scope["raw_path"].partition(b"?")[0])
            except MalformedRequestError as error:
                response = failure_response(error, scope["state"]["request_id"])
                await response(scope, receive, send)
                return
            scope["path"] = path
        await self._app(scope, receive, send)


def _canonical(raw: bytes) -> str:
    if authority := _AUTHORITY.match(raw):
        raw = raw[authority.end() :] or b"/"
    if _BROKEN.search(raw):
        raise MalformedRequestError("the path holds a % that two hexadecimal digits do not follow")
    try:
        parts = [unquote_to_bytes(part).decode() for part in raw.split(b"/")]
    except UnicodeDecodeError as error:
        raise MalformedRequestError(f"the path is not UTF-8: {error.reason}") from error
    return "/".join(map(segment, parts))
