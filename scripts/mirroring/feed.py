"""Reading the change feed of a service, with nothing but the standard library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

Event = dict[str, Any]
"""`sequence`, `kind`, `at` and `body`, as docs/api.md describes them."""

_PAGE = 1000
_SILENCE = 60.0
"""Seconds without a byte after which a connection is given up; a stream says more often that it
is alive."""


class RefusedError(Exception):
    """The service will never answer this request otherwise."""


class UnreachableError(Exception):
    """The service does not answer now; it may later."""


class Feed:
    """The change feed of the service at a URL; `key` is its API key where it wants one."""

    def __init__(self, service: str, key: str | None) -> None:
        self._url = service.rstrip("/") + "/v1/changes"
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    def page(self, after: int) -> list[Event]:
        """What follows a sequence, as much as one page holds; empty at the end of the feed.

        Raises RefusedError, UnreachableError.
        """
        with self._answer(after=after, limit=_PAGE) as response:
            events: list[Event] = json.load(response)["events"]
            return events

    def stream(self, after: int) -> Iterator[Event]:
        """What follows a sequence, each event as soon as it is committed, until that ends.

        Raises RefusedError, UnreachableError: the latter also when the service ends the stream.
        """
        with self._answer(after=after, stream="ndjson") as response:
            for line in response:
                # A connection that breaks may leave a piece of a line.
                if not line.endswith(b"\n"):
                    break
                # A blank line is a sign of life.
                if line.strip():
                    yield json.loads(line)
        raise UnreachableError(f"{self._url}: the stream ended")

    @contextmanager
    def _answer(self, **query: object) -> Iterator[HTTPResponse]:
        try:
            request = Request(f"{self._url}?{urlencode(query)}", headers=self._headers)
            with urlopen(request, timeout=_SILENCE) as response:
                yield response
        except HTTPError as error:
            with error:
                message = f"{self._url}: {error.code} {_detail(error)}"
            if error.code == 429 or error.code >= 500:
                raise UnreachableError(message) from error
            raise RefusedError(message) from error
        except (OSError, HTTPException) as error:
            raise UnreachableError(f"{self._url}: {error}") from error
        except (ValueError, KeyError) as error:
            raise RefusedError(f"{self._url}: this is no change feed: {error}") from error


def _detail(error: HTTPError) -> str:
    """What the problem document says, or the words of the status where there is none."""
    try:
        return str(json.load(error)["detail"])
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return str(error.reason)
