"""`scripts/mirror.py` follows a real service, is killed, and ends equal to what it says."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx2
import pytest
from cli_process import ENGLISH, FRENCH, OTHER, environment

from mirroring.state import GapError, Mirror, UnknownEventError

SCRIPT = Path(__file__).parents[2] / "scripts" / "mirror.py"
EN, FR, MUSEUM, COPY = "velmora/en", "velmora fr?", "musée", "museum-2"
NEWEST = "late"


class Service:
    """What an ingest system does with a service."""

    def __init__(self, client):
        self.client = client

    def put(self, id, text):
        answer = self.client.put(f"/v1/articles/{quote(id, safe='')}", json={"text": text})
        assert answer.status_code in {200, 201}, answer.text
        return answer.json()["cluster_id"]

    def remove(self, id):
        assert self.client.delete(f"/v1/articles/{quote(id, safe='')}").status_code == 200

    def decide(self, kind, *articles):
        answer = self.client.post("/v1/decisions", json={"kind": kind, "articles": articles})
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    def undo(self, decision):
        assert self.client.delete(f"/v1/decisions/{decision}").status_code == 204

    def last(self):
        return self.client.get("/v1/changes").json()["last"]

    def state(self):
        """Everything a mirror has, by the reads of the service."""
        articles, clusters, languages, merged = {}, {}, {}, {}
        for one in (EN, FR, MUSEUM, COPY, NEWEST):
            answer = self.client.get(f"/v1/articles/{quote(one, safe='')}")
            if answer.status_code == 200:
                articles[one] = answer.json()["cluster_id"]
        cursor = {}
        while cursor is not None:
            page = self.client.get("/v1/clusters", params={"limit": 2, **cursor}).json()
            for item in page["items"]:
                clusters[item["id"]] = item["canonical"]["id"]
                for language, choice in item["by_language"].items():
                    languages[item["id"], language] = choice["id"]
            cursor = page["next_cursor"] and {"cursor": page["next_cursor"]}
        number = 1
        while (answer := self.client.get(f"/v1/clusters/c-{number}")).status_code != 404:
            if answer.status_code == 301:
                assert answer.headers["location"].endswith(answer.json()["merged_into"])
                merged[f"c-{number}"] = answer.json()["merged_into"]
            number += 1
        return articles, clusters, languages, merged


def held(file):
    """Everything a mirror has."""
    with closing(sqlite3.connect(file)) as database:
        languages = database.execute("SELECT * FROM languages").fetchall()
        articles, clusters, merged = (
            dict(database.execute(f"SELECT * FROM {table}").fetchall())
            for table in ("articles", "clusters", "merged")
        )
    return articles, clusters, {(c, language): one for c, language, one in languages}, merged


@contextmanager
def mirroring(url, file):
    """A mirror that follows, killed at the end of the block."""
    command = [sys.executable, SCRIPT, url, file, "--follow"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    with process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def reached(process, sequence):
    """Wait until a mirror says that it has an event."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if int(line.removeprefix("at event ")) >= sequence:
            return
    raise AssertionError(f"event {sequence} is not in {lines}")


def once(url, file, **changes):
    command = [sys.executable, SCRIPT, url, file]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment(**changes), check=False
    )


@contextmanager
def service(bundled, data, port=0):
    with (
        bundled.serving(data, "--port", port) as server,
        httpx2.Client(base_url=server.url, timeout=120) as client,
    ):
        yield server, Service(client)


@pytest.fixture(scope="module")
def mirrored(bundled, tmp_path_factory):
    """Change a service while mirrors and the service itself are killed; return what is left."""
    place = tmp_path_factory.mktemp("mirrored")
    data, file, seen = place / "data", place / "mirror.db", {}
    with service(bundled, data) as (server, news):
        port = server.port
        with mirroring(server.url, file) as mirror:
            for one, text in {EN: ENGLISH, FR: FRENCH, MUSEUM: OTHER, COPY: OTHER}.items():
                news.put(one, text)
            reached(mirror, news.last())
            seen["first"] = held(file), news.state()
        news.put(FR, OTHER)
        parted = news.decide("different", MUSEUM, COPY)
        news.remove(EN)
        with mirroring(server.url, file) as mirror:
            reached(mirror, 1)
            news.put(EN, ENGLISH)
        joined = news.decide("same", EN, MUSEUM)
        news.decide("canonical", FR)
        news.undo(parted)
        with mirroring(server.url, file) as mirror:
            reached(mirror, news.last())
            seen["second"] = held(file), news.state()
            server.signal(signal.SIGKILL)
            server.ended()
            with service(bundled, data, port) as (revived, later):
                later.undo(joined)
                later.put(FR, FRENCH)
                reached(mirror, later.last())
                seen["third"] = held(file), later.state()
                mirror.kill()
                later.put(NEWEST, "The tram of Tarnow is late again. It will come on Monday.")
                later.remove(COPY)
                seen["once"] = once(revived.url, file)
                seen["again"] = once(revived.url, file)
                seen["last"] = held(file), later.state()
                seen["events"] = later.client.get("/v1/changes?limit=1000").json()["events"]
                seen["ahead"] = ahead(revived.url, place / "ahead.db", seen["events"])
    seen["gone"] = once(server.url, file)
    return seen | {"file": file}


