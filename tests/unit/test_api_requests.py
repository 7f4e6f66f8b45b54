"""What holds for every request: problems, limits, connections."""

import gzip
import http.client
import socket
from functools import partial

import pytest
from api_service import ARTICLE, in_process, problem, served

from service.errors import (
    ConflictError,
    NotReadyError,
    OverloadedError,
    RecordError,
    StoreError,
)


@pytest.fixture
def service(tmp_path):
    with in_process(tmp_path, max_body_bytes=2048, max_text_chars=500) as running:
        yield running


@pytest.mark.parametrize(
    ("error", "status", "kind", "retry"),
    [
        (OverloadedError("full", 0.2), 429, "overloaded", "1"),
        (OverloadedError("full", 2.5), 429, "overloaded", "3"),
        (NotReadyError("loading"), 503, "not-ready", "5"),
        (StoreError("disk full"), 503, "store", None),
        (ConflictError("contradicts"), 409, "conflict", None),
        (RecordError("too_long", "long"), 422, "record", None),
    ],
)
def test_an_error_of_the_engine_is_a_problem(service, error, status, kind, retry):
    service.engine.failure = error
    answer = service.put()
    document = problem(answer, status, kind)
    assert document.detail == str(error)
    assert answer.headers.get("retry-after") == retry
    assert document.reason == ("too_long" if kind == "record" else None)


def test_an_unforeseen_error_tells_nothing_but_the_log(service, caplog):
    service.engine.failure = ZeroDivisionError("a secret")
    answer = service.put()
    document = problem(answer, 500, None)
    assert "secret" not in answer.text
    (record,) = [r for r in caplog.records if r.exc_info]
    assert record.fields == {"request_id": document.instance}
    assert "a secret" in str(record.exc_info[1])


def test_what_the_framework_refuses_is_a_problem(service):
    problem(service.client.get("/nowhere"), 404, None)
    refused = service.client.patch("/v1/articles/a", json={})
    problem(refused, 405, None)
    assert refused.headers["allow"] == "DELETE, GET, HEAD, PUT"
    document = problem(
        service.client.get("/v1/clusters?limit=0&min_size=x"), 422, "invalid-request"
    )
    assert [complaint.where for complaint in document.errors] == ["query.limit", "query.min_size"]
    told = [complaint.message for complaint in document.errors]
    assert told == ["must be 1 or more", "must be a whole number"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "invalid_json"),
        (b"{", "invalid_json"),
        (b"\xff", "invalid_utf8"),
        (b"[]", "wrong_type"),
        (b"[" * 1500, "too_deep"),
        (b"{}", "missing_field"),
        (b'{"text": "1"}', "empty_text"),
        (b'{"text": 1}', "wrong_type"),
        (b'{"text": "%s"}' % (b"x " * 300), "too_long"),
        (b'{"text": "x", "n": %s}' % (b"1" * 1900), None),
        (b'{"text": "x", "n": ' + b"[" * 99 + b"]" * 99 + b"}", None),
    ],
)
def test_a_body_that_is_no_article_is_told_why(service, body, reason):
    headers = {"Content-Type": "application/json"}
    for call in (
        lambda: service.client.put("/v1/articles/a", content=body, headers=headers),
        lambda: service.client.post("/v1/articles:check", content=body, headers=headers),
    ):
        answer = call()
        if reason is None:
            assert answer.status_code < 300
            assert service.client.get("/v1/articles/a").status_code == 200
        else:
            told = problem(answer, 422, "record")
            assert told.reason == reason
            # A client of the service has no command line.
            assert "--" not in told.detail


@pytest.mark.parametrize(
    "media_type", [None, "text/plain", "application/xml", "application/json; charset=utf-16", ";"]
)
def test_another_media_type_is_refused(service, media_type):
    headers = {"Content-Type": media_type} if media_type else {}
    answer = service.client.put("/v1/articles/a", content=b"{}", headers=headers)
    problem(answer, 415, "media-type")


@pytest.mark.parametrize("path", ["/v1/articles/a", "/v1/articles:bulk"])
def test_a_compressed_body_is_refused_and_not_taken_for_broken_json(service, path):
    bulk = path.endswith("bulk")
    headers = {"Content-Type": "application/x-ndjson" if bulk else "application/json"}
    send = partial(service.client.request, "POST" if bulk else "PUT", path)
    answer = send(content=gzip.compress(b"{}"), headers=headers | {"Content-Encoding": "gzip"})
    assert "'gzip'" in problem(answer, 415, "media-type").detail
    lines = [*headers.items(), ("Content-Encoding", "identity"), ("Content-Encoding", "gzip")]
    answer = send(content=gzip.compress(b"{}"), headers=lines)
    assert "gzip" in problem(answer, 415, "media-type").detail
    answer = send(content=b'{"text": "Word"}', headers=headers | {"Content-Encoding": "identity"})
    assert answer.status_code in {200, 201}


def test_head_answers_what_get_would_without_its_body(tmp_path):
    with served(tmp_path) as service:
        service.put()
        paths = (
            "/v1/articles/a",
            "/v1/clusters",
            "/v1/info",
            "/healthz",
            "/docs",
            "/v1/articles/x",
        )
        for path in paths:
            got, head = (service.client.request(method, path) for method in ("GET", "HEAD"))
            assert (head.status_code, head.content) == (got.status_code, b"")
            for name in ("content-type", "content-length", "etag"):
                assert head.headers.get(name) == got.headers.get(name)
        stream = service.client.head("/v1/changes", params={"stream": "sse", "after": 1})
        assert (stream.status_code, stream.headers["content-type"].partition(";")[0]) == (
            200,
            "text/event-stream",
        )
        refused = service.client.head("/v1/articles:check")
        assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
        assert service.client.get("/healthz").status_code == 200


