"""Swagger UI from files of an installed package: nothing is loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import fastapi_offline
from fastapi import APIRouter
from starlette.responses import Response

router = APIRouter(include_in_schema=False)

_PAGE = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>samewire</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<noscript>
<p>This page needs JavaScript. What it shows is in <a href="/openapi.json">/openapi.json</a>.</p>
</noscript>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_START = b"""SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
});
"""
# The icons of Swagger UI are data URLs in its stylesheet.
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "Cache-Control": "no-cache",
}


@router.get("/docs")
async def docs() -> Response:
    """The interactive documentation."""
    return Response(_PAGE, headers=_HEADERS, media_type="text/html")


@router.get("/docs/start.js")
async def start() -> Response:
    """What starts Swagger UI; a file of its own, so that inline scripts can be forbidden."""
    return Response(_START, headers=_HEADERS, media_type="text/javascript")


@router.get("/docs/swagger-ui-bundle.js")
def script() -> Response:
    """Swagger UI."""
    return Response(_file("swagger-ui-bundle.js"), headers=_HEADERS, media_type="text/javascript")


@router.get("/docs/swagger-ui.css")
def style() -> Response:
    """The style of Swagger UI."""
    return Response(_file("swagger-ui.css"), headers=_HEADERS, media_type="text/css")


@cache
def _file(name: str) -> bytes:
    return (files(fastapi_offline) / "static" / name).read_bytes()
