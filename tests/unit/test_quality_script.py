import json
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_sentences import SCHOOLS

import quality
from evaluation.labelled import Label, find_sets
from evaluation.scores import languages_of, score
from evaluation.tables import markdown_table
from service.errors import UsageError

clusters = st.sampled_from(["a", "b", "c", "d"])
labels = st.dictionaries(
    st.sampled_from([f"article-{n}" for n in range(9)]),
    st.builds(Label, clusters, st.sampled_from(["ar", "en", "fr"])),
    min_size=1,
)


@st.composite
def predictions(draw):
    gold = draw(labels)
    predicted = {article: draw(clusters | st.none()) for article in gold}
    return gold, {article: cluster for article, cluster in predicted.items() if cluster}


@given(predictions())
def test_pairs_are_those_of_the_definition(case):
    gold, predicted = case
    same = {pair: gold[pair[0]].cluster == gold[pair[1]].cluster for pair in pairs(gold)}
    found = {
        pair: pair[0] in predicted and predicted[pair[0]] == predicted.get(pair[1]) for pair in same
    }
    scores = score(gold, predicted)
    assert set(scores.false_pairs) == {pair for pair in same if found[pair] and not same[pair]}
    assert set(scores.missed_pairs) == {pair for pair in same if same[pair] and not found[pair]}
    hits = sum(same[pair] and found[pair] for pair in same)
    if any(found.values()):
        assert scores.precision == pytest.approx(hits / sum(found.values()))
    if any(same.values()):
        assert scores.recall == pytest.approx(hits / sum(same.values()))
    for languages, counted in scores.languages.items():
        mine = [pair for pair in same if languages_of(gold, pair) == languages]
        assert counted.true == sum(same[pair] for pair in mine)
        assert counted.found == sum(same[pair] and found[pair] for pair in mine)
        assert counted.false == sum(found[pair] and not same[pair] for pair in mine)


def pairs(gold):
    return list(combinations(sorted(gold), 2))


@given(predictions())
def test_bcubed_is_the_harmonic_mean_of_the_means_over_articles(case):
    gold, predicted = case

    def group(article, of):
        return {other for other in gold if of(article) == of(other)}

    def truth(article):
        return gold[article].cluster

    def prediction(article):
        return predicted.get(article, f"alone {article}")

    precision = recall = 0.0
    for article in gold:
        true, found = group(article, truth), group(article, prediction)
        precision += len(true & found) / len(found) / len(gold)
        recall += len(true & found) / len(true) / len(gold)
    expected = 2 * precision * recall / (precision + recall)
    assert score(gold, predicted).bcubed_f1 == pytest.approx(expected)


@given(labels)
def test_the_gold_clusters_score_one(gold):
    scores = score(gold, {article: label.cluster for article, label in gold.items()})
    assert (scores.f1, scores.bcubed_f1, scores.ari) == (1.0, pytest.approx(1.0), 1.0)
    assert not scores.false_pairs
    assert not scores.missed_pairs


def test_scores_of_a_worked_example():
    gold = {name: Label(cluster, "en") for name, cluster in zip("uvwxyz", "aaabbb", strict=True)}
    scores = score(gold, dict(zip("uvwxyz", "112233", strict=True)))
    # Of three pairs found u-v and y-z are true, of six true ones four are missed.
    assert scores.precision == pytest.approx(2 / 3)
    assert scores.recall == pytest.approx(1 / 3)
    assert scores.f1 == pytest.approx(4 / 9)
    # By the contingency table: (2 - 3 * 6 / 15) / ((3 + 6) / 2 - 3 * 6 / 15).
    assert scores.ari == pytest.approx(0.8 / 3.3)
    assert scores.false_pairs == (("w", "x"),)
    assert scores.missed_pairs == (("u", "w"), ("v", "w"), ("x", "y"), ("x", "z"))


def test_articles_without_a_label_are_refused():
    with pytest.raises(UsageError, match="1 articles have no label, b among them"):
        score({"a": Label("x", "en")}, {"a": "1", "b": "1"})


def test_sets_are_found_by_name_in_order(tmp_path):
    for name in ("second", "first"):
        write_set(tmp_path, name, [])
    assert [found.name for found in find_sets(tmp_path)] == ["first", "second"]
    assert [found.name for found in find_sets(tmp_path, ["second"])] == ["second"]


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ("a\tx\ten\nb\tx\n", ":2: 2 columns instead of three"),
        ("a\tx\ten\na\ty\ten\n", ":2: the id a stands there twice"),
    ],
)
def test_a_broken_gold_file_is_named_with_its_line(tmp_path, gold, message):
    write_set(tmp_path, "news", [])
    (tmp_path / "news.gold.tsv").write_text(gold)
    with pytest.raises(UsageError, match=f"news.gold.tsv{message}"):
        find_sets(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [([], "no labelled set"), (["--sets", "other"], "no set other")],
)
def test_missing_sets_end_in_one_line(tmp_path, arguments, message):
    with pytest.raises(SystemExit, match=message):
        quality.main([str(tmp_path), *arguments])


def test_a_table_is_markdown():
    assert markdown_table(("set", "F1"), [("news", "0.9"), ("[x]", "1")]).splitlines() == [
        "| set  |  F1 |",
        "|------|-----|",
        "| news | 0.9 |",
        "| [x]  |   1 |",
    ]


def test_a_labelled_set_is_run_and_scored(tmp_path, capsys):
    other = "Fishermen in the north found a whale on the beach and called the museum at once."
    articles = [
        ("one", "schools", "en", SCHOOLS["en"]),
        ("two", "schools", "en", SCHOOLS["en"].upper()),
        ("three", "whale", "en", other),
        ("four", "whale", "fr", SCHOOLS["fr"]),
    ]
    write_set(tmp_path / "sets", "news", articles)
    command = [str(tmp_path / "sets"), "--work", str(tmp_path / "work"), "--pairs", "--json"]
    quality.main([*command, str(tmp_path / "first.json")])
    first = capsys.readouterr().out
    assert "\nmissed\tnews\ten-fr\tfour\tthree\n" in first
    found = json.loads((tmp_path / "first.json").read_text())["news"]
    assert found["articles"] == 4
    assert found["languages"]["en-en"] == {"true": 1, "found": 1, "false": 0}
    assert found["missed_pairs"] == [["four", "three"]]
    assert found["reused"] == 0
    # Two stories of one pair each: a draw holds both, or one of them twice.
    assert found["intervals"]["recall"] == [0.0, 1.0]
    assert found["intervals"]["recall_by_languages"] == {"en-en": [0.0, 1.0], "en-fr": [0.0, 1.0]}
    assert "| 0.5000 (0.000-1.000) |" in first

    quality.main([*command, str(tmp_path / "second.json")])
    again = json.loads((tmp_path / "second.json").read_text())["news"]
    assert again["encoded"] == 0
    assert scores_of(again) == scores_of(found)


def scores_of(found):
    timed = ("articles_per_second", "encoded", "reused")
    return {key: value for key, value in found.items() if key not in timed}


def write_set(directory, name, articles):
    directory.mkdir(exist_ok=True)
    lines = (json.dumps({"id": article, "text": text}) for article, _, _, text in articles)
    (directory / f"{name}.articles.jsonl").write_text("\n".join(lines))
    rows = ("\t".join(row[:3]) + "\n" for row in articles)
    (directory / f"{name}.gold.tsv").write_text("".join(rows))
