"""The change feed: pages, or a stream that goes on."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response

from service.api.access import needs, still_allowed
from service.api.answers import answer, encode_json, plain
from service.api.documented import problems
from service.api.failures import InvalidRequestError
from service.api.pages import LARGEST, Limit
from service.api.render.stored import event_shape
from service.api.schemas.changes import ChangePage
from service.api.service import ServiceOf
from service.api.streaming import EndlessStream
from service.errors import AuthError, ForbiddenError
from service.store.stored import Event

router = APIRouter(tags=["changes"], dependencies=[needs("read")])
_SSE, _NDJSON = "text/event-stream", "application/x-ndjson"
_UNWANTED = re.compile(r"(?:^|;)q=0(?:\.0*)?(?:;|$)")
_SPOKEN = {"sse": _SSE, "ndjson": _NDJSON}


@router.get(
    "/v1/changes",
    summary="Read or follow the change feed",
    response_model=ChangePage,
    responses={
        200: {
            # One event a line, or one server-sent event for each.
            "content": {_NDJSON: {"schema": {"type": "string"}}, _SSE: {}},
        },
        **problems(409, 422),
    },
)
async def get_changes(
    request: Request,
    service: ServiceOf,
    after: Annotated[
        int | None, Query(ge=0, le=LARGEST, description="The last sequence you have; 0 by default.")
    ] = None,
    limit: Limit = 100,
    stream: Annotated[
        Literal["ndjson", "sse"] | None,
        Query(description="Follow the feed; the same as asking for its media type by Accept."),
    ] = None,
    last_event_id: Annotated[
        str | None, Header(description="Where an interrupted SSE stream goes on; counts first.")
    ] = None,
) -> Response:
    """Every change in one gap-free sequence: who applies them in order has the same state."""
    start = _resumed(last_event_id) if last_event_id else after or 0
    spoken = _SPOKEN[stream] if stream else _asked(request.headers.get("accept", ""))
    size = 1 if spoken else min(limit, service.settings.page_limit)
    events, last = await service.feed.page(start, size)
    if spoken is None:
        reached = events[-1].sequence if events else start
        shapes = [event_shape(event) for event in events]
        return answer(ChangePage(events=shapes, last=last, next=reached))
    write = _server_sent if spoken == _SSE else _lines
    pages = service.feed.follow(start)
    return EndlessStream(_written(pages, write, still_allowed(request)), spoken)


def _resumed(last_event_id: str) -> int:
    if last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) < 19:
        return int(last_event_id)
    message = "this is no sequence of the feed"
    raise InvalidRequestError(message, [{"where": "header.last-event-id", "message": message}])


def _asked(accept: str) -> str | None:
    """The stream that a client asks for by name, None for a page."""
    parts = ("".join(part.split()).lower().partition(";") for part in accept.split(","))
    # With a quality of 0 a media type is named as one that is not wanted (RFC 9110, 12.4.2).
    named = {media for media, _, rest in parts if not _UNWANTED.search(rest)}
    return next((media for media in (_SSE, _NDJSON) if media in named), None)


async def _written(
    pages: AsyncIterator[list[Event]],
    write: Callable[[list[Event]], bytes],
    still_allowed: Callable[[], None],
) -> AsyncIterator[bytes]:
    """What is sent of the feed; it ends once the reader's key was revoked."""
    async for page in pages:
        try:
            still_allowed()
        except (AuthError, ForbiddenError):
            return
        yield write(page)


def _lines(events: list[Event]) -> bytes:
    """A line an event; a blank one as a sign of life."""
    return b"".join(_json(event) + b"\n" for event in events) or b"\n"


def _server_sent(events: list[Event]) -> bytes:
    """Server-sent events whose id is the sequence; a comment as a sign of life."""
    return b"".join(_server_sent_event(event) for event in events) or b": alive\n\n"


def _server_sent_event(event: Event) -> bytes:
    head = f"id: {event.sequence}\nevent: {event.kind}\ndata: "
    return head.encode() + _json(event) + b"\n\n"


def _json(event: Event) -> bytes:
    return encode_json(plain(event_shape(event)))
