"""Failures as RFC 9457 problem documents: one shape for everything that goes wrong."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route

from service.api.answers import encode_json
from service.api.failures import InvalidRequestError, TimeLimitError, invalid
from service.errors import (
    AuthError,
    MergedError,
    NotReadyError,
    OverloadedError,
    RecordError,
    SamewireError,
)

PROBLEM_TYPE = "application/problem+json"
_SOON = 5
_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")
_log = logging.getLogger(__name__)


def problem_of(error: SamewireError, instance: str) -> dict[str, Any]:
    """The problem document of one of our errors; `instance` is the id of the request."""
    document: dict[str, Any] = {
        "type": f"/problems/{slug(type(error))}",
        "title": error.title,
        "status": error.status,
        "detail": str(error),
        "instance": instance,
    }
    match error:
        case InvalidRequestError():
            document["errors"] = list(error.errors)
        case RecordError():
            document["reason"] = error.reason
        case MergedError():
            document["merged_into"] = error.into
    return document


def unforeseen(error: BaseException, instance: str) -> dict[str, Any]:
    """The problem document of an error that nobody foresaw: logged, its text kept inside."""
    _log.error(
        "an unforeseen failure in request %s",
        instance,
        exc_info=error,
        extra={"fields": {"request_id": instance}},
    )
    return _plain_problem(500, "the service failed; its log has the details", instance)


def problem_response(document: Mapping[str, Any], headers: Mapping[str, str]) -> Response:
    """Answer with a problem document."""
    status = int(document["status"])
    return Response(encode_json(document), status, dict(headers), PROBLEM_TYPE)


def failure_response(error: SamewireError, instance: str) -> Response:
    """Answer with one of our errors, with the headers that belong to it."""
    return problem_response(problem_of(error, instance), _headers(error))


def install_handlers(app: FastAPI, routes: Sequence[BaseRoute]) -> None:
    """Let the application, which has these routes, answer every failure with a problem document."""

    async def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, SamewireError)
        if error.status >= 500 and not isinstance(error, NotReadyError):
            _log.error("%s: %s", type(error).__name__, error)
        return failure_response(error, request_id(request))

    async def not_valid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return failure_response(invalid(error.errors()), request_id(request))

    async def framework(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        detail = f"{request.method} {request.url.path}: {error.detail}"
        document = _plain_problem(error.status_code, detail, request_id(request))
        allowed = _allowed(routes, request) if error.status_code == 405 else {}
        return problem_response(document, {**(error.headers or {}), **allowed})

    app.add_exception_handler(SamewireError, known)
    app.add_exception_handler(RequestValidationError, not_valid)
    app.add_exception_handler(HTTPException, framework)


def _allowed(routes: Sequence[BaseRoute], request: Request) -> dict[str, str]:
    """All methods of a path: the framework names those of the first route alone."""
    methods: set[str] = set()
    for route in routes:
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE:
            methods |= route.methods or set()
    if "GET" in methods:
        methods.add("HEAD")
    return {"Allow": ", ".join(sorted(methods))}


def request_id(request: Request) -> str:
    """The id of a request, as it is echoed."""
    return str(request.state.request_id)


def _plain_problem(status: int, detail: str, instance: str) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": instance,
    }


def _headers(error: SamewireError) -> dict[str, str]:
    match error:
        case OverloadedError():
            # Whole seconds, never 0: rounded up.
            return {"Retry-After": str(max(1, -int(-error.retry_after // 1)))}
        case NotReadyError() | TimeLimitError():
            return {"Retry-After": str(_SOON)}
        case MergedError():
            return {"Location": f"/v1/clusters/{quote(error.into, safe='')}"}
        case AuthError():
            return {"WWW-Authenticate": "Bearer"}
    return {}


def slug(kind: type[SamewireError]) -> str:
    """The name of a kind of error in the `type` of its problem document."""
    name = kind.__name__.removesuffix("Error")
    return _WORD_START.sub("-", name).lower()
