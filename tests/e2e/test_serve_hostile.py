"""Hostile requests: each is answered as the fault of its sender, and the server goes on."""

from __future__ import annotations

import gzip
import json
import signal
import socket
from contextlib import closing, suppress

import pytest
from newswire import article
from stored_state import check_whole, records

BODY_LIMIT = 4_000_000
JSON, LINES = "application/json", "application/x-ndjson"
PROBLEM = "application/problem+json"
GOOD = json.dumps(article(1, 0)).encode()


def request(method, path, body=b"", media=JSON, **headers):
    """Write a request as bytes."""
    lines = [f"{method} {path} HTTP/1.1", "Host: a", "Connection: close"]
    if media:
        lines.append(f"Content-Type: {media}")
    lines.append(f"Content-Length: {len(body)}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def sent(server, data):
    """Send bytes and return status, media type and body of the answer."""
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=60)) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.sendall(data)
        return answer_on(connection)


def answer_on(connection):
    answer = b""
    try:
        while part := connection.recv(65_536):
            answer += part
    except ConnectionResetError:
        pass
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *fields = head.decode("latin-1").split("\r\n")
    named = dict(field.lower().split(": ", 1) for field in fields)
    return int(first.split()[1]), named.get("content-type"), body


def put(body, id="odd", **keys):
    return request("PUT", f"/v1/articles/{id}", body, **keys)


def text(value):
    return json.dumps({"title": "A title", "text": value}).encode()


BODIES = {
    "nothing": b"",
    "no JSON": b"{not json",
    "half an object": GOOD[:-1],
    "more than an object": GOOD + b"{}",
    "invalid UTF-8": b'{"title": "A", "text": "\xff\xfe broken \xc3("}',
    "overlong UTF-8": b'{"title": "A", "text": "\xc0\xaf broken"}',
    "UTF-16": GOOD.decode().encode("utf-16"),
    "a list": b"[1, 2, 3]",
    "a text": b'"text"',
    "null": b"null",
    "an empty object": b"{}",
    "empty texts": b'{"title": "", "text": ""}',
    "blank texts": json.dumps({"title": " ", "text": "\n\t \u200b"}).encode(),
    "NUL bytes": b"\x00" * 100,
    "a text of a wrong type": text(["a", "list"]),
    "a text that is an object": text({"a": 1}),
    "an id of a wrong type": json.dumps({"id": {"a": 1}, "text": "A text."}).encode(),
    "another id": json.dumps({"id": "other", "text": "A text."}).encode(),
    "deep lists": b'{"text": "A text.", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "open lists": b"[" * 1_000_000,
    "three million characters": text("All the news of the day. " * 120_000),
    "a title of a wrong type": b'{"title": 7, "text": "A text."}',
    "a language of a wrong type": b'{"text": "A text.", "lang": [1], "source": {}, "url": 5}',
    "a compressed body": gzip.compress(GOOD),
}
ODD = {
    "a lone surrogate": b'{"title": "A title", "text": "A text with \\ud800 in it."}',
    "NUL in the text": text("A text with \0 in it."),
    "controls and marks": text("Bell \x07 bidi \u202e\u2066 and \ufeff end of the text."),
    "emoji alone": text("\U0001f937 \U0001f937\U0001f3fd 12"),
    "a great number": b'{"text": "A text.", "x": 1' + b"0" * 4000 + b"}",
    "a number beyond all": b'{"text": "A text.", "x": 1e999, "published_at": 1e999}',
    "numbers that are none": b'{"text": "A text.", "x": NaN, "published_at": -Infinity}',
    "a date beyond all": b'{"text": "A text.", "published_at": 99999999999999999999}',
    "a date before all": b'{"text": "A text.", "published_at": "-99999-01-01"}',
    "a name twice": b'{"text": "A text.", "text": "Another text."}',
    "one word of many letters": text("a" * 200_000),
    "many full stops": text("." * 50_000),
    "html of open tags": json.dumps({"html": "<div>" * 50_000 + "A text."}).encode(),
    "html that is no html": json.dumps({"html": "<!doctype \0 <<<>>> &#xffffff; &bogus;"}).encode(),
}
MEDIA = {
    "none": "",
    "another": "text/plain",
    "a form": "application/x-www-form-urlencoded",
    "parts": "multipart/form-data; boundary=a",
    "another character set": "application/json; charset=utf-16",
    "two": "application/json, text/plain",
    "nonsense": "/;;=\xff",
}
PATHS = {
    "/v1/articles/%FF": 400,
    "/v1/articles/%ED%A0%80": 400,
    "/v1/articles/%00": 404,
    "/v1/articles/%20": 404,
    "/v1/articles/": 404,
    "/v1/articles/%": 400,
    "/v1/articles/%zz": 400,
    "/v1/articles/..%2F..%2Fetc%2Fpasswd": 404,
    "/v1/articles/../../etc/passwd": 404,
    "/v1/articles/" + "a" * 5000: 404,
    "/v1/articles/a/b": 404,
    "/v1/articles/a%2Fb": 404,
    "//v1//articles//a": 404,
    "/\\..\\..\\archive.db": 404,
    "/docs/../../../etc/passwd": 404,
    "/v1/pairs/a/%FF": 400,
    "/v1/clusters/c-99999999999999999999": 404,
    "/v1/clusters/c-0": 404,
    "/v1/clusters/c-%D9%A1": 404,
    "/v1/clusters?cursor=%00": 422,
    "/v1/clusters?limit=-1": 422,
    "/v1/clusters?limit=99999999999999999999999": 422,
    "/v1/clusters?changed_since=1e400": 422,
    "/v1/clusters?language=%FF%00": 200,
    "/v1/clusters?relation=none%27--": 422,
    "/v1/changes?after=-1": 422,
    "/v1/changes?after=9223372036854775808": 422,
    "/v1/changes?after=9223372036854775807": 409,
    "/v1/changes?stream=xml": 422,
    "/v1/decisions/0": 422,
    "/v1/decisions/9223372036854775807": 404,
    "/v1/decisions/%D9%A1": 422,
}
HEADERS = {
    "an id of a request with quotes": ({"X_Request_ID": '"><script>'}, 200),
    "an endless id of a request": ({"X_Request_ID": "a" * 8000}, 200),
    "a tag that is none": ({"If_None_Match": 'W/"' + "a" * 8000}, 200),
    "a key that is none": ({"Authorization": "Bearer \xff\xfe"}, 200),
    "many headers": ({f"X_{n}": "a" for n in range(90)}, 200),
    "a wrong place in the feed": ({"Last_Event_ID": "9" * 400}, 422),
    "a place in other digits": ({"Last_Event_ID": "\xb2\xb3"}, 422),
    "a range": ({"Range": "bytes=0-1"}, 200),
    "an origin": ({"Origin": "https://example.org", "Cookie": "a=b"}, 200),
}
UNREADABLE = {
    "noise": bytes(range(128, 256)) + b"\r\n\r\n",
    "no method": b" / HTTP/1.1\r\nHost: a\r\n\r\n",
    "a NUL in a header": b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n",
    "a header without a name": b"GET /healthz HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
    "a negative length": b"PUT /v1/articles/a HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
    "two lengths": request("PUT", "/v1/articles/a", GOOD, Content_Length="3"),
    "a length and chunks": request(
        "PUT", "/v1/articles/a", GOOD + b"\r\n", Transfer_Encoding="chunked"
    ),
    "a chunk without a size": request(
        "POST", "/v1/articles:bulk", media=LINES, Transfer_Encoding="chunked"
    ).replace(b"Content-Length: 0\r\n", b"")
    + b"zz\r\n{}\r\n",
}
DECISIONS = {
    "nothing": {},
    "an unknown kind": {"kind": "equal", "articles": ["a", "b"]},
    "one article": {"kind": "same", "articles": ["a"]},
    "three articles": {"kind": "same", "articles": ["a", "b", "c"]},
    "itself": {"kind": "same", "articles": ["a", "a"]},
    "numbers": {"kind": "different", "articles": [1, 2]},
    "no article": {"kind": "canonical", "article": None},
    "a note of a wrong type": {"kind": "canonical", "article": "a", "note": ["b"]},
    "a lone surrogate": {"kind": "canonical", "article": "\ud800"},
}


