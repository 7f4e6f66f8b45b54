"""Planted clusters through the whole engine, from files to written results."""

import json

import pytest
from newsroom import (
    BEES,
    BRIDGE,
    PLANTED,
    corpus,
    partition,
    record,
    rows,
    run,
    tables,
    write_lines,
)

from service.errors import NotFoundError, StoreError
from service.pipeline import explain_run
from service.settings import Settings
from service.verdict import Relation


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """A run over the corpus: its directory, its input and its summary."""
    directory = tmp_path_factory.mktemp("run")
    path = write_lines(directory / "in.jsonl", corpus())
    return directory / "out", path, run(directory / "out", path)


def test_the_planted_clusters_are_found(done):
    out, _, summary = done
    assert partition(out) == PLANTED
    assert (summary.articles, summary.clusters, summary.rejected) == (len(corpus()), 7, 0)
    assert summary.collapsed == summary.articles - summary.clusters


def test_every_article_is_assigned_once_to_the_canonical_of_its_cluster(done):
    out, _, _ = done
    clusters = {c["id"]: c for c in rows(out, "clusters")}
    assigned = rows(out, "assignments")
    assert sorted(a["id"] for a in assigned) == sorted(r["id"] for r in corpus())
    for a in assigned:
        cluster = clusters[a["cluster_id"]]
        assert a["id"] in cluster["members"]
        assert a["canonical_id"] == cluster["canonical"]["id"]
        assert a["is_canonical"] == (a["id"] == a["canonical_id"])
        assert (a["relation"] is None) == (a["score"] is None) == a["is_canonical"]


def test_languages_are_told_and_unknown_ones_flagged(done):
    out, _, summary = done
    assigned = {a["id"]: a for a in rows(out, "assignments")}
    for language in ("en", "fr", "ar", "ru", "fa"):
        assert assigned[f"bridge-{language}"]["lang"] == language
    assert "language_unsupported" in assigned["bod"]["warnings"]
    flagged = [a["id"] for a in assigned.values() if "language_unsupported" in a["warnings"]]
    assert flagged == ["bod"]
    assert summary.warnings["language_unsupported"] == 1


def test_articles_in_a_script_that_no_encoder_reads_are_told_apart_by_their_wording(tmp_path):
    school = "ᓄᓇᕗᒻᒥ ᐃᓕᓐᓂᐊᕐᕕᒃ ᒪᑐᐃᖅᑕᐅᓚᐅᖅᑐᖅ ᐅᓪᓗᒥ. ᐃᓕᓐᓂᐊᖅᑎᑦ ᖁᕕᐊᓱᒃᑐᑦ. ᐊᖓᔪᖅᑳᑦ ᐅᐸᓚᐅᖅᑐᑦ."
    bear = "ᐃᖃᓗᖕᓂ ᐊᖑᓇᓱᒃᑎᑦ ᑕᑯᓚᐅᖅᑐᑦ ᓇᓄᕐᒥᒃ ᐃᒃᐸᒃᓴᖅ. ᐅᒥᐊᖅ ᓯᑯᒧᑦ ᓄᖅᑲᖓᓕᓚᐅᖅᑐᖅ."
    copied = f"{school} ᑭᒃᑯᑐᐃᓐᓇᐃᑦ."
    texts = {"school": school, "bear": bear, "copied": copied}
    path = write_lines(tmp_path / "in.jsonl", [record(t, name) for name, t in texts.items()])
    run(tmp_path / "out", path)
    assigned = {a["id"]: a for a in rows(tmp_path / "out", "assignments")}
    assert {(a["lang"], a["encoder"], *a["warnings"]) for a in assigned.values()} == {
        ("und-Zzzz", None, "language_unsupported")
    }
    assert assigned["school"]["cluster_id"] == assigned["copied"]["cluster_id"]
    assert assigned["bear"]["cluster_id"] != assigned["school"]["cluster_id"]


def test_the_collapsed_corpus_is_the_canonical_records_untouched(done):
    out, _, _ = done
    kept = {c["canonical"]["id"] for c in rows(out, "clusters")}
    expected = {r["id"]: r for r in corpus() if r["id"] in kept}
    assert {r["id"]: r for r in rows(out, "canonical")} == expected
    assert len(rows(out, "canonical")) == len(PLANTED)


