"""Answers: JSON that always can be sent, with an entity tag where it is read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

_DIGEST_BYTES = 16


def encode_json(value: object) -> bytes:
    """Write compact JSON in UTF-8; lone surrogates, which UTF-8 cannot hold, make it ASCII."""
    try:
        return _dump(value, ascii_only=False).encode()
    except UnicodeEncodeError:
        return _dump(value, ascii_only=True).encode()


def plain(model: BaseModel) -> dict[str, Any]:
    """The JSON values of a model."""
    return model.model_dump(mode="json")


def answer(
    model: BaseModel, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Answer with a model as JSON."""
    return Response(
        encode_json(plain(model)), status, dict(headers or {}), media_type="application/json"
    )


def tagged(request: Request, model: BaseModel) -> Response:
    """Answer a read with a strong entity tag, or 304 where the client has that very answer."""
    body = encode_json(plain(model))
    tag = f'"{hashlib.blake2b(body, digest_size=_DIGEST_BYTES).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if _known(request.headers.getlist("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, media_type="application/json")


def _known(conditions: list[str], tag: str) -> bool:
    given = {part.strip().removeprefix("W/") for line in conditions for part in line.split(",")}
    return "*" in given or tag in given


def _dump(value: object, *, ascii_only: bool) -> str:
    return json.dumps(value, ensure_ascii=ascii_only, allow_nan=False, separators=(",", ":"))
