import itertools
import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from api_service import ARTICLE, in_process, served
from hypothesis import given
from hypothesis import strategies as st

from service.api.lines import _Splitter
from service.api.schemas.articles import BulkAnswer
from service.errors import NotReadyError

NDJSON = {"Content-Type": "application/x-ndjson"}


def line(**fields):
    return json.dumps(ARTICLE | fields) + "\n"


def send(service, body):
    answer = service.client.post("/v1/articles:bulk", content=body, headers=NDJSON)
    assert answer.status_code == 200
    return [json.loads(each) for each in answer.text.splitlines()]


@pytest.fixture
def service(tmp_path):
    with in_process(tmp_path, max_line_bytes=1024, max_text_chars=100, bulk_window=3) as running:
        yield running


def test_every_line_is_answered_in_order_and_a_bad_one_alone_fails(service):
    body = "".join(
        [
            line(id="a"),
            " \r\n",
            "nope\n",
            line(id="b", text="x" * 2000),
            line(id="c", text="x " * 60),
            "[1]\n",
            line(id="d", title=7),
            line(id="a"),
            line(title="No id of its own").rstrip(),
        ]
    )
    answers = send(service, body)
    for answer in answers:
        BulkAnswer.model_validate(answer)
    assert [(a["line"], a["status_code"], a["id"]) for a in answers[:-1]] == [
        (1, 201, "a"),
        (3, 422, None),
        (4, 422, None),
        (5, 422, "c"),
        (6, 422, None),
        (7, 422, "d"),
        (8, 200, "a"),
    ]
    reasons = [a["problem"]["reason"] for a in answers if "problem" in a]
    assert reasons == ["invalid_json", "too_long", "too_long", "wrong_type", "wrong_type"]
    assert answers[0]["verdict"]["status"] == "new"
    assert answers[6]["verdict"]["status"] == "unchanged"
    assert (answers[7]["line"], answers[7]["status_code"]) == (9, 201)
    assert answers[7]["id"].startswith("sha256-")


def test_a_line_that_is_refused_is_told_with_its_id_and_what_it_may_have(service):
    body = '{"id": "a", "op": "upsert", "text": "x"}\n{"id": "b"}\n{"id": []}\n' + line(
        text="x" * 2000
    )
    answers = send(service, body)
    assert [a["id"] for a in answers] == ["a", "b", None, None]
    assert "1,024 bytes" in answers[3]["problem"]["detail"]


def test_lines_may_remove_articles(service):
    body = line(id="a") + '{"op": "delete", "id": "a"}\n' * 2 + '{"op": "delete"}\n{"op": 1}\n'
    answers = send(service, body)
    assert [a["status_code"] for a in answers] == [201, 200, 404, 422, 422]
    assert answers[1]["removal"] == {"article_id": "a", "cluster_id": "c-1"}
    assert service.engine.measurements().articles == 0


def test_an_id_is_read_alike_to_put_and_to_remove(service):
    body = line(id=5) + '{"op": "delete", "id": 5}\n' + line(id="\ud800") + line(id="\ud801")
    answers = send(
        service, body + '{"op": "delete", "id": "\\ud800"}\n{"op": "delete", "id": []}\n'
    )
    assert [a["status_code"] for a in answers] == [201, 200, 422, 422, 422, 422]
    reasons = [a["problem"]["reason"] for a in answers if "problem" in a]
    assert reasons == ["invalid_id", "invalid_id", "invalid_id", "wrong_type"]


def test_a_full_queue_makes_a_bulk_request_wait_not_fail(tmp_path):
    with in_process(tmp_path, queue=1, bulk_window=8) as service:
        answers = send(service, "".join(line(id=f"a{n}", title=str(n)) for n in range(20)))
        assert [a["status_code"] for a in answers] == [201] * 20
        assert service.engine.measurements().articles == 20


def test_no_more_than_the_window_is_in_work(service):
    send(service, "".join(line(id=f"a{n}", title=str(n)) for n in range(20)))
    assert 0 < service.engine.most_waiting <= 3


def test_a_failure_of_the_engine_belongs_to_its_line(service):
    service.engine.failure = NotReadyError("loading")
    assert [a["problem"]["type"] for a in send(service, line(id="a"))] == ["/problems/not-ready"]
    service.engine.failure = ZeroDivisionError("secret")
    (answer,) = send(service, line(id="a"))
    assert answer["status_code"] == 500
    assert "secret" not in json.dumps(answer)


def test_only_ndjson_is_taken(service):
    answer = service.client.post("/v1/articles:bulk", json=ARTICLE)
    assert (answer.status_code, answer.json()["type"]) == (415, "/problems/media-type")


def test_an_empty_body_has_an_empty_answer(service):
    assert send(service, "") == []


