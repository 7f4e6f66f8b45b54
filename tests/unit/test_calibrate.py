"""A calibration finds what was planted, and is judged on what it was not fitted on."""

import random
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import (
    DIMENSION,
    DOCUMENTS,
    FILES,
    LINES,
    NOISE,
    SITE,
    PlantedEncoder,
    UselessEncoder,
    offset_of,
    write_parallel,
)

from models.bundled import E5, MUSE
from models.calibration import Weights, log_odds
from models.calibration_files import shipped_calibration
from service.calibrate.changes import change_facts, change_names
from service.calibrate.corpus import Corpus, read_corpus
from service.calibrate.embedding import embed
from service.calibrate.floor import ENOUGH, floor_document, floor_for, raised
from service.calibrate.geometry import fit_factors, fit_geometry, stand_in
from service.calibrate.kinds import KEPT, PAIR_KINDS, PART, Drawer
from service.calibrate.pairs import make_pairs
from service.calibrate.plot import reliability_plot
from service.calibrate.site import RARITY, fit_site, held_out_site, site_examples
from service.calibrate.thresholds import (
    RATES,
    SHARES,
    Threshold,
    fit_thresholds,
    survival,
    thresholds_of,
)
from service.calibrate.validation import (
    FOLDS,
    Bin,
    Made,
    calibration_error,
    held_out_documents,
    reliability,
    without_language,
)
from service.calibrate.weights import fit_weights
from service.errors import StoreError, UsageError
from service.match.verdicts.score import SIGNS
from service.progress import NoProgress


@pytest.fixture(scope="module")
def parallel(tmp_path_factory):
    return write_parallel(tmp_path_factory.mktemp("parallel") / "text")


@pytest.fixture(scope="module")
def embedded(parallel):
    return embed(read_corpus(parallel), PlantedEncoder(), None, NoProgress())


@pytest.fixture(scope="module")
def geometry(embedded):
    return fit_geometry(embedded, "planted-1")


@pytest.fixture(scope="module")
def pairs(embedded, geometry):
    fitted = geometry.calibration
    return make_pairs(embedded, fitted, 900, seed=1)


def test_the_centres_are_the_planted_offsets(geometry):
    centres = geometry.calibration.centres
    assert centres.keys() == {"en", "fr", "ru", "*"}
    for code in FILES.values():
        direction = centres[code] / np.linalg.norm(centres[code])
        assert float(direction @ offset_of(code)) > 0.97
    mean = np.mean([centres[code] for code in FILES.values()], axis=0)
    np.testing.assert_allclose(centres["*"], mean, atol=1e-3)


def test_centres_are_dropped_where_they_do_not_help(embedded, monkeypatch):
    monkeypatch.setattr("service.calibrate.geometry.retrieval", lambda _: {"fra": 0.9})
    assert fit_geometry(embedded, "planted-1").calibration.centres is None


def test_the_factors_are_the_planted_noise(geometry):
    for code, noise in NOISE.items():
        assert geometry.calibration.quality[code] == pytest.approx(
            1 / np.sqrt(1 + noise**2), abs=0.03
        )
    assert geometry.residual < 0.01
    assert geometry.calibration.unrelated == pytest.approx(0, abs=0.02)


def test_factors_are_found_whatever_they_are():
    planted = np.array([0.9, 0.8, 0.6, 0.7])
    found = fit_factors(np.outer(planted, planted), ["a", "b", "c", "d"])
    np.testing.assert_allclose(found, planted, atol=1e-6)


def test_the_median_factor_stands_in_for_a_language_without_data(geometry):
    assert stand_in({"a": 0.2, "b": 0.7, "c": 0.8}) == pytest.approx(0.7)
    fitted = geometry.calibration
    assert fitted.other_quality == pytest.approx(stand_in(fitted.quality), abs=1e-3)
    assert min(fitted.quality.values()) <= fitted.other_quality < max(fitted.quality.values())


@pytest.mark.parametrize("name", ["muse", "e5"])
def test_the_shipped_stand_ins_are_those_of_the_shipped_factors(name):
    fingerprint = {"muse": MUSE, "e5": E5}[name].fingerprint
    shipped = shipped_calibration(name, fingerprint)
    assert shipped.other_quality == pytest.approx(stand_in(shipped.quality), abs=6e-4)


