"""The online engine against a batch run over the articles that are there in the end."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from newsroom import (
    BEES,
    BRIDGE,
    BULLETIN,
    CHROME,
    FERRY,
    SAME_EVENT,
    record,
    rows,
    run,
    write_lines,
)

from service.errors import NotReadyError, OverloadedError, StoreError
from service.live import Engine, article_view, cluster_number, export_store
from service.records import article_from_record
from service.settings import Settings
from service.store import Archive

SETTINGS = Settings(encoder="muse")


def facts(text, n):
    """The same story with other numbers: another article."""
    return text.replace("27", str(30 + n)).replace("312", str(320 + n)).replace("47", str(60 + n))


def final():
    """Articles in languages that one encoder knows, duplicates planted."""
    texts = [BRIDGE["en"], BRIDGE["fr"], FERRY["en"], FERRY["es"], BEES, BULLETIN, SAME_EVENT]
    changed = [facts(text, n) for n, text in enumerate((*texts[:4], BULLETIN) * 3)]
    copies = [texts[0].upper() + CHROME, texts[2], texts[2] + CHROME, BEES.replace("July", "June")]
    parts = [texts[0].rsplit("\n", 4)[0] + "\n", BEES + BULLETIN]
    found = [*texts, *changed, *copies, *parts]
    Random(3).shuffle(found)
    return [record(text, f"{n:02}") for n, text in enumerate(found)]


def changes(random):
    """Changes in any order that end with the final articles."""
    records = final()
    other = random.sample(records, 6)
    replaced = [{**other[n - 1], "id": r["id"]} for n, r in enumerate(other)]
    passing = [{**r, "id": f"z{r['id']}"} for r in random.sample(records, 5)]
    early = [("put", r) for r in [*replaced, *passing, *records[:6]]]
    late = [("put", r) for r in records] + [("remove", r) for r in passing]
    return random.sample(early, len(early)) + random.sample(late, len(late))


def apply(engine, change):
    kind, sent = change
    if kind == "remove":
        return engine.remove(sent["id"])
    return engine.put(article_from_record(sent))


def online(engine):
    """Clusters with their canonical, and links, by ids."""
    with engine.store.read() as reader:
        ids = {e.number: e.id for e in reader.all_entries()}
        members = {}
        for entry in reader.all_entries():
            members.setdefault(entry.cluster, []).append(entry.id)
        clusters = {tuple(m): reader.cluster(n).canonical.id for n, m in members.items()}
        links = {
            (ids[p.a], ids[p.b]): (p.relation.value, round(p.score, 6))
            for p in reader.links_of(ids)
        }
    return clusters, links


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    out = tmp_path_factory.mktemp("batch")
    run(out / "out", write_lines(out / "in.jsonl", final()), settings=SETTINGS)
    clusters = {tuple(c["members"]): c["canonical"]["id"] for c in rows(out / "out", "clusters")}
    links = {
        (link["a"], link["b"]): (link["relation"], round(link["score"], 6))
        for link in rows(out / "out", "links")
        if link["relation"] != "exact"
    }
    assert any(len(members) > 2 for members in clusters)
    assert links
    return clusters, links


def test_one_after_another_with_a_restart_between_is_the_batch(tmp_path, batch):
    steps = changes(Random(1))
    half = len(steps) // 2
    for part in (steps[:half], steps[half:]):
        engine = Engine.open(tmp_path, SETTINGS)
        try:
            for step in part:
                apply(engine, step).result()
        finally:
            engine.close()
    engine = Engine.open(tmp_path, SETTINGS)
    try:
        assert online(engine) == batch
    finally:
        engine.close()


def test_many_at_once_are_the_batch(tmp_path, batch):
    engine = Engine.open(tmp_path, SETTINGS)
    try:
        for future in [apply(engine, step) for step in changes(Random(2))]:
            future.result()
        assert online(engine) == batch
    finally:
        engine.close()


def test_an_export_has_the_links_of_the_batch_in_the_order_of_their_ids(tmp_path, batch):
    engine = Engine.open(tmp_path / "data", SETTINGS)
    try:
        for future in [apply(engine, step) for step in changes(Random(5))]:
            future.result()
    finally:
        engine.close()
    (tmp_path / "links.jsonl").write_text("mine")
    with pytest.raises(StoreError, match=r"links\.jsonl: no run of samewire wrote it"):
        export_store(tmp_path / "data", tmp_path, parquet=False)
    export_store(tmp_path / "data", tmp_path / "out", parquet=False)
    pairs = [(link["a"], link["b"]) for link in rows(tmp_path / "out", "links")]
    assert pairs == sorted(pairs)
    assert {*batch[1]} <= {*pairs}
    exact = {(a, b) for a, b in pairs if (a, b) not in batch[1]}
    assert len(exact) == len(pairs) - len(batch[1]) > 0


def test_an_export_takes_its_snapshot_when_the_store_is_checked(tmp_path, monkeypatch):
    engine = Engine.open(tmp_path / "data", SETTINGS)
    try:
        apply(engine, ("put", record(BEES, "a"))).result()
        late = "put", record(FERRY["en"], "b")
        monkeypatch.setattr(Archive, "check", lambda _: apply(engine, late).result())
        export_store(tmp_path / "data", tmp_path / "out", parquet=False)
    finally:
        engine.close()
    assert [found["id"] for found in rows(tmp_path / "out", "assignments")] == ["a", "b"]


def test_a_reprint_is_exact_to_a_canonical_that_is_not_the_first_in_the_batch_and_online(tmp_path):
    texts = [BRIDGE["en"], BRIDGE["en"], BRIDGE["en"], BRIDGE["fr"]]
    days = [3, 2, 1, 4]
    sent = [
        record(text, str(n), published_at=f"2026-03-0{day}T00:00:00Z")
        for n, (text, day) in enumerate(zip(texts, days, strict=True), 1)
    ]
    expected = {"1": "exact", "2": "exact", "3": None, "4": "translation"}
    run(tmp_path / "out", write_lines(tmp_path / "in.jsonl", sent), settings=SETTINGS)
    assert {a["id"]: a["relation"] for a in rows(tmp_path / "out", "assignments")} == expected
    engine = Engine.open(tmp_path / "data", SETTINGS)
    try:
        for one in sent:
            apply(engine, ("put", one)).result()
        put = {one["id"]: apply(engine, ("put", one)).result().relation for one in sent}
        with engine.store.read() as reader:
            views = {name: article_view(reader, name, SETTINGS.collapse) for name in expected}
    finally:
        engine.close()
    assert {name: view.relation for name, view in views.items()} == expected
    # To a put the canonical, too, answers its best match.
    assert put == expected | {"3": "exact"}


def test_a_check_says_what_put_then_answers(tmp_path):
    steps = [step for step in changes(Random(4)) if step[0] == "put"]
    engine = Engine.open(tmp_path, SETTINGS)
    try:
        for _, sent in steps:
            article = article_from_record(sent)
            # The first change waits until the engine is ready, a check does not.
            engine.remove("none").exception()
            said = engine.check(article)
            with engine.store.read() as reader:
                known = reader.count_clusters() and {e.cluster for e in reader.all_entries()}
            answered = engine.put(article).result()
            if not known or cluster_number(answered.cluster_id) not in known:
                answered = replace(answered, cluster_id=None)
            # A check forms no clusters: what a put takes out of one is told of as it was before.
            before = {match.article_id: match.cluster_id for match in said.matches}
            matches = tuple(
                match
                if cluster_number(match.cluster_id) in (known or ())
                else replace(match, cluster_id=before[match.article_id])
                for match in answered.matches
            )
            assert said == replace(answered, matches=matches)
            with engine.store.read() as reader:
                view = article_view(reader, article.id, SETTINGS.collapse)
            assert view.canonical_id == said.canonical_id
    finally:
        engine.close()


def test_an_article_compared_with_itself_is_aligned_with_itself(tmp_path):
    engine = Engine.open(tmp_path, SETTINGS)
    try:
        engine.put(article_from_record(final()[0])).result()
        name = final()[0]["id"]
        found = engine.compare(name, name)
    finally:
        engine.close()
    said = [(p.field, p.start, p.end) for pair in found.verdict.aligned for p in pair.a]
    assert said == [(s.field, s.start, s.end) for s in found.a.sentences]


def test_a_closed_engine_takes_nothing_more(tmp_path):
    engine = Engine.open(tmp_path, SETTINGS, queue=2)
    first = engine.put(article_from_record(final()[0]))
    engine.close()
    # Whatever was accepted was applied, or heard why it was not.
    assert isinstance(first.exception(0), NotReadyError | None)
    for _ in range(3):
        with pytest.raises(NotReadyError):
            engine.put(article_from_record(final()[1])).result(0)
        with pytest.raises(NotReadyError):
            engine.remove("00").result(0)


def test_more_than_the_queue_holds_is_refused_at_once(tmp_path):
    engine = Engine.open(tmp_path, SETTINGS, queue=2)
    try:
        accepted, refused = [], 0
        for sent in final():
            try:
                accepted.append(engine.put(article_from_record(sent)))
            except OverloadedError as error:
                assert error.retry_after > 0
                refused += 1
        assert refused
        assert [f.result().status for f in accepted]
        assert engine.put(article_from_record(final()[0])).result().article_id == final()[0]["id"]
    finally:
        engine.close()
