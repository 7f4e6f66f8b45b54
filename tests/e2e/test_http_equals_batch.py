"""Whatever the way of an article by HTTP, its cluster is that of a batch run over all of them."""

from __future__ import annotations

import json
import random
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx2
import pytest

from benchmark.stories import generate

BULLETIN = {
    "en": "Rain in the valley on Monday\nThe station of the valley measured {a} millimetres of "
    "rain on Monday.\nThe river rose by {b} centimetres until the evening.\n"
    "The fire brigade was called {c} times, and nobody was hurt.",
    "fr": "Pluie dans la vallée lundi\nLa station de la vallée a mesuré {a} millimètres de pluie "
    "lundi.\nLa rivière est montée de {b} centimètres jusqu'au soir.\n"
    "Les pompiers ont été appelés {c} fois, et personne n'a été blessé.",
}
CLIENTS = 6


def bulletins(count):
    """More articles of one template than any article has neighbours; each in two languages."""
    rng = random.Random(5)
    numbers = rng.sample(range(11, 999), 3 * count)
    for n in range(count):
        a, b, c = numbers[3 * n : 3 * n + 3]
        for language, text in BULLETIN.items():
            title, _, body = text.format(a=a, b=b, c=c).partition("\n")
            yield {"id": f"rain/{n} {language}", "title": title, "text": body}


def corpus():
    told = [{"id": s.id, "title": s.title, "text": s.text} for s in generate(14, seed=3)]
    rain = list(bulletins(20))
    # Reprints word for word: one article stands for them, and not always the same.
    reprints = [
        {**record, "id": f"{prefix}{n}"}
        for n, record in enumerate(told[:6])
        for prefix in ("a-reprint-", "z-reprint-")
    ]
    return told + rain + reprints


def steps(rng, final):
    """What is done to each id, in order; the last step leaves the final article, or none."""
    for record in final:
        before = [{**rng.choice(final), "id": record["id"]} for _ in range(rng.choice((0, 0, 1)))]
        yield [*before, *([None] if rng.random() < 0.1 else []), record]
    for n, record in enumerate(rng.sample(final, 8)):
        yield [{**record, "id": f"withdrawn-{n}"}, None]


def id_of(steps):
    return next(step["id"] for step in steps if step)


def sent(client, steps):
    """Do to one id what is to be done, each step once the one before is acknowledged."""
    path = f"/v1/articles/{quote(id_of(steps), safe='')}"
    for step in steps:
        answer = client.put(path, json=step) if step else client.delete(path)
        assert answer.status_code in (200, 201, 404), answer.text


def bulk(client, orders):
    """Send what is to be done to many ids, mixed, in one request."""
    lines = [
        json.dumps(step or {"op": "delete", "id": id_of(steps)})
        for turn in range(3)
        for steps in orders
        for step in steps[turn : turn + 1]
        if step or turn
    ]
    answer = client.post(
        "/v1/articles:bulk",
        content="\n".join(lines).encode(),
        headers={"Content-Type": "application/x-ndjson"},
    )
    statuses = [json.loads(line)["status_code"] for line in answer.text.splitlines()]
    assert len(statuses) == len(lines)
    assert set(statuses) <= {200, 201}


def pages(client):
    cursor = None
    while True:
        page = client.get(
            "/v1/clusters", params={"limit": 7} | ({"cursor": cursor} if cursor else {})
        )
        yield from page.json()["items"]
        cursor = page.json()["next_cursor"]
        if cursor is None:
            return


@pytest.fixture(scope="module")
def of_batch(bundled, tmp_path_factory):
    directory = tmp_path_factory.mktemp("batch")
    path = directory / "in.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in corpus()))
    done = bundled.samewire("dedupe", path, "--out", directory / "out", "--quiet")
    assert done.code == 0, done.err
    lines = (directory / "out" / "clusters.jsonl").read_text().splitlines()
    return {frozenset(c["members"]): c["canonical"]["id"] for c in map(json.loads, lines)}


def test_the_clusters_are_those_of_a_batch_run(bundled, of_batch, tmp_path):
    rng = random.Random(1)
    orders = list(steps(rng, corpus()))
    rng.shuffle(orders)
    half = len(orders) // 2
    with (
        bundled.serving(tmp_path / "data") as server,
        httpx2.Client(base_url=server.url, timeout=120) as client,
        ThreadPoolExecutor(CLIENTS) as clients,
    ):
        sending = clients.submit(bulk, client, orders[half:])
        list(clients.map(lambda order: sent(client, order), orders[:half]))
        sending.result()
        found = {}
        for cluster in pages(client):
            members = client.get(f"/v1/clusters/{cluster['id']}").json()["members"]
            found[frozenset(m["id"] for m in members)] = cluster["canonical"]["id"]
    assert len(of_batch) < len(corpus()) - 20
    assert found == of_batch
