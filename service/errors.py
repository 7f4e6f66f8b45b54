"""One tree of errors; the message says what was wrong, where, and what to do.

A class stands for one kind of failure. `exit_code` is what the command line ends with
and `status` what HTTP answers; the class docstring is the title of the problem.
"""

from __future__ import annotations

from typing import ClassVar


class SamewireError(Exception):
    """Something went wrong in samewire."""

    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 500

    @property
    def title(self) -> str:
        """The kind of failure in one line, for people."""
        return (type(self).__doc__ or "").strip().splitlines()[0]


class UsageError(SamewireError):
    """The command or its options cannot be used as given."""

    exit_code = 2
    status = 400


class SettingsError(UsageError):
    """A setting has a value that cannot be used."""


class RecordError(SamewireError):
    """A record cannot become an article."""

    status = 422

    def __init__(self, reason: str, message: str, id: str | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.id = id


class EncoderError(SamewireError):
    """An encoder cannot be loaded or used."""

    status = 503


class FingerprintError(EncoderError):
    """Vectors, calibrations or weights belong to another encoder than the one in use."""


class StoreError(SamewireError):
    """The working files cannot be read or written."""

    status = 503


class NotFoundError(SamewireError):
    """There is nothing under that id."""

    status = 404


class GoneError(NotFoundError):
    """There was something under that id, and it is no more."""

    status = 410


class MergedError(NotFoundError):
    """The cluster was merged into another one."""

    status = 301

    def __init__(self, message: str, into: str) -> None:
        super().__init__(message)
        self.into = into


class ConflictError(SamewireError):
    """The request contradicts what is stored."""

    status = 409


class OverloadedError(SamewireError):
    """More is waiting than the service is allowed to keep; try again."""

    status = 429

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class NotReadyError(SamewireError):
    """The service is starting or stopping; try again."""

    status = 503


class AuthError(SamewireError):
    """The request needs an API key."""

    status = 401


class ForbiddenError(SamewireError):
    """The API key does not allow this."""

    status = 403


class ListenError(SamewireError):
    """The address of the service cannot be used."""
