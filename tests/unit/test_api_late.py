"""What the service answers to requests that outlast its end."""

import json
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest
from api_service import ARTICLE, served

from service.api.settings import ServiceSettings


@pytest.fixture
def stopping_soon(monkeypatch):
    """A service that is late a moment after it was told to stop."""
    monkeypatch.setattr("api_service.SHUTDOWN_SECONDS", 0.2)


@pytest.mark.usefixtures("stopping_soon")
def test_a_write_that_does_not_finish_is_answered_as_a_problem(tmp_path):
    with served(tmp_path) as service, ThreadPoolExecutor() as clients:
        service.engine.hold()
        waiting = clients.submit(service.client.put, "/v1/articles/a", json=ARTICLE)
        service.engine.until_waiting(1)
        service.stop()
        answer = waiting.result(30)
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"]
    assert answer.json()["instance"] == answer.headers["x-request-id"]
    assert answer.json()["type"] == "/problems/not-ready"


@pytest.mark.usefixtures("stopping_soon")
def test_every_line_of_a_bulk_request_is_answered(tmp_path):
    lines = "".join(json.dumps(ARTICLE | {"id": f"a{n}"}) + "\n" for n in range(5))
    with served(tmp_path) as service, ThreadPoolExecutor() as clients:
        service.engine.hold()
        waiting = clients.submit(
            httpx2.post,
            f"http://127.0.0.1:{service.port}/v1/articles:bulk",
            content=lines.encode(),
            headers={"Content-Type": "application/x-ndjson"},
            timeout=30,
        )
        service.engine.until_waiting(5)
        service.stop()
        answer = waiting.result(30)
    answers = [json.loads(line) for line in answer.text.splitlines()]
    assert [(a["line"], a["status_code"]) for a in answers] == [(n, 503) for n in range(1, 6)]


def test_the_text_limit_keeps_an_article_from_holding_up_others():
    assert ServiceSettings().max_text_chars <= 250_000