def test_a_language_that_was_held_out_has_what_the_others_have(geometry):
    other = without_language(geometry.calibration, "ru")
    assert other.quality.keys() == {"en", "fr"}
    assert other.other_quality == pytest.approx(stand_in(other.quality))
    both = [geometry.calibration.centres[code] for code in ("en", "fr")]
    np.testing.assert_allclose(other.centres["*"], np.mean(both, axis=0), atol=1e-6)
    assert "ru" not in other.centres


def test_every_kind_is_made_and_the_same_seed_makes_the_same(embedded, geometry, pairs):
    made = {pair.kind for pair in pairs}
    assert made == PAIR_KINDS.keys() - {"copy_names"}, "the planted text has no names"
    fitted = geometry.calibration
    again = make_pairs(embedded, fitted, 200, seed=1)
    assert again == pairs[:200]
    assert make_pairs(embedded, fitted, 200, seed=2) != again


@pytest.mark.parametrize("name", PAIR_KINDS)
def test_what_counts_as_the_same_keeps_most_and_what_does_not_shares_little(embedded, name):
    drawer = Drawer(embedded, random.Random(3))
    kind = PAIR_KINDS[name]
    for _ in range(60):
        document = drawer.rng.choice(drawer.names)
        sides = kind.draw(drawer, drawer.stretch(document, drawer.rng.choice((3, 6, 12))))
        if sides is None or not all(sides):
            continue
        a, b = sides
        common = [line for line in a if line in b]
        kept = min(drawer.share(common, a), drawer.share(common, b))
        if kind.same:
            assert kept >= KEPT - 0.1
        elif kind.changed is None:
            assert kept <= PART + 0.1


def test_exchanged_facts_keep_their_digits_and_are_others():
    texts = ["12 of 300 in 2020", "no number", "٤٥ and 7"]
    changed = change_facts(texts, 1.0, random.Random(1))
    assert [len(text) for text in changed] == [len(text) for text in texts]
    numbers = [n for text in changed for n in text.split() if n.isdigit()]
    assert not {12, 300, 2020, 45, 7} & {int(n) for n in numbers}
    assert changed[2].split()[0][0] in "٠١٢٣٤٥٦٧٨٩"
    assert change_facts(["a", "b", "c", "d", "5 of 6"], 1.0, random.Random(1)) is None


def test_exchanged_names_are_exchanged_wherever_they_stand():
    texts = ["When Merkel met old Robert it rained.", "Then Merkel left again for Lisbon."]
    changed = change_names(texts, "en", 1.0, ["Quentin"], random.Random(1))
    expected = ["When Quentin met old Quentin it rained.", "Then Quentin left again for Quentin."]
    assert changed == expected
    assert change_names(["nobody was there."], "en", 1.0, ["Quentin"], random.Random(1)) is None


def test_weights_speak_in_the_direction_of_their_reason_and_separate_what_was_planted(pairs):
    weights = fit_weights(pairs)
    assert weights.weights.keys() == SIGNS.keys()
    assert all(weight * SIGNS[name] >= 0 for name, weight in weights.weights.items())
    judged = held_out_documents(Made(pairs, (), None))
    assert len(judged) == len(pairs)
    right = np.mean([(one.probability >= 0.5) == one.pair.same for one in judged])
    assert right > 0.9
    assert calibration_error(reliability(judged)) < 0.08


def test_thresholds_rise_as_rates_fall_and_lie_in_their_intervals(pairs):
    found = fit_thresholds(pairs, fit_weights(pairs))
    assert [one.rate for one in found] == list(RATES)
    odds = [one.log_odds for one in found]
    assert odds == sorted(odds)
    assert all(one.low <= one.high for one in found)
    assert fit_thresholds(pairs, fit_weights(pairs)) == found


def test_the_mixture_of_compared_pairs_is_whole():
    assert sum(SHARES.values()) == pytest.approx(1)
    assert SHARES.keys() == {name for name, kind in PAIR_KINDS.items() if not kind.same}


def test_a_tail_is_counted_first_and_then_continued_as_it_falls():
    odds = np.random.default_rng(0).exponential(0.5, 100_000)
    at = np.array([0.1, 1.0, 4.0, 6.0])
    np.testing.assert_allclose(survival(odds, at), np.exp(-2 * at), rtol=0.4)
    rare = np.where(np.arange(len(odds)) < 5000, odds, -np.inf)
    np.testing.assert_allclose(survival(rare, at), 0.05 * np.exp(-2 * at), rtol=0.6)
    assert survival(np.full(100, -np.inf), at).tolist() == [0, 0, 0, 0]


