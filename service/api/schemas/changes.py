"""The change feed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from service.api.schemas.base import Shape


class EventShape(Shape):
    """One change: `body` has what belongs to its kind, see docs/api.md."""

    sequence: int = Field(ge=1, description="From 1, without gaps.")
    kind: Literal["assigned", "merged", "split", "canonical_changed", "removed"]
    at: datetime
    body: dict[str, Any] = Field(
        examples=[
            {
                "article_id": "dpa-4",
                "cluster_id": "c-12",
                "previous_cluster_id": None,
                "reason": "added",
            }
        ]
    )


class ChangePage(Shape):
    """A page of the feed."""

    events: list[EventShape]
    last: int = Field(description="The sequence of the newest event there is.")
    next: int = Field(description="What to send as `after` for what follows this page.")
