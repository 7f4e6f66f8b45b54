import json
import platform
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import bench
from benchmark import contestants
from benchmark.contestants import Result, Run
from benchmark.measure import ContestantError, machine, run_contestant
from benchmark.report import document
from benchmark.stories import generate, write_articles


def test_generated_articles_depend_on_the_seed_alone():
    assert generate(12, seed=1) == generate(12, seed=1)
    assert generate(12, seed=1) != generate(12, seed=2)


def test_generated_clusters_hold_copies_and_translations():
    articles = generate(40, seed=1)
    assert len({article.id for article in articles}) == len(articles)
    assert {article.language for article in articles} == {"de", "en", "es", "fr"}
    members = {}
    for article in articles:
        members.setdefault(article.cluster, []).append(article)
    assert len(members) == 40
    languages = [[article.language for article in group] for group in members.values()]
    assert any(len(set(group)) > 1 for group in languages)
    assert any(len(set(group)) < len(group) for group in languages)
    assert any(len(group) == 1 for group in languages)


def test_the_versions_of_a_story_tell_the_same_numbers():
    def numbers(article):
        return set(re.findall(r"\d+", re.sub(r"(?<=\d)[.,\u202f](?=\d)", "", article.title)))

    told = {}
    for article in generate(40, seed=1):
        assert told.setdefault(article.cluster, numbers(article)) == numbers(article)


def test_generated_texts_have_no_open_places():
    assert not [a for a in generate(40, seed=1) if re.search(r"[{}]", a.title + a.text)]


def test_contestants_are_told_neither_cluster_nor_language(tmp_path):
    articles = generate(2, seed=1)
    write_articles(articles, tmp_path / "articles.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_text().splitlines()]
    assert rows == [{"id": a.id, "title": a.title, "text": a.text} for a in articles]


def test_the_memory_of_a_process_is_its_own():
    code = (
        "import sys; from benchmark.measure import peak_memory;"
        "b'x' * int(sys.argv[1]); print(peak_memory())"
    )

    def peak(size):
        command = [sys.executable, "-c", code, str(size)]
        scripts = Path(bench.__file__).parent
        return int(subprocess.run(command, cwd=scripts, check=True, capture_output=True).stdout)

    grown = peak(300 * 2**20) - peak(0)
    assert 250 * 2**20 < grown < 350 * 2**20


def test_a_contestant_that_fails_is_reported_with_its_words(tmp_path):
    with pytest.raises(ContestantError, match=r"nobody ended with 1: .+No module named"):
        run_contestant("nobody", tmp_path / "articles.jsonl", tmp_path / "result.json")


def test_the_machine_is_described_without_its_name():
    described = machine()
    assert set(described) == {"cpu", "cores", "system", "python", "numpy", "torch"}
    assert platform.node() not in " ".join(map(str, described.values())).split()


def test_ratios_are_of_medians():
    def results(*seconds):
        return [Result(Run(s, s + 1, 100)) for s in seconds]

    runs = {
        "samewire": results(2.0, 90.0, 1.0),
        "encoder_alone": results(1.0, 1.0, 1.0),
        "peer": results(9.0, 10.0, 30.0),
    }
    found = document({}, runs, articles=20)
    assert found["ratios"] == {"samewire_to_encoder_alone": 2.0, "peer_to_samewire": 5.0}
    assert found["contestants"]["samewire"]["articles_per_second"] == 10.0


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", r"articles.jsonl:1: .+every contestant must read the same"), ("", "articles.jsonl")],
)
def test_articles_that_cannot_all_be_read_end_in_one_line(tmp_path, line, message):
    articles = tmp_path / "articles.jsonl"
    if line:
        articles.write_text(line + "\n")
    with pytest.raises(SystemExit, match=message):
        bench.main(["--articles", str(articles), "--out", str(tmp_path / "out")])


def test_a_contestant_runs_as_a_process_of_its_own(tmp_path):
    (tmp_path / "sentences.json").write_text(json.dumps(["A bridge was closed."]))
    found = run_contestant("encoder_alone", tmp_path / "sentences.json", tmp_path / "result.json")
    assert 0 < found["seconds"] < found["process_seconds"]
    assert found["peak_memory_bytes"] > 100 * 2**20


def run_in_this_process(name, source, result):
    import_module(f"benchmark.{name}").main(source, result)
    return json.loads(result.read_text()) | {"process_seconds": 1.0}


def test_the_benchmark_writes_its_document_and_picture(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(contestants, "run_contestant", run_in_this_process)
    bench.main(["--stories", "3", "--repeats", "1", "--out", str(tmp_path / "out")])
    found = json.loads((tmp_path / "out/bench.json").read_text())
    assert set(found) == {
        *("schema", "version", "machine", "input", "repeats", "contestants", "ratios")
    }
    assert found["input"]["articles"] == len(generate(3, seed=1))
    assert list(found["contestants"]) == ["samewire", "encoder_alone", "peer"]
    for name, contestant in found["contestants"].items():
        (run,) = contestant["runs"]
        assert set(run) == {"seconds", "process_seconds", "peak_memory_bytes"}
        assert contestant["median_seconds"] > 0
        assert (contestant["quality"] is None) == (name == "encoder_alone")
    assert found["contestants"]["samewire"]["quality"]["false_pairs"] == 0
    assert (tmp_path / "out/bench.png").read_bytes().startswith(b"\x89PNG")
    assert "| samewire dedupe (muse) " in capsys.readouterr().out
    assert str(tmp_path.parent) not in json.dumps(found)


def test_articles_of_ones_own_are_measured_without_scores(tmp_path, monkeypatch):
    monkeypatch.setattr(contestants, "run_contestant", run_in_this_process)
    articles = tmp_path / "articles.jsonl"
    write_articles(generate(2, seed=1), articles)
    out = tmp_path / "out"
    bench.main(["--articles", str(articles), "--repeats", "1", "--out", str(out)])
    found = json.loads((out / "bench.json").read_text())
    assert found["input"]["generated_stories"] is found["input"]["seed"] is None
    assert {row["quality"] for row in found["contestants"].values()} == {None}
