"""The figures of the report's sections, on vectors and pairs whose answers are known."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import FILES, PlantedEncoder, write_parallel

from measuring import bench as bench_module
from measuring import fitted, stand_ins
from measuring.bench import Bench
from measuring.precision import WAYS
from measuring.retrieval import first_places
from measuring.routing import _beginning
from measuring.shares import cell, share
from models.bundled import E5, MUSE
from models.calibration_files import shipped_calibration
from service.calibrate import run as run_module
from service.calibrate.corpus import Corpus, Embedded

RNG = np.random.default_rng(3)


def test_the_first_places_are_those_of_a_plain_search():
    vectors = {stem: RNG.normal(size=(9, 4)).astype(np.float32) for stem in ("eng", "fra")}
    corpus = Corpus({"eng": "en", "fra": "fr"}, {}, {"a": [1, 2, 5], "b": [3, 8]})
    found = first_places(Embedded(corpus, vectors), "fra", "eng")
    lines = [1, 2, 3, 5, 8]
    hits = 0
    for line in lines:
        cosines = {other: float(vectors["fra"][line] @ vectors["eng"][other]) for other in lines}
        hits += max(cosines, key=cosines.get) == line
    assert (found.hits, found.total) == (hits, 5)


cases = st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=40)


@given(cases)
def test_a_share_counts_every_case(told):
    found = share(told)
    assert (found.hits, found.total) == (sum(so for _, so in told), len(told))
    assert (cell(found) == "-") == (not told)


def test_rounding_keeps_vectors_within_its_step():
    vectors = RNG.normal(size=(50, 64)).astype(np.float32)
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    for name, step in (("float16", 2**-11), ("int8", 0.5 / 127)):
        moved = WAYS[name](vectors)
        assert moved.dtype == np.float32
        assert (np.abs(moved - vectors) <= 1.001 * step * largest).all()
        assert (moved != vectors).any()


def test_a_beginning_is_six_words_or_thirty_characters_where_words_are_not_parted():
    assert _beginning("one two three four five six seven") == "one two three four five six"
    assert _beginning("字" * 100) == "字" * 30
    assert _beginning("too short") == "too short"


@pytest.fixture(scope="module")
def calibrated(tmp_path_factory):
    """The section of a planted encoder that takes the place of `muse`."""

    class Planted(PlantedEncoder):
        fingerprint = MUSE.fingerprint

    out = tmp_path_factory.mktemp("out")
    text = write_parallel(tmp_path_factory.mktemp("parallel") / "text")
    bench = Bench(text, None, out, None, seed=1, size=4, kinds=(), documents=12, wordnet=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_module, "load_encoder", lambda _: Planted())
        patch.setattr(fitted, "ENCODERS", (MUSE,))
        patch.setattr(fitted, "PAIRS", 300)
        return fitted.fitted_section(bench)


def test_the_calibration_section_tells_kinds_languages_and_geometry(calibrated):
    found = calibrated.document["muse"]
    assert found["languages"].keys() == set(FILES.values())
    at_half, at_default, bare = found["kinds"]["whole"]
    assert at_half["hits"] >= at_default["hits"] > 0.8 * at_default["total"]
    assert bare["total"] == at_half["total"]
    assert found["residual"] < 0.01
    for one in found["languages"].values():
        assert all(0 <= f1 <= 1 for by_kind in one.values() for f1 in by_kind.values())


def test_a_language_that_lies_far_apart_is_found_with_a_lower_factor(monkeypatch, tmp_path):
    planted = PlantedEncoder()
    shipped = replace(shipped_calibration("e5", E5.fingerprint), centres=None, unrelated=0.0)
    near = replace(shipped, quality={"en": 0.98, "fr": 0.93, "ru": 0.86})
    monkeypatch.setattr(stand_ins, "PAIRS", 40)
    monkeypatch.setattr(stand_ins, "shipped_calibration", lambda *_: near)
    monkeypatch.setattr(bench_module, "load_encoder", lambda _: planted)
    # So many facts that pairs are less than sure: only there does a factor decide anything.
    text = write_parallel(tmp_path / "text", word="w{}".format)
    bench = Bench(
        text, None, tmp_path / "out", None, seed=1, size=4, kinds=(), documents=12, wordnet=None
    )
    found = stand_ins.stand_ins_section(bench).document
    assert found.keys() == {*FILES.values(), "all"}
    by_way = [found["ru"][way]["found"]["hits"] for way in stand_ins.STAND_INS]
    assert by_way == sorted(by_way)
    assert by_way[-1] > by_way[0]


def test_what_is_set_by_hand_speaks_against_exchanged_facts(calibrated):
    kinds = calibrated.document["muse"]["kinds"]
    _, with_terms, without = kinds["copy_facts"]
    assert with_terms["hits"] <= without["hits"]
    assert "less the terms set by hand" in calibrated.text