def test_thresholds_keep_the_rates_of_a_mixture_that_is_known():
    odds = {kind: np.random.default_rng(1).exponential(0.5, 50_000) for kind in SHARES}
    for rate, threshold in zip(RATES, thresholds_of(odds), strict=True):
        assert threshold == pytest.approx(-np.log(rate) / 2, abs=0.35)


def test_where_no_threshold_keeps_a_rate_nothing_is_merged():
    odds = {"nearest": np.full(50, 30.0), "neighbour": np.full(500, -5.0)}
    assert min(thresholds_of(odds)) > 24


def test_thresholds_of_the_shipped_weights_do_not_fall_below_the_shipped_ones():
    shipped = shipped_calibration(MUSE.name, MUSE.fingerprint)
    fitted = [Threshold(rate, -1.0, -2.0, high) for rate, high in zip(RATES, range(5), strict=True)]
    floor = floor_for(ENOUGH - 1, shipped.weights)
    for one in fitted:
        held = max(one.high, log_odds(shipped.thresholds[one.rate]))
        assert raised(fitted, floor)[one.rate] == pytest.approx(1 / (1 + np.exp(-held)), abs=1e-5)
    told = floor_document(fitted, floor)
    assert told["fitted"] == {"1e-05": 0.952574, "1e-06": 0.982014}
    assert f"{ENOUGH - 1} documents" in told["reason"]


def test_enough_documents_keep_their_thresholds_and_high_ones_are_not_raised():
    weights = shipped_calibration(MUSE.name, MUSE.fingerprint).weights
    low = [Threshold(rate, -1.0, -2.0, 0.0) for rate in RATES]
    assert floor_for(ENOUGH, weights) is None
    assert raised(low, None) == dict.fromkeys(RATES, 0.5)
    high = [Threshold(rate, 20.0, 20.0, 20.0) for rate in RATES]
    assert floor_document(high, floor_for(10, weights)) is None
    assert floor_document(low, None) is None


def test_the_calibration_error_is_the_mean_distance():
    assert calibration_error([Bin(3, 0.2, 0.3), Bin(1, 0.9, 0.5)]) == pytest.approx(0.175)


def test_the_plot_shows_every_bin_at_its_place():
    plot = reliability_plot([Bin(10, 0.25, 0.5), Bin(90, 0.75, 1.0)], "a")
    assert '<circle cx="120.0" cy="200.0" r="3.6">' in plot
    assert '<circle cx="280.0" cy="40.0" r="8.0">' in plot


def test_lines_are_encoded_as_articles_are():
    told = []

    class Listening(PlantedEncoder):
        def encode(self, sentences):
            told.extend(sentences)
            return np.zeros((len(sentences), DIMENSION), np.float32)

    texts = {"zho-TW": ["國會"], "jpn": ["国會"]}
    corpus = Corpus({"zho-TW": "zh", "jpn": "ja"}, texts, {"one": [0]})
    embed(corpus, Listening(), None, NoProgress())
    assert told == ["国会", "国會"]


def test_kept_vectors_are_read_and_other_text_is_encoded_anew(parallel, tmp_path):
    class Counting(PlantedEncoder):
        encoded = 0

        def encode(self, sentences):
            self.encoded += len(sentences)
            return super().encode(sentences)

    encoder, corpus = Counting(), read_corpus(parallel)
    first = embed(corpus.sampled(10), encoder, tmp_path / "work", NoProgress())
    once = encoder.encoded
    again = embed(corpus.sampled(10), encoder, tmp_path / "work", NoProgress())
    assert once == 10 * 12 * len(FILES) == encoder.encoded
    for stem in FILES:
        np.testing.assert_array_equal(first.vectors[stem], again.vectors[stem])
        assert first.vectors[stem].shape[1] == DIMENSION
    embed(corpus.sampled(11), encoder, tmp_path / "work", NoProgress())
    assert encoder.encoded > once
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StoreError, match="vectors cannot be kept"):
        embed(corpus, encoder, tmp_path / "file", NoProgress())


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (lambda d: (d / "DOCUMENT_IDS.tsv").unlink(), "DOCUMENT_IDS.tsv is missing"),
        (lambda d: (d / "eng.txt").write_text("one line\n"), "eng.txt: 1 lines, but .* has 288"),
        (lambda d: (d / "notes.txt").write_text("x"), "notes.txt: 'notes' is no language tag"),
        (lambda d: (d / "rus.txt").write_bytes(b"\xff\n" * 288), "rus.txt is not UTF-8"),
        (lambda d: [(d / f"{s}.txt").unlink() for s in ("eng", "fra")], "at least two languages"),
        (lambda d: (d / "DOCUMENT_IDS.tsv").write_text("a\n" * 288), "1 documents are too few"),
        (lambda d: (d / "DOCUMENT_IDS.tsv").write_text("a\n\nb\n"), ":2: the line names no doc"),
    ],
)
def test_parallel_text_that_cannot_be_used_is_refused_with_the_place(tmp_path, broken, message):
    directory = write_parallel(tmp_path / "text")
    broken(directory)
    with pytest.raises(UsageError, match=message):
        read_corpus(directory)


