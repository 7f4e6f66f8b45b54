"""Problem documents."""

from __future__ import annotations

from pydantic import Field

from service.api.schemas.base import Shape


class Complaint(Shape):
    """One value that cannot be used."""

    where: str = Field(examples=["query.limit"])
    message: str = Field(examples=["must be 1 or more"])


class Problem(Shape):
    """What went wrong (RFC 9457)."""

    type: str = Field(examples=["/problems/not-found"])
    title: str = Field(examples=["There is nothing under that id."])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["there is no article 'dpa-4'"])
    instance: str = Field(description="The id of the request, as in X-Request-ID.")
    errors: list[Complaint] | None = Field(None, description="With 422: what to correct.")
    reason: str | None = Field(
        None, description="With 422 about an article: the kind of failure in one word."
    )
    merged_into: str | None = Field(None, description="With 301: the cluster that survived.")