@pytest.fixture(scope="module")
def server(forks, tmp_path_factory):
    """A server that must not fail, whatever it is sent; what it has in the end is whole."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    with forks.serving(data, SAMEWIRE_MAX_BODY_BYTES=str(BODY_LIMIT)) as server:
        assert server.put("good", article(1, 0)) == 201
        yield server
        assert server.get("/v1/articles/good")["record"]["text"] == article(1, 0)["text"]
        server.signal(signal.SIGTERM)
        assert server.ended() == 0
    assert not [line for line in server.lines if '"error"' in line or "Traceback" in line]
    assert "good" in records(data)[0]
    check_whole(data)


def problem(answer, status):
    """Assert that an answer is a problem document of that status."""
    found, media, body = answer
    assert (found, media) == (status, PROBLEM), answer
    document = strictly(body)
    assert document["status"] == status
    assert len(document["detail"]) > 10
    return document


def strictly(body):
    """Parse JSON that is JSON: without NaN and Infinity."""

    def none(name):
        raise AssertionError(f"{name} is no JSON")

    return json.loads(body, parse_constant=none)


@pytest.mark.parametrize("name", BODIES)
def test_a_bad_body_is_refused(server, name):
    problem(sent(server, put(BODIES[name])), 422)
    if name not in {"another id"}:
        problem(sent(server, request("POST", "/v1/articles:check", BODIES[name])), 422)
        line = BODIES[name].replace(b"\n", b" ") or b"{}"
        status, _, answer = server.ask("POST", "/v1/articles:bulk", line + b"\n" + GOOD, LINES)
        assert status == 200
        bad, good = map(strictly, answer.splitlines())
        assert (bad["line"], bad["status_code"]) == (1, 422)
        assert (good["line"], good["status_code"]) in {(2, 201), (2, 200)}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_body_is_an_article_and_can_be_read(server, name):
    status, _, _ = sent(server, put(ODD[name]))
    assert status in {200, 201}
    for path in (
        "/v1/articles/odd",
        "/v1/pairs/odd/good",
        "/v1/clusters",
        "/v1/changes?limit=1000",
    ):
        status, media, body = sent(server, request("GET", path))
        assert (status, media) == (200, JSON)
        strictly(body)


@pytest.mark.parametrize("name", MEDIA)
def test_other_media_types_are_refused(server, name):
    for method, path in (
        ("PUT", "/v1/articles/a"),
        ("POST", "/v1/articles:check"),
        ("POST", "/v1/articles:bulk"),
        ("POST", "/v1/decisions"),
    ):
        problem(sent(server, request(method, path, GOOD, MEDIA[name])), 415)


@pytest.mark.parametrize("path", PATHS)
def test_paths_and_queries_lead_nowhere(server, path):
    answer = sent(server, request("GET", path))
    if PATHS[path] == 200:
        assert answer[0] == 200
    else:
        problem(answer, PATHS[path])


def test_an_endless_path_is_refused(server):
    status, _, _ = sent(server, request("GET", "/v1/articles/" + "a" * 200_000))
    assert status in {400, 404, 414, 431}


@pytest.mark.parametrize("id", ["%20", "a" * 1001, "%00" * 1001])
def test_ids_that_are_none_are_refused(server, id):
    problem(sent(server, put(GOOD, id)), 422)


@pytest.mark.parametrize("name", HEADERS)
def test_odd_headers_do_no_harm(server, name):
    headers, wanted = HEADERS[name]
    status, _, body = sent(server, request("GET", "/v1/changes", **headers))
    assert status == wanted
    strictly(body)


def test_headers_without_end_are_refused(server):
    headers = {f"X_{n}": "a" * 1000 for n in range(1000)}
    status, _, _ = sent(server, request("GET", "/healthz", **headers))
    assert status in {400, 431}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_request_is_refused(server, name):
    assert sent(server, UNREADABLE[name])[:2] == (400, PROBLEM)


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PATCH", "POST", "OPTIONS"])
def test_other_methods_are_refused(server, method):
    assert sent(server, request(method, "/v1/articles/good"))[0] in {400, 405}


@pytest.mark.parametrize("name", DECISIONS)
def test_bad_decisions_are_refused(server, name):
    body = json.dumps(DECISIONS[name]).encode()
    status, media, answer = sent(server, request("POST", "/v1/decisions", body))
    assert (status, media) in {(422, PROBLEM), (404, PROBLEM)}
    assert len(strictly(answer)["detail"]) > 10


def test_a_large_body_is_refused_before_it_is_read(server):
    huge = request("PUT", "/v1/articles/a").replace(b"th: 0", b"th: 999999999999")
    problem(sent(server, huge), 413)
    endless = request("PUT", "/v1/articles/a", media=LINES).replace(LINES.encode(), JSON.encode())
    endless = endless.replace(b"Content-Length: 0", b"Transfer-Encoding: chunked")
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    problem(sent(server, endless + chunk * (BODY_LIMIT // 0x10000 + 1)), 413)


def test_a_line_without_end_is_refused_and_the_next_one_done(forks, tmp_path):
    limit = {"SAMEWIRE_MAX_LINE_BYTES": "4096"}
    with forks.serving(tmp_path / "data", **limit) as server:
        lines = b'{"text": "' + b"a" * 1_000_000 + b'"}\n' + GOOD
        _, _, answer = server.ask("POST", "/v1/articles:bulk", lines, LINES)
    statuses = [json.loads(line)["status_code"] for line in answer.splitlines()]
    assert statuses == [422, 201]


def test_a_body_that_never_comes_is_given_up(forks, tmp_path):
    with forks.serving(tmp_path / "data", SAMEWIRE_REQUEST_TIMEOUT="0.5") as server:
        waiting = request("PUT", "/v1/articles/a").replace(b"th: 0", b"th: 10")
        document = problem(sent(server, waiting + b"{"), 503)
        assert document["type"] == "/problems/time-limit"
        assert server.get("/healthz")


def test_a_client_that_leaves_in_the_middle_leaves_no_trace(server):
    before = server.get("/v1/changes?limit=1")["last"]
    for whole in (put(GOOD, "gone"), request("POST", "/v1/articles:bulk", GOOD, LINES)):
        with closing(socket.create_connection(("127.0.0.1", server.port))) as connection:
            connection.sendall(whole[:-20])
    assert server.ask("GET", "/v1/articles/gone")[0] == 404
    assert server.get("/v1/changes?limit=1")["last"] == before
