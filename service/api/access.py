"""Who may do what: API keys as bearer tokens, once there is a key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated

from fastapi import Depends, Request
from fastapi.params import Depends as Dependency
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from service.api.keys import ApiKey, Role
from service.api.service import Service, service_of
from service.errors import AuthError, ForbiddenError

_RANK: dict[Role, int] = {"read": 0, "write": 1, "admin": 2}
_bearer = HTTPBearer(
    scheme_name="API key",
    description="A key of `samewire keys add`; none is needed while there is no key.",
    auto_error=False,
)
_Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def needs(role: Role) -> Dependency:
    """Let a route be used by keys of that role or a higher one.

    The route's request then raises AuthError or ForbiddenError; the key it came with is in
    `request.state.key`, None where none is needed. What goes on for long asks `still_allowed`.
    """

    async def check(request: Request, credentials: _Credentials) -> None:
        # Not as a dependency, which takes a turn in another thread for each of its places.
        find = partial(_permitted, service_of(request), credentials, role)
        request.state.key, request.state.permitted = find(), find
        if request.state.key is not None:
            request.state.key_id = request.state.key.id

    used: Callable[..., Awaitable[None]] = check
    return Dependency(used)


def still_allowed(request: Request) -> Callable[[], None]:
    """What raises AuthError or ForbiddenError once a request that goes on may no longer do so: its
    key was revoked, or the first key was added since."""
    permitted: Callable[[], ApiKey | None] = request.state.permitted

    def check() -> None:
        permitted()

    return check


def _permitted(
    service: Service, credentials: HTTPAuthorizationCredentials | None, role: Role
) -> ApiKey | None:
    """The key of a request, which may do what the role may; None where none is needed."""
    if not service.keys.any():
        return None
    key = _key(service, credentials)
    if _RANK[key.role] < _RANK[role]:
        raise ForbiddenError(f"the API key {key.name!r} has the role {key.role}; this needs {role}")
    return key


def _key(service: Service, credentials: HTTPAuthorizationCredentials | None) -> ApiKey:
    if credentials is None:
        raise AuthError("send an API key: Authorization: Bearer TOKEN")
    key = service.keys.check(credentials.credentials)
    if key is None:
        raise AuthError("there is no such API key, or it was revoked")
    return key
