"""Any two stored articles against each other."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.api.access import needs
from service.api.answers import tagged
from service.api.documented import NOT_MODIFIED, problems
from service.api.lanes import within
from service.api.render.pairs import pair_shape
from service.api.routes.articles import ArticleId
from service.api.schemas.pairs import PairShape
from service.api.service import Service, ServiceOf

router = APIRouter(tags=["articles"], dependencies=[needs("read")])


@router.get(
    "/v1/pairs/{a:encoded}/{b:encoded}",
    summary="Compare two articles",
    response_model=PairShape,
    responses={**NOT_MODIFIED, **problems(404, 422, 429)},
)
async def get_pair(a: ArticleId, b: ArticleId, request: Request, service: ServiceOf) -> Response:
    """The verdict on two stored articles, related or not, with all that led to it."""
    return await within(service.lanes.checks, _compare, service, request, a, b)


def _compare(service: Service, request: Request, a: str, b: str) -> Response:
    return tagged(request, pair_shape(service.engine.compare(a, b)))
