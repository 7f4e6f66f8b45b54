"""HTTP/1.1 on a connection: what is no request, bodies that break, targets that name a server."""

import json
import socket

from api_service import served


def exchanged(service, sent):
    """What comes back on a connection until the service ends it."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as client:
        client.sendall(sent)
        return b"".join(iter(lambda: client.recv(65536), b""))


def test_what_is_no_http_is_a_problem_too(tmp_path, caplog):
    with served(tmp_path) as service:
        answer = exchanged(service, b"GET /healthz HTTP/1.1\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"content-type: application/problem+json" in head
    document = json.loads(body)
    assert (document["type"], document["status"]) == ("/problems/malformed-request", 400)
    assert f"x-request-id: {document['instance']}".encode() in head
    assert b"cache-control: no-store" in head
    (record,) = (each for each in caplog.records if each.name == "service.api.protocol")
    assert record.fields["request_id"] == document["instance"]


def broken(service, head):
    """What is answered to a request, and what after its body, begun or not, goes on as none."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as client:
        client.sendall(head)
        first = client.recv(65536)
        client.sendall(b"no length\r\n")
        return first, b"".join(iter(lambda: client.recv(65536), b""))


def test_a_broken_body_is_no_second_answer_within_the_first(tmp_path):
    with served(tmp_path) as service:
        head = b"POST /v1/articles:bulk HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
        begun = head + b"Content-Type: application/x-ndjson\r\n\r\n3\r\n{}\n\r\n"
        first, rest = broken(service, begun)
    assert (first + rest).count(b"HTTP/1.1") == 1


def test_a_broken_body_is_no_second_answer_after_the_first(tmp_path):
    with served(tmp_path) as service:
        head = b"POST /nowhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        first, rest = broken(service, head)
    assert first.startswith(b"HTTP/1.1 404")
    assert rest.count(b"HTTP/1.1") == 0


def test_a_target_may_name_the_server(tmp_path):
    with served(tmp_path) as service:
        for target in (b"http://x/healthz?a=b", b"HTTP://x:80/healthz"):
            sent = b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            assert exchanged(service, sent).startswith(b"HTTP/1.1 200")


def test_a_body_with_two_lengths_ends_the_connection(tmp_path):
    with served(tmp_path) as service:
        answer = exchanged(
            service,
            b"POST /v1/articles:check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        )
    assert b"\r\nconnection: close\r\n" in answer.lower()
