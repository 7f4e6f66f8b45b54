"""The configuration of the server: where it listens, what it keeps, and its limits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.settings import NamedPath

LogLevel = Literal["debug", "info", "warning", "error"]
Origin = Annotated[str, Field(pattern=r"^(\*|https?://[^/\s]+)$")]


class ServiceSettings(BaseSettings):
    """Everything about serving that never changes a verdict.

    Read from the environment (`SAMEWIRE_` and the field's name in capitals); a file may stand
    behind it, and the command line overrides both.
    """

    model_config = SettingsConfigDict(env_prefix="SAMEWIRE_", frozen=True, extra="forbid")

    data: NamedPath = Field(
        default=Path("samewire-data"),
        description="The directory that holds the store, the index snapshot and the keys.",
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        max_length=255,
        description="The address to listen on; one that is not loopback needs API keys.",
    )
    port: int = Field(
        default=8000,
        ge=0,
        le=65_535,
        description="The TCP port to listen on; 0 takes any free one, which the log tells.",
    )
    max_body_bytes: int = Field(
        default=33_554_432,
        ge=1024,
        le=1_073_741_824,
        description="The largest body of a request in bytes; a bulk request has no such limit.",
    )
    max_text_chars: int = Field(
        default=250_000,
        ge=1,
        le=20_000_000,
        description="The longest text of an article in characters; others wait for long ones.",
    )
    max_line_bytes: int = Field(
        default=8_388_608,
        ge=1024,
        le=1_073_741_824,
        description="The longest line of a bulk request in bytes.",
    )
    queue: int = Field(
        default=256,
        ge=1,
        le=100_000,
        description="How many writes may wait; beyond that a request is answered 429.",
    )
    checks: int = Field(
        default=32,
        ge=1,
        le=100_000,
        description="How many checks and comparisons may be in work; beyond that 429.",
    )
    bulk_window: int = Field(
        default=64,
        ge=1,
        le=10_000,
        description="How many lines of one bulk request are worked on at a time.",
    )
    request_timeout: float = Field(
        default=60.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description="Seconds after which a request that is not a stream is answered 503.",
    )
    shutdown_timeout: float = Field(
        default=30.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description="Seconds that accepted requests have to finish once the server is told to end.",
    )
    cors_origins: tuple[Origin, ...] = Field(
        default=(),
        description="Origins whose web pages may call the service, such as https://example.org, "
        "or * for all; none by default.",
    )
    page_limit: int = Field(
        default=1000,
        ge=1,
        le=10_000,
        description="The most items on one page of a list.",
    )
    log_level: LogLevel = Field(
        default="info", description="The least important messages that are logged."
    )
