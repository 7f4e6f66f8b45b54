"""Pages of lists: a cursor is where the last page ended, whatever was written since."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

from fastapi import Query

from service.api.failures import InvalidRequestError

LARGEST = 2**63 - 1
"""The largest number that the store can hold."""

Limit = Annotated[
    int,
    Query(
        ge=1,
        le=LARGEST,
        description="Items on the page; more than the service's largest page are not given.",
    ),
]
Cursor = Annotated[
    str | None, Query(description="`next_cursor` of the page before.", examples=["MTI"])
]


def cursor_of(number: int) -> str:
    """Write where a page ended."""
    return base64.urlsafe_b64encode(str(number).encode()).decode().rstrip("=")


def after_cursor(cursor: str | None) -> int:
    """Read where a page ended, 0 without a cursor; raises InvalidRequestError."""
    if cursor is None:
        return 0
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        digits = base64.b64decode(padded, b"-_", validate=True)
        number = int(digits) if digits.isdigit() and len(digits) < 20 else -1
    except (UnicodeEncodeError, binascii.Error):
        number = -1
    if not 0 <= number <= LARGEST:
        message = "this is no cursor of this service: send next_cursor as it came"
        raise InvalidRequestError(message, [{"where": "query.cursor", "message": message}])
    return number
