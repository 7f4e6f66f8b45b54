"""A calibration from parallel text to written results."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from models.calibration import Calibration, Weights
from models.calibration_files import calibration_document
from models.encoder import Encoder
from models.registry import load_encoder
from service.calibrate.corpus import Corpus, Embedded, read_corpus
from service.calibrate.embedding import embed
from service.calibrate.floor import floor_document, floor_for, raised
from service.calibrate.geometry import fit_geometry
from service.calibrate.pairs import make_pairs
from service.calibrate.plot import reliability_plot
from service.calibrate.report import CalibrationFindings, report
from service.calibrate.site import fit_site, held_out_site, site_examples
from service.calibrate.thresholds import ORDINARY, fit_thresholds
from service.calibrate.validation import (
    Made,
    held_out_documents,
    held_out_languages,
    reliability,
)
from service.calibrate.weights import fit_weights
from service.errors import StoreError, UsageError
from service.progress import Progress

PAIRS = 40_000
_HELD_OUT = 0.02
"""For each language that is held out, so many pairs are made of those of all languages."""
_SEED = 1


@dataclass(frozen=True, slots=True)
class CalibrationRequest:
    """What to calibrate, on which text, and where the results go.

    `documents` is how many of them are embedded, all where it is None; of the files `whole` all
    are, which thresholds are then fitted on. `work` keeps vectors;
    `rate` is the rate of false merges, one of RATES, at which qualities are reported. `weights`
    are kept as they are where given: thresholds and report are then those of these weights.
    """

    encoder: str
    parallel: Path
    out: Path
    work: Path | None = None
    documents: int | None = None
    pairs: int = PAIRS
    rate: float = 2.5e-5
    whole: Collection[str] = ()
    weights: Weights | None = None


@dataclass(frozen=True, slots=True)
class Calibrated:
    """What was fitted, what was found of it, the files written, and the vectors it was fitted on.

    `report` tells the findings as Markdown.
    """

    calibration: Calibration
    findings: CalibrationFindings
    report: str
    files: tuple[Path, ...]
    embedded: Embedded


def calibrate(request: CalibrationRequest, progress: Progress) -> Calibrated:
    """Fit a calibration, judge it on what it was not fitted on, and write both.

    Raises:
        UsageError: the parallel text cannot be used.
        EncoderError: the encoder cannot be loaded.
        StoreError: the results or the vectors cannot be written.
    """
    _writable(request.out)
    corpus = read_corpus(request.parallel)
    encoder = load_encoder(request.encoder)
    known = _known(corpus, encoder, request)
    told = _told(corpus, known, request)
    embedded = embed(known, encoder, request.work, progress, request.whole)
    geometry = fit_geometry(embedded, encoder.fingerprint)
    progress.stage("what sites add", None, "examples")
    examples = site_examples(embedded, geometry.calibration, encoder)
    fitted = replace(geometry.calibration, site=fit_site(examples))
    progress.stage("making pairs", None, "pairs")
    made = _made(embedded, fitted, request)
    weights = request.weights or fit_weights(made.pairs)
    if told is not known:
        vectors = {stem: embedded.vectors[stem] for stem in told.codes}
        made = replace(made, telling=_made(Embedded(told, vectors), fitted, request).judging)
    thresholds = fit_thresholds(made.judging, weights)
    floor = floor_for(len(told.documents), weights)
    fitted = replace(fitted, weights=weights, thresholds=raised(thresholds, floor))
    made = replace(made, floor=floor, margins=[one.upper - one.log_odds for one in thresholds])
    count = max(1, int(_HELD_OUT * request.pairs))
    documents = held_out_documents(made)
    findings = CalibrationFindings(
        calibration=fitted,
        geometry=geometry,
        thresholds=thresholds,
        told_on=(len(told.documents), len(told.codes)),
        floor=floor,
        site=held_out_site(examples),
        pairs=len(documents),
        documents=documents,
        languages=held_out_languages(embedded, fitted, made, count, progress),
        unknown=sorted(corpus.codes.keys() - known.codes.keys()),
    )
    text = report(findings, request.rate)
    plot = reliability_plot(reliability(documents), encoder.fingerprint)
    content = calibration_document(fitted, floor_document(thresholds, floor))
    files = _written(request.out, content, text, plot)
    return Calibrated(fitted, findings, text, files, embedded)


def _made(embedded: Embedded, fitted: Calibration, request: CalibrationRequest) -> Made:
    """Pairs of every kind, and more of the ordinary ones, which most compared pairs are."""
    more = request.pairs // 2
    return Made(
        make_pairs(embedded, fitted, request.pairs, _SEED),
        make_pairs(embedded, fitted, more, _SEED + 1, kinds=tuple(ORDINARY)),
        request.weights,
    )


def _told(corpus: Corpus, known: Corpus, request: CalibrationRequest) -> Corpus:
    """The part of the corpus of which all documents are embedded, where those known are not."""
    if request.documents is None or not request.whole:
        return known
    told = corpus.only(known.codes.keys() & set(request.whole))
    if len(told.codes) < 2:
        raise UsageError(
            f"{request.parallel}: of the files to embed whole ({', '.join(request.whole)}) fewer "
            "than two are there in languages that the encoder knows: name others"
        )
    return told


def _known(corpus: Corpus, encoder: Encoder, request: CalibrationRequest) -> Corpus:
    """The part of the corpus that is calibrated on; raises UsageError where too little is left."""
    languages = encoder.languages
    stems = {s for s, code in corpus.codes.items() if languages is None or code in languages}
    if len({corpus.codes[stem] for stem in stems}) < 2:
        raise UsageError(
            f"{request.parallel}: {request.encoder} knows fewer than two of its languages"
        )
    known = corpus.only(stems)
    return known if request.documents is None else known.sampled(request.documents)


def _writable(out: Path) -> None:
    """Fail before the work rather than after it."""
    directory = out.parent
    if out.is_dir() or not directory.is_dir() or not os.access(directory, os.W_OK):
        raise StoreError(f"{out}: the calibration cannot be written there")


def _written(out: Path, calibration: str, text: str, plot: str) -> tuple[Path, ...]:
    contents = {
        out: calibration,
        out.with_suffix(".report.md"): text,
        out.with_suffix(".reliability.svg"): plot,
    }
    try:
        for path, content in contents.items():
            path.write_text(content, "utf-8")
    except OSError as error:
        raise StoreError(f"{out}: the calibration cannot be written: {error.strerror}") from error
    return tuple(contents)
