import json
import re
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hardcases
from evaluation.bootstrap import rate
from hardsets import dress
from hardsets.kinds import CASE_KINDS, make_sets
from hardsets.parallel import OWN, read_documents
from service.errors import UsageError
from service.text.writing.clean import clean, fold


@pytest.fixture(scope="module")
def made():
    return {cases.name: cases for cases in make_sets(read_documents(OWN), seed=1, size=4)}


def clusters(cases):
    return {name: cluster for name, cluster, _ in cases.labels}


def texts(cases):
    return {article["id"]: article["text"] for article in cases.articles}


def test_every_kind_has_articles_and_relations(made):
    assert list(made) == list(CASE_KINDS)
    for cases in made.values():
        assert len(cases.articles) == len(cases.labels) >= 4
        assert list(cases.relations())


def test_relations_agree_with_the_clusters(made):
    for cases in made.values():
        cluster = clusters(cases)
        for expected in cases.relations():
            together = cluster[expected.a] == cluster[expected.b]
            assert together == (expected.relation in {"same", "revision"})
            assert bool(expected.container) == (expected.relation in {"revision", "excerpt"})
            assert expected.container in {"", expected.a, expected.b}
        stated = {(e.a, e.b) for e in cases.relations()}
        for a, b in combinations(sorted(cluster), 2):
            assert ((a, b) in stated | cases.unstated) or cluster[a] != cluster[b]


def test_a_container_is_the_longer_text(made):
    checked = 0
    for cases in made.values():
        text, language = texts(cases), {name: code for name, _, code in cases.labels}
        for expected in cases.relations():
            if expected.container and language[expected.a] == language[expected.b]:
                (inner,) = {expected.a, expected.b} - {expected.container}
                assert len(text[inner]) < len(text[expected.container])
                checked += 1
    assert checked > 10


def test_the_same_seed_makes_the_same_sets_and_another_others(tmp_path):
    for name, seed in (("one", "3"), ("two", "3"), ("other", "4")):
        hardcases.main(["--out", str(tmp_path / name), "--seed", seed])
    one, two, other = (
        {p.name: p.read_text("utf-8") for p in (tmp_path / name).iterdir()}
        for name in ("one", "two", "other")
    )
    assert one == two
    assert set(one) == set(other)
    assert one != other


def test_a_kind_does_not_depend_on_which_others_are_made(made):
    (alone,) = make_sets(read_documents(OWN), seed=1, size=4, kinds=["misread"])
    assert alone.articles == made["misread"].articles


def test_sets_are_written_as_they_are_read(tmp_path, made):
    made["excerpts"].write(tmp_path)
    lines = (tmp_path / "excerpts.articles.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == made["excerpts"].articles
    rows = (tmp_path / "excerpts.relations.tsv").read_text("utf-8").splitlines()
    assert [row.split("\t")[2] for row in rows] == [
        e.relation for e in made["excerpts"].relations()
    ]


def test_a_bulletin_and_its_siblings_differ_in_facts(made):
    for name, cases in made.items():
        if name.startswith("template-"):
            versions = {}
            for article, (_, cluster, language) in zip(cases.articles, cases.labels, strict=True):
                plain = "".join(str(int(c)) if c.isdecimal() else c for c in article["text"])
                versions.setdefault((cluster.split("/")[0], language), {})[cluster] = plain
            for told in versions.values():
                assert len(set(told.values())) == len(told)
                assert all("{" not in text for text in told.values())


@pytest.mark.parametrize(
    ("remove", "message"),
    [("DOCUMENT_IDS.tsv", "needs DOCUMENT_IDS.tsv"), ("eng.txt", "needs DOCUMENT_IDS.tsv")],
)
def test_a_directory_without_parallel_text_ends_in_one_line(tmp_path, remove, message):
    (tmp_path / "DOCUMENT_IDS.tsv").write_text("a\n")
    (tmp_path / "eng.txt").write_text("One line.\n")
    (tmp_path / remove).unlink()
    with pytest.raises(SystemExit, match=message):
        hardcases.main(["--parallel", str(tmp_path), "--out", str(tmp_path / "out")])


def test_files_of_different_length_are_refused(tmp_path):
    (tmp_path / "DOCUMENT_IDS.tsv").write_text("a\na\n")
    (tmp_path / "eng.txt").write_text("One line.\n")
    with pytest.raises(UsageError, match=r"eng.txt has 1 lines, .*DOCUMENT_IDS.tsv 2"):
        read_documents(tmp_path)


def test_arabic_in_any_form_is_cleaned_to_one_text():
    plain = "وأكدت الشرطة الرقم 4718 المحفور داخل العلبة"
    for dressed in (
        dress.vocalised(plain, Random(1)),
        dress.stretched(plain, Random(1)),
        dress.presented(plain),
    ):
        assert dressed != plain
        assert clean(dressed) == plain
    assert fold(dress.other_digits(plain)) == fold(plain)


def test_french_typography_is_cleaned_to_one_text():
    typed = '"J\'avais moi-même réparé son ressort": 26 000 euros!'
    typeset = dress.french_typeset(typed, Random(2))
    assert re.search("[\u00a0\u202f]", typeset)
    assert fold(typeset) == fold(typed)
    assert dress.french_typed(typeset).replace(" ", "") == typed.replace(" ", "")


def test_one_to_three_characters_of_a_hundred_are_misread():
    text = "Residents of the narrow Mill Street say that they were woken by the silence. " * 40
    wrong = dress.misread(text, Random(5))
    kept = sum(a == b for a, b in zip(text, wrong, strict=False))
    assert wrong != text
    assert abs(len(wrong) - len(text)) < 0.03 * len(text)
    assert kept < len(text)


counts = st.lists(
    st.integers(0, 20).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=30
)


@given(counts)
def test_an_interval_holds_its_rate(documents):
    found = rate(documents)
    assert found.hits == sum(hits for hits, _ in documents)
    assert found.total == sum(total for _, total in documents)
    if found.total:
        assert 0 <= found.low <= found.value <= found.high <= 1
    assert rate(documents) == found


def test_pairs_of_one_document_stand_and_fall_together():
    apart = rate([(1, 1)] * 50 + [(0, 1)] * 50)
    together = rate([(10, 10)] * 5 + [(0, 10)] * 5)
    assert apart.value == together.value == 0.5
    assert together.high - together.low > 2 * (apart.high - apart.low)
    # Of 100 independent pairs the interval is that of the binomial distribution: 0.40 to 0.60.
    assert (apart.low, apart.high) == (pytest.approx(0.40, abs=0.02), pytest.approx(0.60, abs=0.02))


def test_where_none_was_seen_the_rule_of_three_leaves_a_chance():
    assert (rate([(0, 150)] * 2).low, rate([(0, 150)] * 2).high) == (0.0, 0.01)
    assert (rate([(150, 150)] * 2).low, rate([(150, 150)] * 2).high) == (0.99, 1.0)
