"""The query of a request: what a route does not know, it refuses."""

from __future__ import annotations

from fastapi import Request

from service.api.failures import InvalidRequestError


async def known_parameters(request: Request) -> None:
    """Refuse parameters of the query that the route has none of: a misspelt filter would be
    ignored, and all that it was to leave out be answered; raises InvalidRequestError."""
    known = {field.alias for field in request.scope["route"].dependant.query_params}
    if unknown := [name for name in request.query_params if name not in known]:
        message = "there is no such parameter" + (f"; {', '.join(sorted(known))}" if known else "")
        errors = [{"where": f"query.{name}", "message": message} for name in unknown]
        raise InvalidRequestError(
            "; ".join(f"{e['where']}: {e['message']}" for e in errors), errors
        )
