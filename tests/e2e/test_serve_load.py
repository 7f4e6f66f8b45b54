"""Many clients at one time, reads beside a bulk load, and the end of a server in the middle."""

from __future__ import annotations

import http.client
import json
import signal
import threading
from contextlib import closing

import pytest
from newswire import Acknowledged, Client, article
from stored_state import check_snapshot, check_whole, events, records, replayed

CLIENTS = 64
FOLLOWERS = 4
"""Clients that follow the feed, half of them by server-sent events."""
ANSWERS = 400
"""So many writes are answered, or refused, while all of them send."""
EXPECTED = {
    ("PUT", 200),
    ("PUT", 201),
    ("DELETE", 200),
    ("DELETE", 204),
    ("DELETE", 404),
    ("POST", 200),
    ("POST", 201),
    ("POST", 404),
    ("POST", 409),
    ("GET", 200),
    ("GET", 301),
    ("GET", 404),
    ("GET", 410),
    ("LINE", 200),
    ("LINE", 201),
    ("LINE", 404),
    *((method, 429) for method in ("PUT", "DELETE", "POST")),
}


class Follower(threading.Thread):
    """Follows the feed to the end of the server."""

    def __init__(self, port, spoken):
        super().__init__(daemon=True)
        self.events = []
        self._port, self._spoken = port, spoken

    def run(self):
        with closing(http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)) as asked:
            asked.request("GET", f"/v1/changes?stream={self._spoken}")
            for line in asked.getresponse():
                data = line.removeprefix(b"data: ") if self._spoken == "sse" else line
                if data.startswith(b"{"):
                    event = json.loads(data)
                    self.events.append((event["sequence"], event["kind"], event["body"]))


@pytest.fixture(scope="module")
def loaded(forks, tmp_path_factory):
    """Let many clients send, then end the server; return what happened."""
    data = tmp_path_factory.mktemp("loaded") / "data"
    known = Acknowledged()
    with forks.serving(data) as server:
        followers = [Follower(server.port, ("sse", "ndjson")[n % 2]) for n in range(FOLLOWERS)]
        clients = [
            Client(server.port, known, f"client-{n}", f"load {n}", ids=4, stories=60)
            for n in range(CLIENTS - FOLLOWERS)
        ]
        for thread in (*followers, *clients):
            thread.start()
        known.until(ANSWERS, clients)
        for client in clients:
            client.stop.set()
        for client in clients:
            client.join()
        server.signal(signal.SIGTERM)
        code = server.ended()
        for follower in followers:
            follower.join()
    return {"data": data, "known": known, "clients": clients, "code": code, "feeds": followers}


def test_nothing_fails_but_what_is_too_much_or_not_there(loaded):
    statuses = {(method, status) for c in loaded["clients"] for method, _, status in c.statuses}
    assert not [failure for client in loaded["clients"] for failure in client.failures]
    assert statuses <= EXPECTED
    assert {("PUT", 201), ("DELETE", 200), ("LINE", 201), ("POST", 201)} <= statuses
    assert all(client.statuses for client in loaded["clients"])
    assert loaded["code"] == 0


def test_the_state_is_whole_afterwards(loaded):
    loaded["known"].check(*records(loaded["data"]))
    check_whole(loaded["data"])
    check_snapshot(loaded["data"])


def test_all_who_followed_the_feed_have_the_state(loaded):
    feed = events(loaded["data"])
    assert replayed(feed)[0].keys() == records(loaded["data"])[0].keys()
    assert [follower.events == feed for follower in loaded["feeds"]] == [True] * FOLLOWERS


def lines_of(names):
    """Lines of a bulk request, by id."""
    records = {f"{name}": {"id": f"{name}"} | article(n // 3, n % 3) for n, name in names}
    return {name: json.dumps(record).encode() + b"\n" for name, record in records.items()}


class Bulk:
    """A bulk request whose lines are sent one by one."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.connection.putrequest("POST", "/v1/articles:bulk")
        self.connection.putheader("Content-Type", "application/x-ndjson")
        self.connection.putheader("Transfer-Encoding", "chunked")
        self.connection.endheaders()

    def send(self, data):
        self.connection.send(b"%x\r\n%s\r\n" % (len(data), data))

    def end(self):
        self.connection.send(b"0\r\n\r\n")

    def answers(self):
        """The answers as they come."""
        for line in self.connection.getresponse():
            yield json.loads(line)


def test_reads_and_checks_are_answered_while_a_bulk_load_runs(forks, tmp_path):
    lines = lines_of((n, f"bulk-{n}") for n in range(150))
    begun, over = threading.Event(), threading.Event()
    with forks.serving(tmp_path / "data") as server:
        assert server.put("first", article(0, 0)) == 201
        bulk = Bulk(server.port)
        answered = []

        def load():
            for data in lines.values():
                bulk.send(data)
            bulk.end()
            for answer in bulk.answers():
                answered.append(answer)
                begun.set()
            over.set()

        loading = threading.Thread(target=load)
        loading.start()
        begun.wait()
        reads = checks = 0
        while not over.is_set():
            assert server.get("/v1/articles/first")["id"] == "first"
            reads += not over.is_set()
            status, _, verdict = server.ask("POST", "/v1/articles:check", article(0, 4))
            assert (status, bool(verdict["matches"])) == (200, True)
            checks += not over.is_set()
        loading.join()
        bulk.connection.close()
    assert [answer["status_code"] for answer in answered] == [201] * len(lines)
    assert min(reads, checks) > 15


def test_a_signal_in_the_middle_finishes_what_was_accepted(forks, tmp_path):
    data = tmp_path / "data"
    known = Acknowledged()
    lines = lines_of((n, f"bulk-{n}") for n in range(150))
    with forks.serving(data) as server:
        bulk = Bulk(server.port)
        clients = [
            Client(server.port, known, f"client-{n}", f"signal {n}") for n in range(CLIENTS // 8)
        ]
        for client in clients:
            client.start()
        for line in lines.values():
            bulk.send(line)
        answers = bulk.answers()
        answered = [next(answers) for _ in range(20)]
        known.until(50, clients)
        server.signal(signal.SIGTERM)
        # The request has no end: the server has to.
        answered += answers
        bulk.connection.close()
        for client in clients:
            client.join()
        assert server.ended() == 0
        assert server.until("stopped")
    *done, last = answered
    assert last["status_code"] == 503
    assert last["problem"]["type"] == "/problems/not-ready"
    assert [answer["line"] for answer in answered] == list(range(1, len(answered) + 1))
    assert {answer["status_code"] for answer in done} == {201}
    articles, decisions = records(data)
    kept = {one for one in articles if one in lines}
    assert kept == {answer["id"] for answer in done}
    # What was not acknowledged was not done either.
    known.possible, known.possible_decisions = {}, []
    known.check({one: r for one, r in articles.items() if one not in lines}, decisions)
    check_whole(data)
    check_snapshot(data)
