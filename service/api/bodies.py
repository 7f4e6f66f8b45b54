"""Reading the body of a request: its media type, its size, its JSON."""

from __future__ import annotations

from email.message import Message
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect, Request

from service.api.failures import BodyTooLargeError, MalformedRequestError, MediaTypeError, invalid
from service.records import read_object

_M = TypeVar("_M", bound=BaseModel)
_UTF8_MARK = b"\xef\xbb\xbf"


def check_media_type(request: Request, wanted: str) -> None:
    """Raise MediaTypeError unless the body is declared as `wanted`, in UTF-8 and not compressed."""
    # Several lines of a header are one list.
    coding = ",".join(request.headers.getlist("content-encoding"))
    if not {each.strip().lower() for each in coding.split(",")} <= {"", "identity"}:
        raise MediaTypeError(f"Content-Encoding says {coding[:100]!r}; send the body as it is")
    header = Message()
    header["content-type"] = request.headers.get("content-type", "")
    given, charset = header.get_content_type(), str(header.get_param("charset", "utf-8"))
    # Without a header that says otherwise, Message takes everything for text/plain.
    if given != wanted or charset.lower() not in {"utf-8", "utf8", "us-ascii"}:
        sent = request.headers.get("content-type") or "nothing"
        raise MediaTypeError(f"Content-Type says {sent[:100]!r}; send {wanted} in UTF-8")


async def read_body(request: Request, limit: int) -> bytes:
    """Read a JSON body, never keeping more than `limit` bytes.

    Raises:
        MediaTypeError: it is not declared as application/json.
        BodyTooLargeError: it is, or says that it is, larger than `limit`.
    """
    check_media_type(request, "application/json")
    declared = request.headers.get("content-length", "")
    too_large = BodyTooLargeError(f"the body is larger than {limit:,} bytes")
    if declared.isdecimal() and int(declared[:20]) > limit:
        raise too_large
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > limit:
                raise too_large
    except ClientDisconnect as error:
        raise MalformedRequestError("the client went away before the body had ended") from error
    return bytes(body)


def json_object(body: bytes) -> tuple[dict[str, object], tuple[str, ...]]:
    """The JSON object of a body and the warnings about it; raises RecordError."""
    return read_object(body.removeprefix(_UTF8_MARK))


def json_model(body: bytes, model: type[_M]) -> _M:
    """The JSON object of a body as a model; raises RecordError or InvalidRequestError."""
    record, _ = json_object(body)
    try:
        return model.model_validate(record)
    except ValidationError as error:
        raise invalid(error.errors(), "body") from error
