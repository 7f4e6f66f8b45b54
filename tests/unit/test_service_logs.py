from __future__ import annotations

import json
import logging
import subprocess
import sys

import pytest

from service.api.logs import JsonLines, log_request

TOKEN = "sw_" + "aB3-_" * 8


@pytest.fixture
def lines(caplog):
    """Return what was logged as it would stand on standard error."""
    caplog.set_level(logging.DEBUG)
    return lambda: [json.loads(JsonLines().format(record)) for record in caplog.records]


def request(**changes):
    fields = {
        "request_id": "r1",
        "method": "PUT",
        "path": "/v1/articles/{id}",
        "status": 200,
        "duration_ms": 12.345,
        "client": "127.0.0.1",
        "key_id": "k-1",
    }
    log_request(**(fields | changes))


def test_a_request_is_one_object(lines):
    request()
    (line,) = lines()
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "info",
        "logger": "service.api.logs",
        "event": "request",
        "request_id": "r1",
        "method": "PUT",
        "path": "/v1/articles/{id}",
        "status": 200,
        "duration_ms": 12.3,
        "client": "127.0.0.1",
        "key_id": "k-1",
    }


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"status": 404}, "info"),
        ({"status": 429}, "info"),
        ({"status": 500}, "error"),
        ({"path": "/healthz"}, "debug"),
        ({"path": "/metrics"}, "debug"),
        ({"path": "/readyz", "status": 503}, "debug"),
        ({"status": 503}, "warning"),
        ({"path": "/readyz", "status": 500}, "error"),
    ],
)
def test_the_level_tells_what_an_operator_has_to_see(lines, changes, level):
    request(**changes)
    assert [line["level"] for line in lines()] == [level]


def test_what_looks_like_a_key_is_blotted_out_wherever_it_stands(lines):
    request(path=f"/v1/{TOKEN}", request_id=TOKEN)
    logging.getLogger("other").warning("a header %r", {"authorization": f"Bearer {TOKEN}"})
    try:
        int(TOKEN)
    except ValueError:
        logging.getLogger("other").exception("failed")
    assert len(lines()) == 3
    assert TOKEN not in json.dumps(lines())


def test_any_text_is_one_line_of_ascii():
    for text in ("two\nlines", "\x1b[31m", "\udc80", "日本", "\u2028", '"'):
        record = logging.LogRecord("other", logging.INFO, __file__, 1, "%s", (text,), None)
        line = JsonLines().format(record)
        assert line.isascii()
        assert len(line.splitlines()) == 1
        assert json.loads(line)["event"] == text


def test_the_traceback_is_a_field(lines):
    try:
        _ = 1 / 0
    except ZeroDivisionError:
        logging.getLogger("other").exception("failed")
    (line,) = lines()
    assert line["exception"].startswith("Traceback")
    assert line["exception"].endswith("ZeroDivisionError: division by zero")


PROGRAM = """
import logging, threading, warnings
from service.api.logs import configure_logging
configure_logging("{level}")
logging.getLogger("service.live").debug("ours at debug")
logging.getLogger("service.live").info("ours at info")
logging.getLogger("uvicorn.error").info("theirs at info")
logging.getLogger("uvicorn.error").warning("theirs at warning")
logging.getLogger("service.live").error("ours at error")
warnings.warn("careful")
thread = threading.Thread(target=lambda: 1 / 0, name="worker")
thread.start()
thread.join()
class Unraisable:
    def __del__(self):
        raise KeyError("lost")
del [Unraisable()][0]
"""


@pytest.mark.parametrize(
    ("level", "events"),
    [
        ("debug", ["ours at debug", "ours at info", "theirs at warning", "ours at error"]),
        ("info", ["ours at info", "theirs at warning", "ours at error"]),
        ("error", ["ours at error"]),
    ],
)
def test_a_process_logs_json_and_nothing_else(level, events):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(level=level)], capture_output=True, check=True
    )
    logged = [json.loads(line) for line in done.stderr.decode().splitlines()]
    warned = [line for line in logged if "UserWarning: careful" in line["event"]]
    thread, unraisable = logged[-2:]
    assert [line["event"] for line in logged[: len(events)]] == events
    assert len(warned) == (level != "error")
    assert len(logged) == len(events) + len(warned) + 2
    assert (thread["event"], thread["level"]) == ("the thread worker failed", "critical")
    assert "ZeroDivisionError" in thread["exception"]
    assert "KeyError: 'lost'" in unraisable["exception"]
    assert done.stdout == b""