def test_links_are_between_articles_in_order_of_id(done):
    out, _, _ = done
    links = rows(out, "links")
    assert all(link["a"] < link["b"] for link in links)
    pairs = [(link["a"], link["b"]) for link in links]
    assert len(pairs) == len(set(pairs))
    relations = {pair: link["relation"] for pair, link in zip(pairs, links, strict=True)}
    assert relations["bridge-copy", "bridge-en"] == "exact"
    assert relations["ferry-en", "ferry-es"] == "translation"
    # Equal articles are compared with others once, by the first of them.
    assert relations["bridge-copy", "bridge-fr"] == "translation"
    assert ("bridge-en", "bridge-fr") not in relations


def test_a_second_run_encodes_nothing_and_writes_the_same(done):
    out, path, first = done
    before = tables(out)
    summary = run(out, path)
    assert first.encoded > 0
    assert (summary.encoded, summary.reused) == (0, first.encoded + first.reused)
    assert tables(out) == before


def test_a_run_over_one_more_article_encodes_that_one_alone(done, tmp_path):
    _, path, _ = done
    out = tmp_path / "out"
    run(out, path)
    more = write_lines(tmp_path / "more.jsonl", [record(BEES.replace("July", "June"), "bees-2")])
    assert run(out, path, more).encoded == 1


def test_a_run_does_not_read_what_an_earlier_one_wrote_beside_its_input(tmp_path):
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "The port of Rotterdam reopened."}')
    run(tmp_path / "out", tmp_path)
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "The port of Rotterdam is closed."}')
    summary = run(tmp_path / "out", tmp_path)
    assert (summary.articles, summary.rejected) == (1, 0)
    assert [row["text"] for row in rows(tmp_path / "out", "canonical")] == [
        "The port of Rotterdam is closed."
    ]


def test_a_file_of_the_user_is_not_replaced_by_a_result_of_its_name(tmp_path):
    path = write_lines(tmp_path / "canonical.jsonl", [record(BEES, "bees")])
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"canonical\.jsonl: no run of samewire wrote it"):
        run(tmp_path, path)
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == before


def test_a_pair_of_the_run_can_be_explained(done):
    out, _, _ = done
    found = explain_run(out, "ferry-en", "ferry-es")
    (link,) = [row for row in rows(out, "links") if row["b"] == "ferry-es"]
    assert found.verdict.relation == link["relation"]
    assert found.verdict.score == pytest.approx(link["score"], abs=1e-6)
    with pytest.raises(NotFoundError, match="ferry-de"):
        explain_run(out, "ferry-en", "ferry-de")


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"settings": {"colour": 1}}'])
def test_a_damaged_summary_is_named_where_a_pair_is_explained(tmp_path, content):
    (tmp_path / "run.json").write_bytes(content)
    with pytest.raises(StoreError, match=r"run\.json is damaged"):
        explain_run(tmp_path, "a", "b")


def test_an_excerpt_joins_what_holds_it_where_that_is_chosen(tmp_path):
    whole = BRIDGE["en"]
    half = "\n".join(whole.splitlines()[:4]) + "\n"
    records = [record(whole, "whole"), record(half, "half"), record(half, "half-again")]
    path = write_lines(tmp_path / "in.jsonl", [*records, record(BEES, "bees")])
    run(tmp_path / "apart", path)
    assert partition(tmp_path / "apart") == {("bees",), ("half", "half-again"), ("whole",)}
    settings = Settings(collapse=(Relation.EXACT, Relation.EXCERPT))
    run(tmp_path / "joined", path, settings=settings)
    assert partition(tmp_path / "joined") == {("bees",), ("half", "half-again", "whole")}
    told = {a["id"]: a["relation"] for a in rows(tmp_path / "joined", "assignments")}
    assert told == {"bees": None, "half": "excerpt", "half-again": "excerpt", "whole": None}


def test_explaining_leaves_the_run_as_it_is(done):
    out, _, _ = done
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    # What was no candidate has no vectors by the encoder of the other: they are not kept either.
    for name in ("ferry-en", "bees", "road-1"):
        explain_run(out, "bridge-fa", name)
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_the_summary_is_in_run_json(done):
    out, _, summary = done
    told = json.loads((out / "run.json").read_text("utf-8"))
    assert told["articles"] == summary.articles
    assert told["encoder"].keys() == {"muse", "e5"}
