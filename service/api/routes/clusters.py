"""Clusters: one, and pages of all."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from service.api.access import needs
from service.api.answers import tagged
from service.api.documented import NOT_MODIFIED, problems
from service.api.lanes import within
from service.api.pages import LARGEST, Cursor, Limit, after_cursor, cursor_of
from service.api.render.stored import cluster_shape, cluster_summary
from service.api.schemas.clusters import ClusterPage, ClusterShape
from service.api.service import Service, ServiceOf
from service.live import cluster_view
from service.store.stored import ClusterFilter
from service.verdict import LinkRelation, Relation

router = APIRouter(tags=["clusters"], dependencies=[needs("read")])


@router.get(
    "/v1/clusters/{id:encoded}",
    summary="Read a cluster",
    response_model=ClusterShape,
    responses={**NOT_MODIFIED, **problems(301, 404, 410, 422)},
)
async def get_cluster(
    id: Annotated[str, Path(examples=["c-1"], min_length=1)], request: Request, service: ServiceOf
) -> Response:
    """Its members, the versions to show and why, and the links that hold it together."""
    return await within(service.lanes.reads, _cluster, service, request, id)


@router.get(
    "/v1/clusters",
    summary="List clusters",
    response_model=ClusterPage,
    responses={**NOT_MODIFIED, **problems(422)},
)
async def list_clusters(
    request: Request,
    service: ServiceOf,
    cursor: Cursor = None,
    limit: Limit = 100,
    language: Annotated[
        str | None, Query(description="With a member in this language.", examples=["de"])
    ] = None,
    min_size: Annotated[
        int, Query(ge=1, le=LARGEST, description="With at least so many members.")
    ] = 1,
    changed_since: Annotated[
        int | None,
        Query(ge=0, le=LARGEST, description="Touched by an event after this sequence."),
    ] = None,
    relation: Annotated[
        LinkRelation | None, Query(description="With a link of this relation.")
    ] = None,
) -> Response:
    """Clusters in the order in which they were made; pages stay right while others write."""
    which = ClusterFilter(language, min_size, changed_since, relation and Relation(relation))
    size = min(limit, service.settings.page_limit)
    after = after_cursor(cursor)
    return await within(service.lanes.reads, _page, service, request, which, after, size)


def _cluster(service: Service, request: Request, id: str) -> Response:
    with service.engine.store.read() as reader:
        view = cluster_view(reader, id, service.engine.settings.collapse)
    return tagged(request, cluster_shape(view))


def _page(
    service: Service, request: Request, which: ClusterFilter, after: int, size: int
) -> Response:
    with service.engine.store.read() as reader:
        # One more than the page holds tells whether there is a next one.
        found = reader.cluster_page(which, after, size + 1)
    items = [cluster_summary(cluster) for cluster in found[:size]]
    more = cursor_of(found[size - 1].number) if len(found) > size else None
    return tagged(request, ClusterPage(items=items, next_cursor=more))
