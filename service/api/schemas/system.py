"""The service itself."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from service.api.schemas.base import Shape


class Health(Shape):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ReadyShape(Shape):
    """What can be used."""

    ready: bool
    model: bool
    index: bool
    store: bool
    detail: str = Field(description="What is missing; empty when ready.")


class LimitsShape(Shape):
    """How much a request may hold."""

    max_body_bytes: int
    max_text_chars: int
    max_line_bytes: int
    max_id_chars: int
    queue: int
    checks: int
    bulk_window: int
    request_timeout: float
    page_limit: int


class EncoderShape(Shape):
    """An encoder in use."""

    name: str = Field(examples=["muse"])
    fingerprint: str = Field(examples=["muse-2-a469161b5d20"])
    languages: list[str] | None = Field(description="Null where any language is taken.")
    calibrated: bool = Field(description="False where verdicts are by a cautious default.")


class InfoShape(Shape):
    """What answers here."""

    version: str = Field(examples=["0.1.0"])
    python: str = Field(examples=["3.11.9"])
    packages: dict[str, str] = Field(description="Versions of what verdicts depend on.")
    encoders: list[EncoderShape]
    settings: dict[str, Any] = Field(description="Everything that may change a verdict.")
    settings_fingerprint: str
    limits: LimitsShape
    articles: int
    clusters: int
    last_event: int
