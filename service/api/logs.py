"""Structured logs: one JSON object a line on standard error, and nothing secret in it."""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.api.settings import LogLevel

_OURS = ("service", "models")
_PROBES = frozenset(("/healthz", "/readyz", "/metrics"))
_TOKEN = re.compile(r"sw_[A-Za-z0-9_-]{20,}")

_log = logging.getLogger(__name__)


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON in ASCII.

    `time` (UTC), `level`, `logger`, `event` (the message), the record's `fields` where it has
    some, and `exception` with the traceback. What looks like an API key is blotted out.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without its end."""
        time = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": time.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage().rstrip("\n"),
        }
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        # In ASCII, so that the encoding of the stream does not matter.
        return _TOKEN.sub("sw_***", json.dumps(line, default=str))


def configure_logging(level: LogLevel) -> None:
    """Let this process log JSON lines: ours from `level` on, other packages' from warning on.

    Warnings and exceptions that nobody caught, of threads and of finalisers, are logged, too.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    ours = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(handlers=[handler], level=max(ours, logging.WARNING), force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(ours)
    logging.captureWarnings(capture=True)
    threading.excepthook = _log_thread_failure
    sys.unraisablehook = _log_unraisable


def log_request(
    *,
    request_id: str,
    method: str,
    path: str,
    status: int,
    duration_ms: float,
    client: str | None,
    key_id: str | None,
) -> None:
    """Log a request that was answered.

    `path` is the template of the route, or the path without its query where no route has it;
    `key_id` is the id of the API key, never its token. What asks for nothing but the state of
    the service is logged at debug level, what the service failed to do at warning or error level.
    """
    level = logging.DEBUG if path in _PROBES else logging.INFO
    if status == 503:
        # An answer: not ready yet, or too slow; to a probe, the one it asks for.
        level = max(level, logging.DEBUG if path in _PROBES else logging.WARNING)
    elif status >= 500:
        level = logging.ERROR
    fields = {
        "request_id": request_id,
        "method": method,
        "path": path,
        "status": status,
        "duration_ms": round(duration_ms, 1),
        "client": client,
        "key_id": key_id,
    }
    _log.log(level, "request", extra={"fields": fields})


def _log_thread_failure(failure: threading.ExceptHookArgs) -> None:
    if failure.exc_value is None or failure.exc_type is SystemExit:
        return
    name = failure.thread.name if failure.thread else "unknown"
    _log.critical("the thread %s failed", name, exc_info=failure.exc_value)


def _log_unraisable(failure: sys.UnraisableHookArgs) -> None:
    _log.error(
        "%s: %r", failure.err_msg or "ignored failure", failure.object, exc_info=failure.exc_value
    )