def test_a_body_that_is_too_large_is_refused_also_without_its_length(service):
    big = b'{"text": "' + b"x" * 4000 + b'"}'
    headers = {"Content-Type": "application/json"}
    for content in (big, iter([big[:1000], big[1000:]])):
        answer = service.client.put("/v1/articles/a", content=content, headers=headers)
        problem(answer, 413, "body-too-large")


def test_a_declared_length_is_refused_before_the_body_comes(tmp_path):
    with served(tmp_path) as service:
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
        connection.putrequest("PUT", "/v1/articles/a")
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", "999999999999")
        connection.endheaders()
        assert connection.getresponse().status == 413
        connection.close()


@pytest.mark.parametrize("path", [b"/v1/articles/a%2", b"/v1/articles/a%zz", b"/v1/articles/%"])
def test_a_broken_encoding_is_refused(tmp_path, path):
    with served(tmp_path) as service:
        with socket.create_connection(("127.0.0.1", service.port), timeout=20) as client:
            client.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            answer = b"".join(iter(lambda: client.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 400")
        assert b'"type":"/problems/malformed-request"' in answer


def test_a_request_that_takes_too_long_is_answered_and_its_write_still_happens(tmp_path):
    with in_process(tmp_path, request_timeout=0.05) as service:
        service.engine.hold()
        answer = service.put()
        document = problem(answer, 503, "time-limit")
        assert "again" in document.detail
        assert answer.headers["retry-after"] == "5"
        service.engine.release()
    with in_process(tmp_path) as service:
        assert service.put().json()["status"] == "unchanged"


def test_a_full_queue_is_told_with_the_time_to_wait(tmp_path):
    with in_process(tmp_path, queue=1) as service:
        service.engine.hold()
        service.engine.remove("x")
        answer = service.put()
        problem(answer, 429, "overloaded")
        assert answer.headers["retry-after"] == "1"
        # Reads and checks go on.
        assert service.client.post("/v1/articles:check", json=ARTICLE).status_code == 200
        assert service.client.get("/v1/clusters").status_code == 200


@pytest.mark.parametrize("sent", ["abc-1", "x" * 128, "!~"])
def test_a_sane_request_id_is_echoed(service, sent):
    for path in ("/healthz", "/nowhere"):
        answer = service.client.get(path, headers={"X-Request-ID": sent})
        assert answer.headers["x-request-id"] == sent


@pytest.mark.parametrize("sent", ["", "x" * 129, "a b", "é", "a\tb"])
def test_another_request_id_is_replaced(service, sent):
    answer = service.client.get("/healthz", headers={"X-Request-ID": sent.encode()})
    assert len(answer.headers["x-request-id"]) == 16


@pytest.mark.parametrize(
    ("method", "path", "wrong"),
    [
        ("GET", "/v1/clusters?min_sise=2&limit=5", "query.min_sise"),
        ("GET", "/v1/changes?afer=0", "query.afer"),
        ("GET", "/v1/decisions?kind=same", "query.kind"),
        ("GET", "/v1/articles/a?full=1", "query.full"),
        ("PUT", "/v1/articles/a?lang=de", "query.lang"),
        ("POST", "/v1/articles:bulk?dry=1", "query.dry"),
    ],
)
def test_a_parameter_that_no_route_knows_is_refused(service, method, path, wrong):
    assert service.put("a").status_code == 201
    answer = service.client.request(method, path, json=ARTICLE if method == "PUT" else None)
    assert answer.status_code == 422
    assert [complaint["where"] for complaint in answer.json()["errors"]] == [wrong]


def test_a_whole_request_is_answered_though_its_client_sends_no_more(tmp_path):
    body = b'{"text": "A quake hit the coast."}'
    lines = b"%x\r\n%b\n\r\n0\r\n\r\n" % (len(body) + 1, body)
    head = b" HTTP/1.1\r\nHost: a\r\nContent-Type: application/"
    sent = {
        b"201": b"PUT /v1/articles/a%bjson\r\nContent-Length: %d\r\n\r\n%b"
        % (head, len(body), body),
        b"200": b"POST /v1/articles:bulk%bx-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n%b"
        % (head, lines),
        b"404": b"GET /v1/articles/none%bjson\r\n\r\n" % head,
        b"": b"PUT /v1/articles/c%bjson\r\nContent-Length: 900\r\n\r\n%b" % (head, body),
    }
    with served(tmp_path) as service:
        address = (service.client.base_url.host, service.client.base_url.port)
        for status, request in sent.items():
            with socket.create_connection(address, timeout=60) as connection:
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
                answer = b"".join(iter(lambda: connection.recv(65536), b""))
            assert answer[9:12] == status
            assert status != b"200" or b'"line":1,"status_code":201' in answer


@pytest.mark.parametrize("kind", [b"ndjson", b"sse"])
def test_a_feed_ends_whose_client_sends_no_more(tmp_path, kind):
    request = b"GET /v1/changes?stream=%b HTTP/1.1\r\nHost: a\r\n\r\n" % kind
    with served(tmp_path) as service:
        address = (service.client.base_url.host, service.client.base_url.port)
        for begun in (False, True):
            with socket.create_connection(address, timeout=5) as connection:
                connection.sendall(request)
                answer = connection.recv(65536) if begun else b""
                connection.shutdown(socket.SHUT_WR)
                answer += b"".join(iter(lambda: connection.recv(65536), b""))
            assert answer.startswith(b"HTTP/1.1 200")
