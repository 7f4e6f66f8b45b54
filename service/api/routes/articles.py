"""Articles: put, check, read, remove, in bulk."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from service.api.access import needs, still_allowed
from service.api.answers import answer, tagged
from service.api.bodies import check_media_type, json_object, read_body
from service.api.bulk import Bulk
from service.api.documented import NOT_MODIFIED, json_body, ndjson_body, problems
from service.api.incoming import named_article, sent_article
from service.api.lanes import outcome, within
from service.api.orders import put_status
from service.api.problems import request_id
from service.api.render.stored import article_shape
from service.api.render.verdicts import verdict_shape
from service.api.schemas.articles import ArticleShape, BulkAnswer, RemovalShape, SentArticle
from service.api.schemas.verdicts import VerdictShape
from service.api.service import Service, ServiceOf
from service.api.streaming import Stream
from service.live import Placement, article_view

router = APIRouter(tags=["articles"])
ArticleId = Annotated[
    str,
    Path(
        description="Any characters, percent-encoded, slashes too.",
        examples=["dpa-4"],
        min_length=1,
    ),
]
_NDJSON = "application/x-ndjson"


@router.put(
    "/v1/articles/{id:encoded}",
    summary="Add or replace an article",
    dependencies=[needs("write")],
    response_model=VerdictShape,
    responses={
        201: {"model": VerdictShape, "description": "It was not there before."},
        **problems(429, body=True),
    },
    response_description="It was there before.",
    openapi_extra=json_body(SentArticle),
)
async def put_article(id: ArticleId, request: Request, service: ServiceOf) -> Response:
    """Keep an article under an id and answer what it is; again with equal content does nothing."""
    body = await read_body(request, service.settings.max_body_bytes)

    def begin() -> Future[Placement]:
        article = named_article(id, *json_object(body), service.limits)
        return service.engine.put(article)

    placement = await outcome(await within(service.lanes.writes, begin))
    return answer(verdict_shape(placement), put_status(placement))


@router.post(
    "/v1/articles:check",
    summary="Ask what an article would be",
    dependencies=[needs("read")],
    response_model=VerdictShape,
    responses=problems(429, body=True),
    openapi_extra=json_body(SentArticle),
)
async def check_article(request: Request, service: ServiceOf) -> Response:
    """Answer the verdict and keep nothing; without an `id`, one is made of the content."""
    body = await read_body(request, service.settings.max_body_bytes)

    def check() -> Response:
        article = sent_article(*json_object(body), service.limits)
        return answer(verdict_shape(service.engine.check(article)))

    return await within(service.lanes.checks, check)


@router.post(
    "/v1/articles:bulk",
    summary="Add, replace and remove many articles",
    dependencies=[needs("write")],
    response_class=Response,
    responses={
        200: {
            "description": "One line for each line, in order: " + (BulkAnswer.__doc__ or ""),
            "content": {_NDJSON: {"schema": {"type": "string"}}},
        },
        **problems(415, 422),
    },
    openapi_extra=ndjson_body(
        SentArticle,
        'One article a line; `"op": "delete"` with an `id` removes one. Blank lines are skipped.',
    ),
)
async def bulk_articles(request: Request, service: ServiceOf) -> Response:
    """Answer every line while the request goes on, in any length; a bad line fails alone."""
    check_media_type(request, _NDJSON)
    bulk = Bulk(service, request.receive, request_id(request), still_allowed(request))
    return Stream(bulk.answers(), _NDJSON)


@router.get(
    "/v1/articles/{id:encoded}",
    summary="Read an article",
    dependencies=[needs("read")],
    response_model=ArticleShape,
    responses={**NOT_MODIFIED, **problems(404, 422)},
)
async def get_article(id: ArticleId, request: Request, service: ServiceOf) -> Response:
    """The article as it was sent and as it was understood, and what it is linked to."""
    return await within(service.lanes.reads, _article, service, request, id)


@router.delete(
    "/v1/articles/{id:encoded}",
    summary="Remove an article",
    dependencies=[needs("write")],
    response_model=RemovalShape,
    responses=problems(404, 422, 429),
)
async def delete_article(id: ArticleId, service: ServiceOf) -> Response:
    """Forget an article; its cluster forms again without it."""
    removal = await outcome(await within(service.lanes.writes, service.engine.remove, id))
    return answer(RemovalShape(article_id=removal.article_id, cluster_id=removal.cluster_id))


def _article(service: Service, request: Request, id: str) -> Response:
    with service.engine.store.read() as reader:
        view = article_view(reader, id, service.engine.settings.collapse)
    return tagged(request, article_shape(view))
