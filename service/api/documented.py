"""What OpenAPI is told besides the shapes of good answers."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from service.api.problems import PROBLEM_TYPE
from service.api.schemas.problems import Problem

Responses = dict[int | str, dict[str, Any]]

_ALWAYS = (400, 401, 403, 500, 503)
_BODY = (413, 415, 422)
_MEANING = {
    301: "The cluster was merged; `Location` and `merged_into` name the one that survived.",
    400: "The request cannot be read.",
    401: "An API key is needed.",
    403: "The API key does not allow this.",
    404: "There is nothing under that id.",
    409: "The request contradicts what is stored.",
    410: "There was something under that id, and it is no more.",
    413: "The body is too large.",
    415: "The body has another media type.",
    422: "A value cannot be used.",
    429: "Too much is waiting; `Retry-After` says when to try again.",
    500: "The service failed.",
    503: "The service is starting or stopping, or took too long; try again.",
}
NOT_MODIFIED: Responses = {304: {"description": "The client has this very answer (If-None-Match)."}}


def problems(*statuses: int, body: bool = False) -> Responses:
    """Document those problems, those of every call, and with `body` those of every body."""
    wanted = {*_ALWAYS, *statuses, *(_BODY if body else ())}
    return {status: _problem(_MEANING[status]) for status in sorted(wanted)}


def ndjson_body(model: type[BaseModel], description: str) -> dict[str, Any]:
    """Document a body of lines, each of that model."""
    return _request("application/x-ndjson", {"type": "string"}, f"{description} {model.__doc__}")


def json_body(model: type[BaseModel]) -> dict[str, Any]:
    """Document a JSON body that the route reads itself."""
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    return _request("application/json", schema, (model.__doc__ or "").strip())


def _problem(description: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    return {"description": description, "content": {PROBLEM_TYPE: {"schema": schema}}}


def _request(media_type: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "requestBody": {
            "required": True,
            "description": description,
            "content": {media_type: {"schema": schema}},
        }
    }
