"""The service itself: alive, ready, measured, described."""

from __future__ import annotations

from fastapi import APIRouter, Request
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0
from starlette.responses import Response

from service.api.access import needs
from service.api.answers import answer, tagged
from service.api.describe import info_shape
from service.api.documented import NOT_MODIFIED, problems
from service.api.lanes import within
from service.api.schemas.system import Health, InfoShape, ReadyShape
from service.api.service import Service, ServiceOf

router = APIRouter(tags=["system"])


@router.get("/healthz", summary="Is it alive?", response_model=Health, responses=problems())
async def healthz() -> Response:
    """The process answers; nothing else is asked."""
    return answer(Health())


@router.get(
    "/readyz",
    summary="Is it ready?",
    response_model=ReadyShape,
    responses=problems() | {503: {"model": ReadyShape, "description": "Something is missing."}},
)
async def readyz(service: ServiceOf) -> Response:
    """Model, index and store can be used."""
    found = await within(service.lanes.reads, service.engine.readiness)
    ready = found.model and found.index and found.store and not service.stopping.is_set()
    shape = ReadyShape(
        ready=ready, model=found.model, index=found.index, store=found.store, detail=found.detail
    )
    return answer(shape, 200 if ready else 503)


@router.get(
    "/metrics",
    summary="Measurements for Prometheus",
    dependencies=[needs("read")],
    response_class=Response,
    responses={
        200: {
            "description": "All measurements.",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
        **problems(),
    },
)
async def metrics(service: ServiceOf) -> Response:
    """Requests, the engine and the process."""
    page = await within(service.lanes.reads, service.metrics.page)
    return Response(page, headers={"Content-Type": CONTENT_TYPE_PLAIN_1_0_0})


@router.get(
    "/v1/info",
    summary="What answers here?",
    dependencies=[needs("read")],
    response_model=InfoShape,
    responses={**NOT_MODIFIED, **problems()},
)
async def info(request: Request, service: ServiceOf) -> Response:
    """Versions, encoders, settings and limits."""
    return await within(service.lanes.reads, _info, service, request)


def _info(service: Service, request: Request) -> Response:
    return tagged(request, info_shape(service))
