"""The OpenAPI document: what FastAPI gathers, and the shapes that only our own code names."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service.api.schemas.articles import BulkAnswer, SentArticle
from service.api.schemas.changes import EventShape
from service.api.schemas.decisions import SentDecision
from service.api.schemas.problems import Problem

_NAMED_BY_US: tuple[type[BaseModel], ...] = (
    SentArticle,
    SentDecision,
    BulkAnswer,
    EventShape,
    Problem,
)


def complete_openapi(app: FastAPI) -> None:
    """Add those shapes to the document of an application; it is made once, when first asked for."""
    gathered = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = gathered()
            schemas = document.setdefault("components", {}).setdefault("schemas", {})
            _, definitions = models_json_schema(
                [(model, "validation") for model in _NAMED_BY_US],
                ref_template="#/components/schemas/{model}",
            )
            for name, schema in definitions["$defs"].items():
                schemas.setdefault(name, schema)
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
