"""Decisions of people: made, read, undone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from service.api.access import needs
from service.api.answers import answer, tagged
from service.api.bodies import json_model, read_body
from service.api.documented import NOT_MODIFIED, json_body, problems
from service.api.lanes import outcome, within
from service.api.pages import LARGEST, Cursor, Limit, after_cursor, cursor_of
from service.api.render.stored import decision_shape
from service.api.schemas.decisions import DecisionPage, DecisionShape, SentDecision
from service.api.service import Service, ServiceOf
from service.errors import NotFoundError

router = APIRouter(tags=["decisions"])
DecisionId = Annotated[int, Path(ge=1, le=LARGEST, examples=[1])]


@router.post(
    "/v1/decisions",
    summary="Decide",
    dependencies=[needs("write")],
    status_code=201,
    response_model=DecisionShape,
    responses={
        200: {"model": DecisionShape, "description": "The decision said so already."},
        **problems(404, 409, 429, body=True),
    },
    openapi_extra=json_body(SentDecision),
)
async def post_decision(request: Request, service: ServiceOf) -> Response:
    """Apply a decision now and at every later clustering, until it is deleted.

    The same again does nothing.
    """
    sent = json_model(await read_body(request, service.settings.max_body_bytes), SentDecision).root
    a, *others = sent.articles
    b = others[0] if others else None
    key = request.state.key
    by = key.name if key else ""
    future = await within(
        service.lanes.writes, service.engine.decide, sent.kind, a, b, sent.note, by
    )
    decided = await outcome(future)
    decision, status = decision_shape(decided.decision), 201 if decided.made else 200
    return answer(decision, status, {"Location": f"/v1/decisions/{decision.id}"})


@router.get(
    "/v1/decisions",
    summary="List decisions",
    dependencies=[needs("read")],
    response_model=DecisionPage,
    responses={**NOT_MODIFIED, **problems(422)},
)
async def list_decisions(
    request: Request, service: ServiceOf, cursor: Cursor = None, limit: Limit = 100
) -> Response:
    """Decisions that were not deleted, oldest first."""
    size = min(limit, service.settings.page_limit)
    return await within(service.lanes.reads, _page, service, request, after_cursor(cursor), size)


@router.get(
    "/v1/decisions/{id:encoded}",
    summary="Read a decision",
    dependencies=[needs("read")],
    response_model=DecisionShape,
    responses={**NOT_MODIFIED, **problems(404, 422)},
)
async def get_decision(id: DecisionId, request: Request, service: ServiceOf) -> Response:
    """One decision."""
    return await within(service.lanes.reads, _decision, service, request, id)


@router.delete(
    "/v1/decisions/{id:encoded}",
    summary="Undo a decision",
    dependencies=[needs("write")],
    status_code=204,
    response_class=Response,
    responses=problems(404, 422, 429),
)
async def delete_decision(id: DecisionId, service: ServiceOf) -> Response:
    """Forget a decision; the clusters form again without it."""
    await outcome(await within(service.lanes.writes, service.engine.undecide, id))
    return Response(status_code=204)


def _decision(service: Service, request: Request, number: int) -> Response:
    with service.engine.store.read() as reader:
        decision = reader.decision(number)
    if decision is None:
        raise NotFoundError(f"there is no decision {number}")
    return tagged(request, decision_shape(decision))


def _page(service: Service, request: Request, after: int, size: int) -> Response:
    with service.engine.store.read() as reader:
        found = reader.decisions(after, size + 1)
    items = [decision_shape(decision) for decision in found[:size]]
    more = cursor_of(found[size - 1].number) if len(found) > size else None
    return tagged(request, DecisionPage(items=items, next_cursor=more))
