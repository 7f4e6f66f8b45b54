"""What can be wrong with a request before it reaches the engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from service.complaints import told
from service.errors import SamewireError


class MalformedRequestError(SamewireError):
    """The request cannot be read."""

    status = 400


class CrossOriginError(SamewireError):
    """Pages of that origin may not send this request."""

    status = 400


class BodyTooLargeError(SamewireError):
    """The body of the request is larger than the service takes."""

    status = 413


class MediaTypeError(SamewireError):
    """The body of the request has a media type that is not taken here."""

    status = 415


class InvalidRequestError(SamewireError):
    """A part of the request has a value that cannot be used.

    `errors` names each one: `where` it stands and `message`, what was wrong.
    """

    status = 422

    def __init__(self, message: str, errors: Sequence[dict[str, str]] = ()) -> None:
        super().__init__(message)
        self.errors = tuple(errors)


class TimeLimitError(SamewireError):
    """The request took longer than the service allows; try again."""

    status = 503


def invalid(complaints: Sequence[Any], fallback: str = "request") -> InvalidRequestError:
    """Turn complaints of pydantic into one error; never repeats the value that was sent."""
    errors = [
        {
            "where": ".".join(str(part) for part in complaint["loc"]) or fallback,
            "message": told(complaint),
        }
        for complaint in complaints
    ]
    return InvalidRequestError("; ".join(f"{e['where']}: {e['message']}" for e in errors), errors)
