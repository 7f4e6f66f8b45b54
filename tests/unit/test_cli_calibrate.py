"""`samewire calibrate` from parallel text to a calibration that is used, and what it refuses."""

import json
import re
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from planted import DOCUMENTS, PlantedEncoder, UselessEncoder, write_parallel

from models import space as space_module
from models.calibration_files import read_calibration, uncalibrated
from models.space import Space
from service.calibrate import CalibrationRequest
from service.calibrate import run as run_module
from service.cli import main
from service.errors import FingerprintError, SettingsError, UsageError
from service.live import Engine
from service.pipeline import Job
from service.progress import NoProgress
from service.settings import Settings


@pytest.fixture(autouse=True)
def planted(monkeypatch):
    monkeypatch.setattr(run_module, "load_encoder", lambda _: PlantedEncoder())
    monkeypatch.setattr(space_module, "load_encoder", lambda _: PlantedEncoder())
    monkeypatch.setattr(space_module, "use_cores", lambda _: None)


@pytest.fixture(scope="module")
def parallel(tmp_path_factory):
    return write_parallel(tmp_path_factory.mktemp("parallel") / "text")


def calibrate(*arguments):
    with pytest.raises(SystemExit) as ended:
        main(["calibrate", "--encoder", "test/planted", *map(str, arguments)])
    return ended.value.code or 0


