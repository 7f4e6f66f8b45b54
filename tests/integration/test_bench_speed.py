import json
from contextlib import closing

import pytest

import bench_speed
from service.store import Archive
from speed import stored
from speed.archive import plant, stories
from speed.planted import FIRST_NEW, STORIES, PlantedEncoder, lines, topic_of


@pytest.fixture
def planted(monkeypatch):
    # What planting sets is set back behind the test.
    monkeypatch.setattr("models.space.load_encoder", None)
    monkeypatch.setattr("models.space.LIGHT", None)
    plant()


def mean_likeness(a, b):
    first, second = (PlantedEncoder().encode(lines(*each)) for each in (a, b))
    means = [vectors.mean(axis=0) for vectors in (first, second)]
    return means[0] @ means[1] / (means[0] @ means[0] * (means[1] @ means[1])) ** 0.5


def test_planted_versions_are_nearest_and_topics_nearer_than_others():
    version = mean_likeness((7, 0), (7, 1))
    topic = mean_likeness((7, 0), (8, 0))
    other = mean_likeness((7, 0), (7 + STORIES, 0))
    assert version > topic > 0.85
    assert other < 0.7


def test_planted_sentences_are_as_alike_as_those_of_news():
    story, version, neighbour = (
        PlantedEncoder().encode(lines(*each)) for each in ((7, 0), (7, 1), (8, 0))
    )
    assert (story @ neighbour.T).mean() == pytest.approx(0.25, abs=0.03)
    assert (story * version).sum(axis=1).mean() == pytest.approx(0.77, abs=0.03)


def test_new_stories_are_of_topics_that_a_store_has():
    assert topic_of(FIRST_NEW) == topic_of(0) == 0
    assert topic_of(FIRST_NEW + 1) == topic_of(STORIES) == 1


def test_stories_have_as_many_versions_as_there_are_articles():
    assert len(set(stories(100))) == len(list(stories(100))) == 100


@pytest.mark.usefixtures("planted")
def test_small_rows_run_to_their_end(tmp_path, capsys, monkeypatch):
    # So few that no worker processes are started for them.
    monkeypatch.setattr(stored, "_PUTS", 12)
    monkeypatch.setattr(stored, "_WARM", 2)
    page = tmp_path / "page.md"
    page.write_text("<!-- bench-speed -->\n<!-- /bench-speed -->\n")
    out = tmp_path / "out"
    sizes = {"size": 60, "disk": 8, "growth": 60, "stories": 2, "vectors": 1500}
    asked = {"rows": "stored,flat,disk,growth,million", "docs": page, "out": out} | sizes
    bench_speed.main([word for name, value in asked.items() for word in (f"--{name}", str(value))])
    found = json.loads((out / "speed.json").read_text())
    measured = {name for name, row in found["rows"].items() if row["value"] is not None}
    assert {"added", "flat", "disk", "recall", "search"} <= measured
    # So small an index finds room in what the process has already.
    assert all(found["rows"][name]["value"] > 0 for name in measured - {"memory"})
    assert found["rows"]["added"]["passed"] is None
    assert found["growth"]
    assert "meant for more articles" in page.read_text()
    assert "filling store-60: 60 of 60" in capsys.readouterr().err


@pytest.mark.usefixtures("planted")
def test_a_store_that_was_filled_is_used_again_and_stays_as_it_is(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(stored, "_PUTS", 4)
    monkeypatch.setattr(stored, "_WARM", 0)
    kept, filled = tmp_path / "kept", []
    for run in ("first", "second"):
        found = stored.measure_stored(60, tmp_path / run, {"stored"}, kept)
        assert found["added"].about["articles"] == 60
        filled.append("filling kept" in capsys.readouterr().err)
        with closing(Archive.open(kept)) as store, store.read() as reader:
            assert reader.count() == 60
    assert filled == [True, False]
    with pytest.raises(ValueError, match="60 articles, not 61"):
        stored.measure_stored(61, tmp_path / "other", {"stored"}, kept)
