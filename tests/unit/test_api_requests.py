"""What holds for every request: problems, limits, keys, headers."""

import gzip
import http.client
import logging
import socket
from functools import partial

import pytest
from api_service import ARTICLE, in_process, served

from service.api.schemas.problems import Problem
from service.errors import (
    ConflictError,
    NotReadyError,
    OverloadedError,
    RecordError,
    StoreError,
)
from service.live import Readiness


@pytest.fixture
def service(tmp_path):
    with in_process(tmp_path, max_body_bytes=2048, max_text_chars=500) as running:
        yield running


def problem(answer, status, kind):
    assert answer.headers["content-type"] == "application/problem+json"
    document = Problem.model_validate(answer.json())
    assert (answer.status_code, document.status) == (status, status)
    assert document.type == ("about:blank" if kind is None else f"/problems/{kind}")
    assert document.instance == answer.headers["x-request-id"]
    return document


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


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/docs", "/v1/articles/%FF", "/metrics"])
def test_every_answer_has_safe_headers(service, path):
    headers = service.client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] in {"no-store", "no-cache"}
    assert "access-control-allow-origin" not in headers


def test_other_origins_are_let_in_only_when_named(tmp_path):
    headers = {"Origin": "https://a.example", "Access-Control-Request-Method": "PUT"}
    with in_process(tmp_path, cors_origins=("https://a.example",)) as service:
        asked = service.client.options("/v1/articles/a", headers=headers)
        assert asked.headers["access-control-allow-origin"] == "https://a.example"
        assert asked.headers["x-request-id"]
        refused = service.client.options(
            "/v1/articles/a", headers=headers | {"Origin": "https://b.example"}
        )
        problem(refused, 400, "cross-origin")
        assert "access-control-allow-origin" not in refused.headers
        other = service.client.get("/v1/info", headers={"Origin": "https://b.example"})
        assert "access-control-allow-origin" not in other.headers


OPEN = ["/healthz", "/readyz", "/docs", "/docs/start.js", "/openapi.json"]
READS = ["/v1/info", "/metrics", "/v1/clusters", "/v1/articles/a", "/v1/changes", "/v1/decisions"]


def test_keys_are_needed_from_the_first_one_on(service, caplog):
    assert service.client.get("/v1/info").status_code == 200
    tokens = {role: service.keys.add(role, role)[1] for role in ("read", "write", "admin")}
    for path in OPEN:
        assert service.client.get(path).status_code == 200, path
    for path in READS:
        for headers in ({}, {"Authorization": "Bearer nope"}, {"Authorization": "Basic eDp5"}):
            answer = service.client.get(path, headers=headers)
            problem(answer, 401, "auth")
            assert answer.headers["www-authenticate"] == "Bearer"
        assert service.client.get(path, headers=bearer(tokens["read"])).status_code in {200, 404}
    for role, token in tokens.items():
        with caplog.at_level(logging.INFO):
            put = service.client.put("/v1/articles/a", json=ARTICLE, headers=bearer(token))
        if role == "read":
            assert "role read" in problem(put, 403, "forbidden").detail
        else:
            assert put.status_code in {200, 201}
        assert token not in caplog.text
    writes = [
        ("DELETE", "/v1/articles/a"),
        ("POST", "/v1/articles:bulk"),
        ("POST", "/v1/decisions"),
        ("DELETE", "/v1/decisions/1"),
    ]
    for method, path in writes:
        refused = service.client.request(method, path, headers=bearer(tokens["read"]))
        assert refused.status_code == 403, path
    checked = service.client.post(
        "/v1/articles:check", json=ARTICLE, headers=bearer(tokens["read"])
    )
    assert checked.status_code == 200
    sent = {"kind": "canonical", "article": "a"}
    decided = service.client.post("/v1/decisions", json=sent, headers=bearer(tokens["write"]))
    assert decided.json()["by"] == "write"
    service.keys.revoke(service.keys.check(tokens["write"]).id)
    assert service.client.get("/v1/info", headers=bearer(tokens["write"])).status_code == 401


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def test_requests_are_logged_and_counted_by_route(service, caplog):
    with caplog.at_level(logging.INFO):
        service.put("some-id")
        service.client.get("/nowhere/at/all")
    logged = [r.fields for r in caplog.records if r.getMessage() == "request"]
    assert [(f["method"], f["path"], f["status"]) for f in logged] == [
        ("PUT", "/v1/articles/{id}", 201),
        ("GET", "/nowhere/at/all", 404),
    ]
    page = service.client.get("/metrics").text
    counted = 'samewire_requests_total{method="PUT",route="/v1/articles/{id}",status="201"} 1.0'
    assert counted in page
    assert 'samewire_requests_total{method="other",route="other",status="404"} 1.0' in page
    assert "samewire_articles 1.0" in page
    assert "samewire_request_seconds_bucket" in page
    assert "process_resident_memory_bytes" in page
    assert "some-id" not in page


def test_readiness_names_what_is_missing(service):
    assert service.client.get("/readyz").json()["ready"] is True
    service.engine.ready = Readiness(model=False, index=True, store=True, detail="loading")
    answer = service.client.get("/readyz")
    assert (answer.status_code, answer.json()["detail"]) == (503, "loading")
    assert service.client.get("/healthz").json() == {"status": "ok"}


def test_the_description_has_settings_limits_and_encoders(service):
    answer = service.client.get("/v1/info")
    info = answer.json()
    assert info["settings_fingerprint"] == service.engine.settings.fingerprint()
    assert info["limits"]["max_body_bytes"] == 2048
    fake = {"name": "fake", "fingerprint": "fake-1", "languages": ["en"], "calibrated": True}
    assert info["encoders"] == [fake]
    assert str(service.settings.data) not in answer.text


def test_the_documentation_loads_nothing_from_elsewhere(service):
    page = service.client.get("/docs").text
    assert '<a href="/openapi.json">' in page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert '<meta name="viewport"' in page
    assert "http" not in page.replace("http-equiv", "")
    for path in ("/docs/start.js", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css"):
        assert f'"{path}"' in page
        assert service.client.get(path).status_code == 200
    assert "default-src 'self'" in service.client.get("/docs").headers["content-security-policy"]
    document = service.client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")


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


@pytest.mark.parametrize("path", ["/healthz?t=1", "/readyz?t=1", "/v1/info?t=1"])
def test_probes_may_add_what_they_like_to_an_address(service, path):
    assert service.client.get(path).status_code in {200, 503}


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
