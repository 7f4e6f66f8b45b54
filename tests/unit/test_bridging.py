"""The map between encoders and the figures about it, on vectors whose relation is known."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

import calibrate
from bridging import fit
from bridging.examples import translations
from bridging.fit import Examples, fitted
from bridging.glosses import glosses
from bridging.recall import article_vectors, places_of, stretches
from models.calibration import unit
from service.calibrate.corpus import Corpus, Embedded
from service.errors import UsageError

RNG = np.random.default_rng(3)
SOURCE, TARGET = 12, 16
TRUE = RNG.normal(size=(SOURCE, TARGET))
BENT = RNG.normal(size=(SOURCE, 40)), RNG.normal(size=(40, TARGET))


@pytest.fixture(scope="module", autouse=True)
def small_layer():
    """So few dimensions need no more units; a step takes as long as it has units."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fit, "UNITS", 256)
        yield


def lines(seed, n=600, bend=0.0):
    """Unit vectors and what a known map makes of them, linear but for a bend."""
    source = unit(np.random.default_rng(seed).normal(size=(n, SOURCE)).astype(np.float32))
    made = source @ TRUE + bend * np.maximum(source @ BENT[0], 0) @ BENT[1]
    return Examples(source, unit(made.astype(np.float32)))


def cosine(bridge, examples):
    return float((bridge(examples.source) * examples.target).sum(axis=1).mean())


def test_a_linear_map_is_found():
    bridge = fitted((lines(1),))
    assert cosine(bridge, lines(2)) > 0.99


def test_what_a_linear_map_leaves_is_learned():
    bridge = fitted((lines(1, 4000, bend=0.5),))
    straight = np.linalg.lstsq(lines(1, 4000, bend=0.5).source, lines(1, 4000, bend=0.5).target)[0]
    new = lines(2, bend=0.5)
    plain = float((unit(new.source @ straight) * new.target).sum(axis=1).mean())
    assert 1 - cosine(bridge, new) < (1 - plain) / 3


def test_groups_weigh_their_shares_whatever_their_size():
    few, many = lines(1, 300), lines(2, 3000)
    contrary = Examples(many.source, -many.target)
    nothing = Examples(many.source[:0], many.target[:0])
    assert abs(cosine(fitted((few, contrary)), lines(5))) < 0.3
    assert cosine(fitted((replace(few, share=9.0), contrary)), lines(5)) > 0.9
    assert cosine(fitted((few, nothing)), lines(5)) > 0.99


def test_the_same_examples_give_the_same_map():
    one, other = (fitted((lines(1),)) for _ in range(2))
    np.testing.assert_array_equal(one(lines(3).source), other(lines(3).source))


def test_translations_are_lines_with_what_they_say_to_the_target():
    vectors = {f: RNG.normal(size=(5, 4)).astype(np.float32) for f in ("eng", "hin")}
    vectors["hin"][3] = np.nan
    goals = {f: RNG.normal(size=(5, 3)).astype(np.float32) for f in ("eng", "fra")}
    corpus = Corpus({"eng": "en", "hin": "hi"}, {}, {"a": [0, 1, 2, 3, 4]})
    found = translations(Embedded(corpus, vectors), Embedded(corpus, goals), without={1})
    kept = [0, 2, 3, 4], [0, 2, 4]
    expected = np.concatenate([vectors["eng"][kept[0]], vectors["hin"][kept[1]]])
    np.testing.assert_array_equal(found.source, expected)
    goal = unit(goals["eng"] + goals["fra"])
    np.testing.assert_allclose(found.target, goal[[*kept[0], *kept[1]]], atol=1e-6)


WORDNET = """  1 This software and database is being provided to you, the LICENSEE
00001740 03 n 01 ferry 0 000 | a boat that carries people on a river; "the ferry leaves at daybreak"
00001930 03 n 01 quay 0 000 | a wharf; "goods were piled high upon the quay"
"""


def test_glosses_are_definitions_and_examples_that_say_something(tmp_path):
    for part in ("noun", "verb", "adj", "adv"):
        (tmp_path / f"data.{part}").write_text(WORDNET if part == "noun" else "")
    found = glosses(tmp_path, 10)
    assert sorted(found) == [
        "A boat that carries people on a river",
        "Goods were piled high upon the quay",
        "The ferry leaves at daybreak",
    ]
    assert glosses(tmp_path, 2) == found[:2]


def test_a_missing_file_of_wordnet_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"data\.noun"):
        glosses(tmp_path, 10)


def test_stretches_are_all_runs_of_lines_within_a_document():
    assert stretches({"a": [0, 1, 2], "b": [3]}, 2) == [(0, 1), (1, 2)]
    assert stretches({"a": [0, 1, 2], "b": [3]}, 1) == [(0,), (1,), (2,), (3,)]


def test_an_article_is_the_mean_of_its_lines_by_length():
    vectors = np.array([[1, 0], [0, 1], [0, 0]], np.float32)
    found = article_vectors(vectors, np.array([1, 3, 5], np.float32), [(0, 1), (2,)])
    assert found.tolist() == [[0.25, 0.75], [0, 0]]


def test_a_place_is_how_many_are_nearer():
    index = np.eye(4, dtype=np.float32)
    queries = np.array([[1, 0.9, 0, 0], [1, 0.9, 0.5, 0]], np.float32)
    assert places_of(queries, index, [0, 2]).tolist() == [0, 2]
    assert places_of(queries, index, [1, 3]).tolist() == [1, 3]


def test_a_missing_file_of_wordnet_ends_calibrating_before_anything_is_written(
    tmp_path, monkeypatch
):
    shipped = ["calibrate.py", "--parallel", str(tmp_path), "--wordnet", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", [*shipped, "--out", str(tmp_path / "out")])
    with pytest.raises(SystemExit, match=r"^calibrate: .+data\.noun"):
        calibrate.main()
    assert not list(tmp_path.iterdir())
