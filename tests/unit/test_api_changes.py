import asyncio
import json

import pytest
from api_service import in_process, served

from service.api import feed
from service.api.schemas.changes import ChangePage, EventShape
from service.api.spool import ByteSpool


@pytest.fixture
def service(tmp_path):
    with in_process(tmp_path, page_limit=3) as running:
        yield running


def events_of(service, **parameters):
    answer = service.client.get("/v1/changes", params=parameters)
    assert answer.status_code == 200
    return ChangePage.model_validate(answer.json())


def test_pages_lead_through_all_events(service):
    for n in range(7):
        service.put(f"a{n}", title=str(n))
    after, seen = 0, []
    while (page := events_of(service, after=after, limit=100)).events:
        seen += page.events
        after = page.next
    assert [event.sequence for event in seen] == list(range(1, 8))
    assert {event.kind for event in seen} == {"assigned"}
    assert [event.body["article_id"] for event in seen] == [f"a{n}" for n in range(7)]
    assert (page.last, page.next) == (7, 7)
    assert events_of(service, after=5).events[0].sequence == 6


def test_a_reader_that_is_ahead_of_the_feed_is_told(service):
    answer = service.client.get("/v1/changes", params={"after": 1})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/conflict")
    streamed = service.client.get("/v1/changes", params={"after": 1, "stream": "sse"})
    assert streamed.status_code == 409


@pytest.mark.parametrize("id", ["x", "-1", "1" * 19, "²"])
def test_a_last_event_id_that_is_none_is_refused(service, id):
    answer = service.client.get("/v1/changes", headers={"Last-Event-ID": id.encode()})
    assert answer.status_code == 422


def lines_until(lines, count):
    found = []
    for each in lines:
        if each.strip():
            found.append(EventShape.model_validate(json.loads(each)))
        if len(found) == count:
            return found
    raise AssertionError("the stream ended early")


@pytest.mark.parametrize(
    ("parameters", "headers"),
    [({"stream": "ndjson"}, {}), ({}, {"Accept": "text/html, application/x-ndjson;q=0.9"})],
)
def test_a_stream_of_lines_goes_on_with_what_happens(tmp_path, parameters, headers):
    with served(tmp_path) as service:
        service.put("a", title="a")
        service.put("b", title="b")
        parameters = parameters | {"after": 1}
        with service.client.stream(
            "GET", "/v1/changes", params=parameters, headers=headers
        ) as stream:
            assert stream.headers["content-type"] == "application/x-ndjson"
            assert stream.headers["cache-control"] == "no-store"
            lines = stream.iter_lines()
            assert [event.sequence for event in lines_until(lines, 1)] == [2]
            service.put("c", title="c")
            service.client.delete("/v1/articles/a")
            assert [(e.sequence, e.kind) for e in lines_until(lines, 2)] == [
                (3, "assigned"),
                (4, "removed"),
            ]
            service.stop()
            assert [each for each in lines if each.strip()] == []


@pytest.mark.parametrize("quality", ["q=0", " Q = 0.0", "charset=utf-8;q=0"])
def test_a_stream_that_is_named_as_not_wanted_is_a_page(tmp_path, quality):
    with in_process(tmp_path) as service:
        accept = f"text/event-stream;{quality}, application/json"
        answer = service.client.get("/v1/changes", headers={"Accept": accept})
    assert answer.headers["content-type"] == "application/json"


def test_a_stream_that_is_ended_has_what_was_committed_before(tmp_path):
    with served(tmp_path) as service:
        for name in "abc":
            service.put(name, title=name)
        service.stop()
        with service.client.stream("GET", "/v1/changes", params={"stream": "ndjson"}) as stream:
            found = [json.loads(line)["sequence"] for line in stream.iter_lines() if line.strip()]
    assert found == [1, 2, 3]


def test_server_sent_events_go_on_where_they_were_interrupted(tmp_path):
    with served(tmp_path) as service:
        for name in "abc":
            service.put(name, title=name)
        headers = {"Accept": "text/event-stream", "Last-Event-ID": "2"}
        with service.client.stream(
            "GET", "/v1/changes", params={"after": 0}, headers=headers
        ) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            lines = stream.iter_lines()
            assert [next(lines) for _ in range(2)] == ["id: 3", "event: assigned"]
            data = next(lines).removeprefix("data: ")
            assert EventShape.model_validate(json.loads(data)).body["article_id"] == "c"


@pytest.mark.parametrize(("kind", "sign"), [("ndjson", b"\n"), ("sse", b": alive\n\n")])
def test_a_silent_stream_says_that_it_is_alive(tmp_path, monkeypatch, kind, sign):
    monkeypatch.setattr(feed, "HEARTBEAT", 0.01)
    with (
        served(tmp_path) as service,
        service.client.stream("GET", "/v1/changes", params={"stream": kind}) as stream,
    ):
        assert next(stream.iter_raw()).startswith(sign)


def test_a_stream_ends_when_its_client_goes_away(tmp_path):
    with served(tmp_path) as service:
        with service.client.stream("GET", "/v1/changes", params={"stream": "sse"}) as stream:
            assert stream.status_code == 200
        waiting = service.app.state.service.feed._waiting
        while waiting:
            assert service.client.get("/healthz").status_code == 200


def test_a_stream_outlives_the_limit_of_a_request(tmp_path):
    with (
        served(tmp_path, request_timeout=1) as service,
        service.client.stream("GET", "/v1/changes", params={"stream": "ndjson"}) as stream,
    ):
        service.engine.hold()
        assert service.put("a").status_code == 503
        service.engine.release()
        assert lines_until(stream.iter_lines(), 1)[0].body["article_id"] == "a"


def test_a_spool_hands_over_what_was_written_in_order_and_keeps_nothing():
    async def use():
        with ByteSpool() as spool:
            chunks = [bytes([n % 251]) * (n * 7919 % 200_000) for n in range(60)]
            read = bytearray()

            async def reader():
                while chunk := await spool.read():
                    read.extend(chunk)

            reading = asyncio.create_task(reader())
            for chunk in chunks:
                spool.write(chunk)
                if len(chunk) % 3 == 0:
                    await asyncio.sleep(0)
            spool.end()
            await reading
            assert bytes(read) == b"".join(chunks)
            assert spool._file.seek(0, 2) == 0

    asyncio.run(use())


@pytest.mark.parametrize("kind", ["ndjson", "sse"])
def test_a_stream_ends_once_its_key_is_revoked(tmp_path, kind):
    with served(tmp_path) as service:
        desk, other = (service.keys.add(name, "write") for name in ("desk", "other"))
        service.client.headers["Authorization"] = f"Bearer {other[1]}"
        service.put("a")
        headers = {"Authorization": f"Bearer {desk[1]}"}
        with service.client.stream(
            "GET", "/v1/changes", params={"stream": kind}, headers=headers
        ) as stream:
            chunks = stream.iter_text()
            assert '"sequence":1' in next(chunks)
            service.keys.revoke(desk[0].id)
            assert service.put("b").status_code == 201
            assert [each for each in chunks if "sequence" in each] == []


def test_a_stream_without_a_key_ends_once_there_is_one(tmp_path, monkeypatch):
    monkeypatch.setattr(feed, "HEARTBEAT", 0.01)
    with (
        served(tmp_path) as service,
        service.client.stream("GET", "/v1/changes", params={"stream": "ndjson"}) as stream,
    ):
        signs = stream.iter_raw()
        next(signs)
        service.keys.add("desk", "read")
        assert {*signs} <= {b"\n"}