def ahead(url, file, events):
    """Mirror a service with a file that knows more of it than it does itself."""
    more = {"sequence": len(events) + 1, "kind": "split", "body": {"cluster_id": "c-1", "into": []}}
    with closing(Mirror(file)) as mirror:
        mirror.apply([*events, more])
    return once(url, file)


@pytest.mark.parametrize("moment", ["first", "second", "third", "last"])
def test_the_mirror_is_equal_to_the_service(mirrored, moment):
    copy, reads = mirrored[moment]
    assert copy == reads


def test_everything_has_happened_that_a_feed_tells(mirrored):
    assert {event["kind"] for event in mirrored["events"]} == {
        "assigned",
        "merged",
        "split",
        "canonical_changed",
        "removed",
    }
    articles, clusters, _, merged = mirrored["last"][0]
    assert articles.keys() == {EN, FR, MUSEUM, NEWEST}
    assert articles[EN] == articles[FR] != articles[MUSEUM]
    assert clusters[articles[FR]] == FR
    assert merged


def test_a_cluster_holds_its_canonicals(mirrored):
    articles, clusters, languages, _ = mirrored["last"][0]
    assert clusters.keys() == set(articles.values()) == {cluster for cluster, _ in languages}
    assert all(articles[one] == cluster for cluster, one in clusters.items())
    assert all(articles[one] == cluster for (cluster, _), one in languages.items())


def test_a_run_ends_at_the_end_of_the_feed(mirrored):
    last = f"4 articles in 3 clusters, at event {len(mirrored['events'])}"
    for run in ("once", "again"):
        assert mirrored[run].returncode == 0
        assert mirrored[run].stdout.splitlines()[-1] == last
    assert mirrored["again"].stdout == last + "\n"


def test_a_mirror_of_another_service_is_refused(mirrored):
    assert mirrored["ahead"].returncode == 1
    assert "ahead.db: " in mirrored["ahead"].stderr
    assert "mirror it again from 0" in mirrored["ahead"].stderr


def test_a_service_that_is_away_is_an_error_of_one_run(mirrored):
    assert mirrored["gone"].returncode == 1
    assert mirrored["gone"].stderr.count("\n") == 1
    assert "Connection refused" in mirrored["gone"].stderr


def test_events_that_come_again_change_nothing(mirrored, tmp_path):
    events = mirrored["events"]
    with closing(Mirror(tmp_path / "mirror.db")) as mirror:
        for end in range(len(events) + 1):
            mirror.apply(events[max(0, end - 3) : end])
            mirror.apply(events[:end])
    assert held(tmp_path / "mirror.db") == mirrored["last"][0]


def test_a_gap_is_refused_and_leaves_the_mirror_as_it_was(mirrored, tmp_path):
    events = mirrored["events"]
    file = tmp_path / "mirror.db"
    with closing(Mirror(file)) as mirror:
        mirror.apply(events[:4])
        before = held(file)
        with pytest.raises(GapError, match="event 7 came after event 5"):
            mirror.apply([events[4], events[6]])
        with pytest.raises(UnknownEventError, match="'exploded'"):
            mirror.apply([events[4], {"sequence": 6, "kind": "exploded", "body": {}}])
        assert mirror.sequence == 4
    assert held(file) == before


def test_an_api_key_is_sent(bundled, tmp_path):
    data = tmp_path / "data"
    token = bundled.samewire("keys", "add", "mirror", "--role", "read", "--data", data).out.strip()
    with bundled.serving(data) as server:
        refused = once(server.url, tmp_path / "mirror.db")
        taken = once(server.url, tmp_path / "mirror.db", SAMEWIRE_API_KEY=token)
    assert (refused.returncode, " 401 " in refused.stderr) == (1, True)
    assert taken.stdout == "0 articles in 0 clusters, at event 0\n"