@pytest.fixture(scope="module")
def calibrated(parallel, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "planted.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_module, "load_encoder", lambda _: PlantedEncoder())
        code = calibrate("--parallel", parallel, "--out", out, "--pairs", 1000, "--quiet")
    assert code == 0
    return out


def test_a_calibration_is_one_file_with_its_report_beside_it(calibrated):
    fitted = read_calibration(calibrated)
    assert (fitted.fingerprint, fitted.fitted) == ("planted-1", True)
    assert fitted.quality.keys() == {"en", "fr", "ru"}
    assert list(fitted.thresholds) == [1e-3, 1e-4, 2.5e-5, 1e-5, 1e-6]
    report = calibrated.with_suffix(".report.md").read_text("utf-8")
    assert fitted.site is not None
    for told in (
        "of what sites add 1.000 is told",
        "| en |",
        "| fr |",
        "| ru |",
        "| nearest | no |",
        "calibration error",
    ):
        assert told in report
    assert "<svg" in calibrated.with_suffix(".reliability.svg").read_text("utf-8")


def test_a_slow_encoder_has_its_thresholds_from_the_files_that_it_embeds_whole(parallel, tmp_path):
    out, whole = tmp_path / "some.json", ("eng", "rus")
    request = CalibrationRequest(
        "test/planted", parallel, out, documents=12, pairs=300, whole=whole
    )
    done = run_module.calibrate(request, NoProgress())
    assert done.findings.told_on == (DOCUMENTS, len(whole))
    assert f"thresholds were fitted on {DOCUMENTS} documents in 2 files" in done.report
    assert f"{DOCUMENTS} documents, fewer than 100" in done.report


@pytest.mark.parametrize("whole", [("eng",), ("eng", "absent")])
def test_one_file_that_is_embedded_whole_gives_no_thresholds(parallel, tmp_path, whole):
    out = tmp_path / "one.json"
    request = CalibrationRequest(
        "test/planted", parallel, out, documents=12, pairs=300, whole=whole
    )
    with pytest.raises(UsageError, match=r"embed whole \(eng.*name others"):
        run_module.calibrate(request, NoProgress())
    assert not out.exists()


@pytest.mark.parametrize("encoder", [PlantedEncoder, UselessEncoder])
def test_few_documents_bring_no_threshold_below_that_of_an_uncalibrated_model(
    parallel, tmp_path, monkeypatch, encoder
):
    monkeypatch.setattr(run_module, "load_encoder", lambda _: encoder())
    out = tmp_path / "few.json"
    request = CalibrationRequest("test/planted", parallel, out, documents=12, pairs=300)
    run_module.calibrate(request, NoProgress())
    least = uncalibrated("").thresholds
    held = read_calibration(out).thresholds
    assert all(held[rate] >= least[rate] for rate in least)
    floor = json.loads(out.read_text("utf-8"))["floor"]
    assert all(fitted < least[float(rate)] for rate, fitted in floor["fitted"].items())
    unraised = [rate for rate in least if f"{rate:g}" not in floor["fitted"]]
    assert all(held[rate] > least[rate] for rate in unraised)
    assert "12 documents, fewer than 100" in floor["reason"]
    report = out.with_suffix(".report.md").read_text("utf-8")
    assert f"**Raised for {', '.join(floor['fitted'])}**: {floor['reason']}." in report
    for rate, fitted in floor["fitted"].items():
        row = rf"\| {rate} \| {least[float(rate)]:.4f} \| 0\.\d+ \| 0\.\d+ to {fitted:.4f} \|"
        assert re.search(row, report)


def test_a_space_uses_the_calibration_it_is_given(calibrated):
    space = Space("test/planted", calibrated)
    assert space.uncalibrated == ()
    plain = Space("test/planted")
    assert plain.uncalibrated == ("test/planted",)
    assert space.calibrations_digest != plain.calibrations_digest
    vectors = PlantedEncoder().encode(["fr3 said"])
    moved = space.comparable("test/planted", vectors, "fr")
    assert not np.allclose(moved, plain.comparable("test/planted", vectors, "fr"))


def test_a_calibration_of_another_encoder_is_refused(calibrated, monkeypatch):
    class Other(PlantedEncoder):
        fingerprint = "other-1"

    monkeypatch.setattr(space_module, "load_encoder", lambda _: Other())
    with pytest.raises(FingerprintError, match=r"fitted on planted-1 but the encoder is other-1"):
        Space("test/planted", calibrated).calibration("test/planted")


def test_a_file_that_is_no_calibration_is_refused(tmp_path):
    (tmp_path / "x.json").write_text("{}", "utf-8")
    with pytest.raises(SettingsError, match="this is no calibration"):
        Space("test/planted", tmp_path / "x.json").calibration("test/planted")


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--parallel", "missing", "--out", "x.json"), 2, "DOCUMENT_IDS.tsv is missing"),
        (("--parallel", "TEXT", "--out", "no/such/x.json"), 1, "cannot be written there"),
        (("--parallel", "TEXT", "--out", "x.json", "--rate", "0.5"), 2, "--rate 0.5"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    parallel, tmp_path, monkeypatch, capsys, options, code, told
):
    monkeypatch.chdir(tmp_path)
    assert calibrate(*(parallel if o == "TEXT" else o for o in options)) == code
    error = capsys.readouterr().err
    assert told in error
    assert "Traceback" not in error
    assert list(tmp_path.iterdir()) == []


def test_an_encoder_that_knows_one_language_is_refused(parallel, tmp_path, monkeypatch, capsys):
    class Narrow(PlantedEncoder):
        languages = frozenset({"en", "de"})

    monkeypatch.setattr(run_module, "load_encoder", lambda _: Narrow())
    assert calibrate("--parallel", parallel, "--out", tmp_path / "x.json") == 2
    assert "knows fewer than two of its languages" in capsys.readouterr().err


def test_the_service_says_whether_its_encoder_is_calibrated(calibrated, tmp_path):
    for place, given, expected in (("a", None, False), ("b", calibrated, True)):
        settings = Settings(encoder="test/planted", calibration=given)
        with closing(Engine.open(tmp_path / place, settings)) as engine:
            assert [encoder.calibrated for encoder in engine.encoders] == [expected]
    with pytest.raises(FingerprintError, match="calibrations"):
        Engine.open(tmp_path / "b", Settings(encoder="test/planted"))


def test_a_run_that_goes_on_with_another_calibration_starts_anew(calibrated, tmp_path):
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    one.write_bytes(calibrated.read_bytes())
    job = Job(("x",), tmp_path, Settings(encoder="test/planted", calibration=one))
    first = job.fingerprint("stamp", Space("test/planted", one))
    other.write_text(one.read_text("utf-8").replace("0.", "0.0", 1), "utf-8")
    assert job.fingerprint("stamp", Space("test/planted", one)) == first
    assert job.fingerprint("stamp", Space("test/planted", other)) != first


def test_a_summary_says_which_encoder_is_not_calibrated(capsys, tmp_path):
    from cli_helpers import SUMMARY

    from service.cli.dedupe import _show_leftovers

    _show_leftovers(tmp_path, SUMMARY)
    assert "calibration" not in capsys.readouterr().err
    _show_leftovers(tmp_path, replace(SUMMARY, uncalibrated=("own/model",)))
    assert "own/model has no calibration: verdicts are by a cautious" in capsys.readouterr().err
