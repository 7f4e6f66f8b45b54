"""The application: the routes over an engine, inside the layers that hold for all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI
from starlette.middleware import Middleware

from service.api.cross_origin import CrossOrigin
from service.api.engine import Engine
from service.api.exchange import Exchange
from service.api.feed import Feed
from service.api.guard import Guard
from service.api.heads import Heads
from service.api.keys import KeyFile
from service.api.lanes import Lanes
from service.api.metrics import Metrics
from service.api.openapi import complete_openapi
from service.api.parameters import known_parameters
from service.api.paths import EncodedPaths
from service.api.problems import install_handlers
from service.api.routes import articles, changes, clusters, decisions, docs, pairs, system
from service.api.service import Service
from service.api.settings import ServiceSettings
from service.api.stopping import Stopping

_TAGS = [
    {"name": "articles", "description": "Send articles, ask for them, compare them."},
    {"name": "clusters", "description": "Articles that are one article, and which to show."},
    {"name": "decisions", "description": "What people decided counts more than any score."},
    {"name": "changes", "description": "Follow everything that happens."},
    {"name": "system", "description": "The service itself."},
]


def create_app(
    engine: Engine, settings: ServiceSettings, keys: KeyFile, stopping: Stopping
) -> FastAPI:
    """Make the application; whoever opened the engine closes it after the server has ended."""
    lanes = Lanes(settings.checks)
    metrics = Metrics(engine.measurements)
    feed = Feed(engine, lanes, stopping)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        lanes.close()

    app = FastAPI(
        title="samewire",
        summary="One article, whatever its language, once.",
        version=version("samewire"),
        openapi_tags=_TAGS,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        middleware=[
            Middleware(Exchange, metrics=metrics),
            *_cross_origin(settings),
            Middleware(Guard, seconds=settings.request_timeout, stopping=stopping),
            Middleware(EncodedPaths),
            Middleware(Heads),
        ],
    )
    app.state.service = Service(engine, settings, keys, stopping, lanes, feed, metrics)
    parts = (articles, clusters, decisions, pairs, changes, system, docs)
    install_handlers(app, [route for part in parts for route in part.router.routes])
    for part in parts:
        of_its_own = () if part in (system, docs) else (Depends(known_parameters),)
        app.include_router(part.router, dependencies=of_its_own)
    complete_openapi(app)
    return app


def _cross_origin(settings: ServiceSettings) -> list[Middleware]:
    """Let pages of the named origins call; none are named by default."""
    if not settings.cors_origins:
        return []
    return [
        Middleware(
            CrossOrigin,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "PUT", "POST", "DELETE"],
            allow_headers=["Authorization", "If-None-Match", "Last-Event-ID", "X-Request-ID"],
            expose_headers=["ETag", "Location", "Retry-After", "X-Request-ID"],
        )
    ]