def test_a_client_may_send_everything_before_it_reads(tmp_path):
    """Many megabytes each way: more than all buffers between the two hold."""
    # A name that stands twice becomes a warning, so that the answer is large, too.
    name, count = "x" * 100_000, 100
    more = f', "{name}": 1, "{name}": 2}}\n'
    lines = [line(id=str(n), title=str(n)).rstrip("}\n") + more for n in range(count)]
    body = "".join(lines).encode()
    with served(tmp_path, bulk_window=4) as service:
        with socket.socket() as client:
            client.settimeout(20)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect(("127.0.0.1", service.port))
            client.sendall(
                b"POST /v1/articles:bulk HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                b"Content-Type: application/x-ndjson\r\n"
                b"Content-Length: %d\r\n\r\n" % len(body)
            )
            client.sendall(body)
            answer = b"".join(iter(lambda: client.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 200")
        assert answer.count(b'"status_code":201') == count
        assert len(answer) > 10_000_000
        assert service.engine.measurements().articles == count


def test_answers_come_while_the_request_goes_on(tmp_path):
    with (
        served(tmp_path) as service,
        socket.create_connection(("127.0.0.1", service.port), timeout=30) as client,
    ):
        client.sendall(
            b"POST /v1/articles:bulk HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            b"Content-Type: application/x-ndjson\r\n\r\n"
        )
        received = b""
        for n in range(3):
            sent = line(id=str(n), title=str(n)).encode()
            client.sendall(b"%x\r\n%s\r\n" % (len(sent), sent))
            while received.count(b'"status_code":201') <= n:
                received += client.recv(65536)


def test_a_stop_ends_a_bulk_request_that_is_still_open(tmp_path):
    with (
        served(tmp_path) as service,
        socket.create_connection(("127.0.0.1", service.port), timeout=30) as client,
    ):
        sent = line(id="a").encode()
        client.sendall(
            b"POST /v1/articles:bulk HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            b"Content-Type: application/x-ndjson\r\n\r\n%x\r\n%s\r\n" % (len(sent), sent)
        )
        received = b""
        while b'"status_code":201' not in received:
            received += client.recv(65536)
        service.stop()
        while not received.endswith(b"0\r\n\r\n"):
            received += client.recv(65536)
    last = json.loads([each for each in received.split(b"\n") if each.startswith(b"{")][-1])
    assert (last["line"], last["status_code"]) == (2, 503)
    assert last["problem"]["type"] == "/problems/not-ready"


def test_a_line_cut_off_is_not_taken(tmp_path):
    with served(tmp_path) as service:
        with socket.create_connection(("127.0.0.1", service.port), timeout=30) as client:
            whole, cut = line(id="a").encode(), line(id="b").rstrip().encode()
            client.sendall(
                b"POST /v1/articles:bulk HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n"
                b"Content-Type: application/x-ndjson\r\n\r\n" + whole + cut
            )
            received = b""
            while b'"status_code":201' not in received:
                received += client.recv(65536)
        while (
            b'samewire_requests_total{method="POST"' not in service.client.get("/metrics").content
        ):
            pass
        assert service.client.get("/v1/articles/a").status_code == 200
        assert service.client.get("/v1/articles/b").status_code == 404


@given(st.lists(st.binary(max_size=12).filter(lambda b: b"\n" not in b)), st.data())
def test_lines_are_the_same_however_they_are_cut(lines, data):
    body = b"\n".join(lines)
    cuts = data.draw(st.lists(st.integers(0, len(body))).map(sorted))
    splitter = _Splitter(8)
    chunks = [body[a:b] for a, b in itertools.pairwise([0, *cuts, len(body)])]
    found = [each for chunk in chunks for each in splitter.add(chunk)] + splitter.rest()
    assert [(each.number, each.data) for each in found] == [
        (number, each if len(each) <= 8 else None)
        for number, each in enumerate(lines, 1)
        if len(each) > 8 or each.strip()
    ]


def stored(service, name):
    with service.engine.store.read() as reader:
        return reader.entry(name)


def await_stored(service, name):
    end = time.monotonic() + 20
    while not stored(service, name):
        assert time.monotonic() < end, f"{name} was not stored in time"
        time.sleep(0.01)


def test_lines_that_come_after_the_key_was_revoked_are_refused(tmp_path):
    with served(tmp_path) as service:
        key, token = service.keys.add("desk", "write")

        def lines():
            yield line(id="a").encode()
            await_stored(service, "a")
            service.keys.revoke(key.id)
            yield line(id="b").encode()
            yield line(id="c").encode()

        headers = NDJSON | {"Authorization": f"Bearer {token}"}
        answer = service.client.post("/v1/articles:bulk", content=lines(), headers=headers)
        found = [json.loads(each) for each in answer.text.splitlines()]
    assert [(each["line"], each["status_code"]) for each in found] == [(1, 201), (2, 401)]
    assert found[1]["problem"]["type"] == "/problems/auth"


def test_a_line_that_waited_for_its_turn_while_the_key_was_revoked_is_refused(tmp_path):
    with served(tmp_path, bulk_window=1) as service, ThreadPoolExecutor(1) as client:
        key, token = service.keys.add("desk", "write")
        headers = NDJSON | {"Authorization": f"Bearer {token}"}
        body = line(id="a") + line(id="b")
        service.engine.hold()
        sent = client.submit(
            service.client.post, "/v1/articles:bulk", content=body, headers=headers
        )
        service.engine.until_waiting(1)
        # The second line is read already, and waits until the first is answered.
        time.sleep(0.2)
        service.keys.revoke(key.id)
        service.engine.release()
        found = [json.loads(each) for each in sent.result(20).text.splitlines()]
    assert [(each["line"], each["status_code"]) for each in found] == [(1, 201), (2, 401)]
