"""What every route works with."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from service.api.engine import Engine
from service.api.feed import Feed
from service.api.keys import KeyFile
from service.api.lanes import Lanes
from service.api.metrics import Metrics
from service.api.settings import ServiceSettings
from service.api.stopping import Stopping
from service.records import Limits


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of one application."""

    engine: Engine
    settings: ServiceSettings
    keys: KeyFile
    stopping: Stopping
    lanes: Lanes
    feed: Feed
    metrics: Metrics

    @property
    def limits(self) -> Limits:
        """How much one article may hold."""
        return Limits(self.settings.max_text_chars, self.settings.max_line_bytes)


def service_of(request: Request) -> Service:
    """The parts of the application that a request came to."""
    return cast(Service, request.app.state.service)


async def _after_a_turn(request: Request) -> Service:
    # Without a turn of the loop, whatever a client that left makes fail is told as our fault.
    await asyncio.sleep(0)
    return service_of(request)


ServiceOf = Annotated[Service, Depends(_after_a_turn)]