def test_given_weights_are_kept(pairs):
    given = Weights(dict.fromkeys(SIGNS, 0.0), 3.0)
    judged = held_out_documents(Made(pairs, (), given))
    priors = [one.pair.prior for one in judged]
    assert [one.probability for one, prior in zip(judged, priors, strict=True) if not prior] == (
        pytest.approx([1 / (1 + np.exp(-3.0))] * sum(not prior for prior in priors))
    )


def test_thresholds_are_those_of_the_telling_pairs_raised_by_their_margins(pairs):
    given = Weights(dict.fromkeys(SIGNS, 0.0), 0.0)
    plain = [replace(pair, prior=3.0 if pair.same else -3.0, least=1.0) for pair in pairs]
    higher = [replace(pair, prior=9.0) for pair in plain]
    raised_by = Made(plain, (), given, margins=(30.0,) * len(RATES))

    def merged(made):
        return [one.merged[0] for one in held_out_documents(made)]

    assert merged(Made(plain, (), given)) == [pair.same for pair in _in_folds(plain)]
    assert not any(merged(Made(plain, (), given, telling=higher)))
    assert not any(merged(raised_by))
    held = min(plain[0].documents)
    told = Made((), (), None, telling=plain).without(frozenset({held})).telling
    assert told == [pair for pair in plain if held not in pair.documents]


def _in_folds(pairs):
    """The pairs in the order in which their documents are held out."""
    names = sorted({min(pair.documents) for pair in pairs})
    held = (names[fold::FOLDS] for fold in range(FOLDS))
    return [pair for some in held for pair in pairs if min(pair.documents) in some]


def test_what_sites_add_is_told_from_the_lines_of_articles(embedded, geometry):
    examples = site_examples(embedded, geometry.calibration, PlantedEncoder())
    lines = DOCUMENTS * (LINES - 1) * len(FILES)
    assert examples.vectors.shape[1] == DIMENSION
    assert len(examples.site) - examples.site.sum() == lines
    assert examples.weights[examples.site].sum() * RARITY == pytest.approx(1)
    found = held_out_site(examples)
    assert found.examples > 0.95
    assert found.lines < 0.01
    wording = fit_site(examples)
    direction = wording.direction / np.linalg.norm(wording.direction)
    assert direction @ SITE > 0.5
    np.testing.assert_array_equal(wording.direction, wording.direction.astype(np.float16))


def test_where_an_encoder_cannot_tell_no_line_is_taken_for_a_site_s(embedded, geometry):
    examples = site_examples(embedded, geometry.calibration, UselessEncoder())
    assert held_out_site(examples).lines < 0.01
    assert held_out_site(examples).examples < 0.8
    blind = replace(examples, vectors=np.zeros_like(examples.vectors))
    assert fit_site(blind)(blind.vectors[:1])[0] == pytest.approx(-np.log(RARITY), abs=0.01)


def test_examples_are_in_the_languages_of_the_encoder(embedded, geometry):
    class French(PlantedEncoder):
        languages = frozenset({"fr"})

        def encode(self, sentences):
            self.seen = list(sentences)
            return super().encode(sentences)

    encoder = French()
    site_examples(embedded, geometry.calibration, encoder)
    assert "Lire aussi" in encoder.seen
    assert "Read also" not in encoder.seen


@given(st.integers(0, 23), st.integers(0, 59), st.randoms(use_true_random=False))
def test_a_time_is_exchanged_for_another_time(hour, minute, rng):
    text = f"It began at {hour}:{minute:02} before 20,000 people."
    (changed,) = change_facts([text], 1.0, rng)
    (told,) = re.findall(r"(\d+):(\d\d) ", changed)
    assert int(told[0]) < 24
    assert int(told[1]) < 60
    assert (int(told[0]), int(told[1])) != (hour, minute)
