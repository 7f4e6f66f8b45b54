"""Pages of other origins: let in where they are named, else told so."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from service.api.failures import CrossOriginError
from service.api.problems import problem_of, problem_response


class _RefusedError(Exception):
    """A preflight that was refused, with the headers that belong to the answer."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class CrossOrigin(CORSMiddleware):
    """The middleware of the framework, whose refusals are problem documents."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        try:
            await super().__call__(scope, receive, send)
        except _RefusedError as refused:
            answer = refused.response
            error = CrossOriginError(bytes(answer.body).decode())
            kept = {
                name: value
                for name, value in answer.headers.items()
                if not name.startswith("content-")
            }
            document = problem_of(error, scope["state"]["request_id"])
            await problem_response(document, kept)(scope, receive, send)

    def preflight_response(self, request_headers: Headers) -> Response:
        """Answer a preflight; one that is refused is answered where its id is known."""
        response = super().preflight_response(request_headers)
        if response.status_code >= 400:
            raise _RefusedError(response)
        return response
