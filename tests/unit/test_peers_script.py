"""A small comparison, from the sets to the report, with the real encoders."""

import json

import pytest
from news_sentences import SCHOOLS

import peers
from comparison import encoding
from comparison.methods import METHODS
from comparison.report import Result, document, not_behind, summary, tables
from evaluation.intervals import intervals
from evaluation.labelled import Label
from evaluation.scores import score

FERRY = """A ferry with 212 passengers ran aground near the harbour of Vardal on Friday night.
Nobody was hurt, the coast guard said. Tugs pulled the ship free after 9 hours, and divers
found a crack of 3 metres in its hull. The line cancelled all trips until Wednesday."""
FERRY_EDITED = f"VARDAL - {FERRY} Read more on our site."
MUSEUM = """The museum of Ostrava bought 17 drawings by a pupil of Klimt for 2.4 million euros.
They hung in a school for decades before a teacher recognised them. The director wants to show
them in spring, next to letters that the painter wrote to her sister from Vienna in 1911."""
MARKET = """Farmers sold 4,300 tonnes of onions at the market of Lasalgaon in the last week of May.
Prices fell by 11 percent, because the harvest was good and the export duty stays at 40 percent.
Traders expect no change before the monsoon, which should reach the district on 14 June."""

ARTICLES = [
    ("ferry-1", "ferry", "en", FERRY),
    ("ferry-2", "ferry", "en", FERRY_EDITED),
    ("museum-1", "museum", "en", MUSEUM),
    ("museum-2", "museum", "en", MUSEUM.upper()),
    ("market-1", "market", "en", MARKET),
    ("schools-1", "schools", "fr", SCHOOLS["fr"]),
]


def write_set(directory):
    directory.mkdir()
    lines = (json.dumps({"id": name, "text": text}) for name, _, _, text in ARTICLES)
    (directory / "news.articles.jsonl").write_text("\n".join(lines))
    rows = ("\t".join(row[:3]) + "\n" for row in ARTICLES)
    (directory / "news.gold.tsv").write_text("".join(rows))


def test_every_method_is_run_and_reported(tmp_path, capsys, monkeypatch):
    write_set(tmp_path / "sets")
    command = [str(tmp_path / "sets"), "--work", str(tmp_path / "work"), "--out"]
    peers.main([*command, str(tmp_path / "out")])
    printed = capsys.readouterr().out
    found = json.loads((tmp_path / "out/peers.json").read_text())
    assert set(found) == {"schema", "version", "machine", "sets", "not_behind"}
    news = found["sets"]["news"]
    assert (news["articles"], news["clusters"]) == (6, 4)
    assert list(news["methods"]) == ["samewire", *METHODS]
    for method in news["methods"].values():
        # Copies and unlike texts: there is a threshold at which nothing is wrong.
        assert (method["f1"], method["false_pairs"], method["missed_pairs"]) == (1.0, 0, 0)
        assert method["articles_per_second"] > 0
        assert method["label"] in printed
    assert news["methods"]["samewire"]["curve"] == []
    curve = news["methods"]["bimax_muse"]["curve"]
    assert curve[0] == {"threshold": None, "precision": 1.0, "recall": 0.0, "false_pairs": 0}
    assert curve[-1]["recall"] == 1.0
    assert [each["method"] for each in found["not_behind"]] == list(METHODS)
    assert (tmp_path / "out/peers.md").read_text().strip() in printed
    assert (tmp_path / "out/peers.png").read_bytes().startswith(b"\x89PNG")
    assert str(tmp_path) not in json.dumps(found)

    def refuse():
        raise AssertionError("a vector that was kept is made again")

    monkeypatch.setattr(encoding, "_LOADERS", {"muse": refuse, "e5": refuse})
    peers.main([*command, str(tmp_path / "again")])
    again = json.loads((tmp_path / "again/peers.json").read_text())
    assert scores_of(again) == scores_of(found)


def scores_of(found):
    return {
        name: {key: value for key, value in method.items() if key != "articles_per_second"}
        for name, method in found["sets"]["news"]["methods"].items()
    }


def test_a_peer_that_is_level_or_ahead_is_named():
    labels = {name: Label(cluster, "en") for name, cluster in zip("uvwx", "aabb", strict=True)}

    def result(clusters):
        scores = score(labels, dict(zip("uvwx", clusters, strict=True)))
        return Result("method", scores, intervals(labels, scores), 1.0)

    one, both, none = result("1123"), result("1122"), result("1234")
    results = {"news": {"samewire": one, "level": one, "ahead": both, "behind": none}}
    assert [(each["method"], each["f1"]) for each in not_behind(results)] == [
        ("level", pytest.approx(2 / 3)),
        ("ahead", 1.0),
    ]
    assert len(document({}, results)["not_behind"]) == 2
    assert "**news**: 4 articles in 2 clusters" in tables(results)
    rows = [line.split("|")[2].strip() for line in summary(results).splitlines()[2:]]
    assert rows == ["0.6667 (0)", "0.6667 (0)", "1.0000 (0)", "0.0000 (0)"]


def test_sets_that_are_missing_end_in_one_line(tmp_path):
    with pytest.raises(SystemExit, match=r"peers: .+ has no labelled set"):
        peers.main([str(tmp_path)])


def test_an_article_without_a_label_ends_in_one_line(tmp_path):
    write_set(tmp_path / "sets")
    gold = tmp_path / "sets/news.gold.tsv"
    gold.write_text("\n".join(gold.read_text().splitlines()[1:]))
    with pytest.raises(SystemExit, match="ferry-1"):
        peers.main([str(tmp_path / "sets"), "--out", str(tmp_path / "out")])
