"""kill -9 at random moments of a concurrent load: whatever was acknowledged is there, and whole."""

from __future__ import annotations

import signal
from random import Random
from threading import Event

import pytest
from newswire import Acknowledged, Client, article
from stored_state import check_snapshot, check_whole, events, records, replayed

KILLS = 50
CLIENTS = 8
LOOKED_AT_CLOSELY = 10
"""Every so many kills, everything in the store is found anew."""
SEED = 20260301


@pytest.fixture(scope="module")
def killed(forks, tmp_path_factory):
    """Kill a server many times, looking into the store each time; return what it is then."""
    data = tmp_path_factory.mktemp("killed") / "data"
    random, known, feed = Random(SEED), Acknowledged(), []
    failures, seen = [], []
    for kill in range(KILLS):
        with forks.serving(data) as server:
            clients = _clients(server.port, known, kill)
            _moment(random, server, known, clients)
            server.signal(signal.SIGKILL)
            for client in clients:
                client.join()
            code = server.ended()
            failures += [c.statuses[-1] for c in clients if c.statuses[-1:] and _bad(c)]
        assert code in {-signal.SIGKILL, 0}
        seen.append(known.count)
        known.check(*records(data))
        before, feed = feed, events(data)
        assert feed[: len(before)] == before
        if kill % LOOKED_AT_CLOSELY == 0:
            check_whole(data)
    return {"data": data, "feed": feed, "failures": failures, "known": known, "seen": seen}


def _clients(port, known, kill):
    clients = [Client(port, known, f"client-{n}", f"{SEED} {kill} {n}") for n in range(CLIENTS)]
    for client in clients:
        client.start()
    return clients


def _moment(random, server, known, clients):
    """Wait for the moment of a kill: in the load, at the start, or while the server ends."""
    where = random.random()
    if where > 0.1:
        known.until(known.count + random.randrange(30), clients)
    if where > 0.85:
        server.signal(signal.SIGTERM)
    Event().wait(random.uniform(0, 0.008))


def _bad(client):
    return any(status >= 500 and status != 503 for _, _, status in client.statuses)


def test_everything_acknowledged_was_there_after_every_kill(killed):
    assert killed["seen"] == sorted(killed["seen"])
    assert killed["seen"][-1] > 10 * KILLS
    assert not killed["failures"]


def test_the_store_is_what_its_articles_make_it(killed):
    check_whole(killed["data"])


def test_a_server_that_starts_again_tells_the_same_and_holds_the_same_index(forks, killed):
    data = killed["data"]
    articles, _ = records(data)
    assert len(articles) > CLIENTS
    with forks.serving(data) as server:
        server.until("index of ")
        assigned, canonical, merged = replayed(server.feed())
        assert assigned.keys() == articles.keys()
        for name, record in articles.items():
            answer = server.get(f"/v1/articles/{name}")
            assert answer["record"] == record
            assert answer["cluster_id"] == assigned[name]
            assert answer["canonical_id"] == canonical[assigned[name]][0]
        for gone in merged:
            left = gone
            while left in merged:
                left = merged[left]
            status, _, answer = server.ask("GET", f"/v1/clusters/{gone}")
            assert (status, answer["merged_into"]) == (301, left)
            there = server.ask("GET", f"/v1/clusters/{left}")[0]
            assert there == (200 if left in canonical else 410)
        indexed = server.metric("samewire_indexed")
        server.signal(signal.SIGTERM)
        assert server.ended() == 0
    assert check_snapshot(data) == indexed


def test_an_article_that_takes_the_place_of_a_copy_leaves_no_pair_behind(forks, tmp_path):
    old, new = article(1, 0), article(1, 1)
    with forks.serving(tmp_path / "data") as server:
        for name, record in {"b": old, "c": old, "d": new}.items():
            server.put(name, record)
        server.put("b", new)
        server.signal(signal.SIGTERM)
        assert server.ended() == 0
    check_whole(tmp_path / "data")
