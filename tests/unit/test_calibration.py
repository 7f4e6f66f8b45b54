"""Calibrations belong to one encoder each, and are applied as documented."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import bridge as bridges
from models.bridge import Bridge
from models.bundled import E5, MUSE
from models.calibration import Calibration, Scale, SiteWording, Weights, unit
from models.calibration_files import (
    bridge,
    calibration_document,
    calibrations_digest,
    calibrations_directory,
    read_calibration,
    shipped_calibration,
)
from models.centres import likely_centre
from service.errors import FingerprintError, SettingsError

BUNDLED = pytest.mark.parametrize("encoder", [MUSE, E5], ids=lambda e: e.name)


@BUNDLED
def test_the_shipped_calibration_belongs_to_the_bundled_encoder(encoder):
    fitted = shipped_calibration(encoder.name, encoder.fingerprint)
    assert fitted.fitted
    assert fitted.fingerprint == encoder.fingerprint
    assert fitted.quality.keys() <= encoder.languages
    assert all(0.5 < quality <= 1.0 for quality in fitted.quality.values())
    for language in encoder.languages:
        scale = fitted.scale("en", language)
        assert -0.2 < scale.unrelated < 0.4 < scale.same < 1.0


@BUNDLED
def test_centres_are_of_the_dimension_of_the_encoder(encoder):
    centres = shipped_calibration(encoder.name, encoder.fingerprint).centres
    if centres is not None:
        assert {c.shape for c in centres.values()} == {(encoder.dimension,)}
        assert centres.keys() - {"*"} <= encoder.languages
        assert "*" in centres


@BUNDLED
def test_another_version_of_the_encoder_is_an_error_that_names_both(encoder):
    with pytest.raises(FingerprintError) as raised:
        shipped_calibration(encoder.name, "other-1-abc")
    assert encoder.fingerprint in str(raised.value)
    assert "other-1-abc" in str(raised.value)
    assert "scripts/calibrate.py" in str(raised.value)


def test_the_bridge_leads_from_e5_to_muse():
    carried = bridge(E5.fingerprint, MUSE.fingerprint)
    vectors = unit(np.random.default_rng(0).normal(size=(3, E5.dimension)).astype(np.float32))
    found = carried(vectors)
    assert found.shape == (3, MUSE.dimension)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("other-1-abc", MUSE.fingerprint),
        (E5.fingerprint, "other-1-abc"),
        (MUSE.fingerprint, E5.fingerprint),
    ],
)
def test_a_bridge_between_others_is_an_error_that_names_all(source, target):
    with pytest.raises(FingerprintError) as raised:
        bridge(source, target)
    for name in (source, target, E5.fingerprint, MUSE.fingerprint):
        assert name in str(raised.value)


def test_a_bridge_adds_what_its_units_say_to_a_linear_map():
    matrix = np.array([[2, 0], [0, 0]], np.float32)
    inner, threshold = np.array([[0, 0], [1, 1]], np.float32), np.array([3, 6], np.float32)
    outer = np.array([[0, 1], [9, 9]], np.float32)
    bridge_ = Bridge(matrix, np.array([1, 0], np.float32), inner, threshold, outer)
    # 2 + 1 and 5 - 3; the other unit is silent up to 6.
    np.testing.assert_allclose(
        bridge_(np.array([[1, 5]], np.float32)), [[3 / 13**0.5, 2 / 13**0.5]], atol=1e-6
    )


def test_what_a_bridge_carries_in_blocks_is_what_it_carries_one_by_one(monkeypatch):
    carry = bridge(E5.fingerprint, MUSE.fingerprint)
    vectors = unit(np.random.default_rng(0).normal(size=(8, 384)).astype(np.float32))
    expected = np.concatenate([carry(vectors[n : n + 1]) for n in range(8)])
    monkeypatch.setattr(bridges, "BLOCK", 3)
    np.testing.assert_allclose(carry(vectors), expected, atol=1e-6)
    assert carry(vectors[:0]).shape == (0, expected.shape[1])


@pytest.mark.parametrize("name", ["somebody/model", "model", "../muse", "calibrations"])
def test_an_encoder_that_nobody_calibrated_has_a_cautious_scale(name):
    cautious = shipped_calibration(name, "mine-1-abc")
    assert not cautious.fitted
    assert cautious.fingerprint == "mine-1-abc"
    scale = cautious.scale("en", "xx")
    assert float(scale(np.float32(0.9))) <= 1.0
    assert float(scale(np.float32(0.3))) == pytest.approx(0.0)


def test_an_uncalibrated_encoder_has_vectors_as_they_are():
    vectors = np.ones((2, 3), np.float32)
    assert shipped_calibration("mine", "mine-1-abc").centred(vectors, "en") is vectors


CENTRED = Calibration(
    "f",
    0.2,
    {"en": 0.9, "fr": 0.8},
    0.7,
    0.8,
    {"en": np.array([1, 0], np.float32), "*": np.array([0, 1], np.float32)},
    Weights({"least_coverage": 8.5}, -2.0),
    {1e-3: 0.5, 1e-4: 0.9, 1e-5: 0.99},
)


def test_the_centre_of_the_language_is_taken_off():
    vectors = np.array([[1, 3], [0, 0]], np.float32)
    np.testing.assert_allclose(CENTRED.centred(vectors, "en"), [[0, 1], [-1, 0]])


def test_what_sites_say_is_written_and_read_back(tmp_path):
    site = SiteWording(np.array([0.5, -40.25], np.float32), -4.5)
    path = tmp_path / "own.json"
    path.write_text(calibration_document(replace(CENTRED, site=site)), "utf-8")
    found = read_calibration(path).site
    assert found is not None
    assert found.bias == site.bias
    np.testing.assert_array_equal(found.direction, site.direction)
    path.write_text(calibration_document(CENTRED), "utf-8")
    assert read_calibration(path).site is None


@BUNDLED
def test_the_shipped_calibrations_tell_what_sites_say(encoder):
    site = shipped_calibration(encoder.name, encoder.fingerprint).site
    assert site is not None
    assert site.direction.shape == (encoder.dimension,)


def test_a_language_without_a_centre_has_the_one_that_its_vectors_make_likely():
    vectors = unit(np.array([[2, 1], [1, 2]], np.float32))
    expected = unit(vectors - likely_centre(CENTRED.centres, vectors))
    np.testing.assert_array_equal(CENTRED.centred(vectors, "sw"), expected)


def test_a_scale_is_the_product_of_the_languages():
    assert CENTRED.scale("en", "fr") == Scale(0.2, pytest.approx(0.72))
    assert CENTRED.scale("fr", "en") == CENTRED.scale("en", "fr")
    assert CENTRED.scale("en", "sw").same == pytest.approx(0.63)


def test_two_texts_in_one_language_have_a_scale_of_their_own():
    assert CENTRED.scale("en", "en") == CENTRED.scale("fr", "fr")


@given(st.floats(-0.1, 0.4), st.floats(0.5, 1.0), st.floats(-1.0, 1.0))
def test_a_scale_leads_there_and_back(unrelated, same, cosine):
    scale = Scale(unrelated, same)
    likeness = float(scale(np.float32(cosine)))
    assert scale.cosine(likeness) == pytest.approx(cosine, abs=1e-5)
    assert float(scale(np.float32(unrelated))) == pytest.approx(0, abs=1e-5)
    assert float(scale(np.float32(same))) == pytest.approx(1, abs=1e-5)


def test_unit_rows_have_length_1_and_zeros_stay():
    found = unit(np.array([[3, 4], [0, 0]], np.float32))
    np.testing.assert_allclose(found, [[0.6, 0.8], [0, 0]])
    assert found.dtype == np.float32


def test_the_directory_holds_every_shipped_file():
    assert {p.name for p in calibrations_directory().glob("*.json")} == {
        "bridge.json",
        "e5.json",
        "muse.json",
        "uncalibrated.json",
    }


def test_a_threshold_rises_as_the_rate_of_false_merges_falls():
    rates = np.geomspace(1e-6, 1e-2, 40)
    found = [CENTRED.threshold(float(rate)) for rate in rates]
    assert found == sorted(found, reverse=True)
    assert [CENTRED.threshold(rate) for rate in (1e-3, 1e-4, 1e-5)] == pytest.approx(
        [0.5, 0.9, 0.99]
    )
    assert (found[0], found[-1]) == pytest.approx((0.99, 0.5))


def test_between_two_rates_log_odds_follow_the_logarithm_of_the_rate():
    between = CENTRED.threshold(10**-3.5)
    assert np.log(between / (1 - between)) == pytest.approx(np.log(9) / 2)


@BUNDLED
def test_a_calibration_survives_its_file(encoder, tmp_path):
    shipped = shipped_calibration(encoder.name, encoder.fingerprint)
    path = tmp_path / "own.json"
    path.write_text(calibration_document(shipped), "utf-8")
    again = read_calibration(path)
    assert calibration_document(again) == path.read_text("utf-8")
    assert (again.weights, again.thresholds, again.quality) == (
        shipped.weights,
        shipped.thresholds,
        shipped.quality,
    )
    for code, centre in (shipped.centres or {}).items():
        np.testing.assert_array_equal(again.centres[code], centre)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"fingerprint": "x"}',
        '{"centres": null, "thresholds": {"1e-4": 1}}',
    ],
)
def test_what_is_no_calibration_is_refused_with_its_name(tmp_path, content):
    path = tmp_path / "own.json"
    path.write_text(content, "utf-8")
    with pytest.raises(
        SettingsError, match=r"own\.json: this is no calibration.*samewire calibrate"
    ):
        read_calibration(path)


def test_a_calibration_that_is_not_there_is_refused_with_its_name(tmp_path):
    for read in (read_calibration, calibrations_digest):
        with pytest.raises(SettingsError, match=r"own\.json: the calibration cannot be read"):
            read(tmp_path / "own.json")


def test_the_digest_follows_the_content_of_the_file(tmp_path):
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_text("1", "utf-8")
    two.write_text("2", "utf-8")
    digests = {calibrations_digest(), calibrations_digest(one), calibrations_digest(two)}
    assert len(digests) == 3
    two.write_text("1", "utf-8")
    assert calibrations_digest(one) == calibrations_digest(two)


def test_an_uncalibrated_encoder_needs_a_higher_score_than_a_calibrated_one():
    cautious = shipped_calibration("somebody/model", "mine-1-abc")
    for encoder in (MUSE, E5):
        fitted = shipped_calibration(encoder.name, encoder.fingerprint)
        for rate in (1e-3, 1e-4, 1e-5, 1e-6):
            assert cautious.threshold(rate) > fitted.threshold(rate)
