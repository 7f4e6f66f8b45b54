"""What the shipped weights are worth on made pairs: the report of a calibration, at two rates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from calibrate import IN_FULL
from evaluation.bootstrap import Rate
from evaluation.tables import markdown_table
from measuring.bench import Bench, Section
from measuring.shares import cell, share, share_document
from models.bundled import E5, MUSE, BundledEncoder
from models.calibration import Weights
from models.calibration_files import shipped_calibration
from service.calibrate import PAIRS, CalibrationRequest, calibrate
from service.calibrate.kinds import PAIR_KINDS
from service.calibrate.report import CalibrationFindings, report
from service.calibrate.thresholds import RATES, mergeable
from service.calibrate.validation import LONG_LINES, Judged, quality
from service.progress import NoProgress

ENCODERS = (MUSE, E5)
SHOWN = (1e-4, 2.5e-5)
"""Rates at which qualities are told: the score of 0.50, and the default."""


def fitted_section(bench: Bench) -> Section:
    """Fit all but the weights for both bundled encoders, and judge documents and languages."""
    found = {encoder.name: _findings(bench, encoder) for encoder in ENCODERS}
    text = "\n\n".join(part for name, one in found.items() for part in _parts(name, one))
    document = {name: _document(one) for name, one in found.items()}
    return Section("Calibrations with the shipped weights", text, document)


def _findings(bench: Bench, encoder: BundledEncoder) -> CalibrationFindings:
    slow = encoder is E5
    request = CalibrationRequest(
        encoder=encoder.name,
        parallel=bench.parallel,
        out=bench.out / f"{encoder.name}.json",
        work=bench.vectors,
        documents=bench.documents if slow else None,
        pairs=PAIRS,
        whole=IN_FULL if slow else (),
        weights=shipped_calibration(encoder.name, encoder.fingerprint).weights,
    )
    done = calibrate(request, NoProgress())
    bench.say(f"calibration of {encoder.name} done")
    return done.findings


def _parts(name: str, findings: CalibrationFindings) -> Iterator[str]:
    yield f"### `{name}`"
    for rate in SHOWN:
        told = report(findings, rate).strip().replace("\n#", "\n###").split("\n", 1)[1]
        yield f"<details><summary>At {rate:g}</summary>\n{told}\n\n</details>"
    header = ("kind", "pairs", *(f"{r:g}" for r in SHOWN), "less the terms set by hand")
    rows = [
        (kind, f"{found[0].total:,}", *map(cell, found))
        for kind, found in _by_kind(findings).items()
    ]
    yield markdown_table(header, rows)


def _by_kind(findings: CalibrationFindings) -> dict[str, list[Rate]]:
    """The share merged at each rate, and at the last one without the terms set by hand."""
    judged = findings.documents
    bare = _less_the_priors(judged, findings.calibration.weights)
    limit = findings.calibration.thresholds[SHOWN[-1]]
    least = np.log(limit / (1 - limit))
    merged = [[one.merged[RATES.index(rate)] for one in judged] for rate in SHOWN]
    merged.append((bare >= least).tolist())
    return {
        kind: [
            share(
                (min(one.pair.documents), is_merged)
                for one, is_merged in zip(judged, column, strict=True)
                if one.pair.kind == kind
            )
            for column in merged
        ]
        for kind in PAIR_KINDS
        if any(one.pair.kind == kind for one in judged)
    }


def _less_the_priors(judged: Sequence[Judged], weights: Weights) -> np.ndarray[Any, Any]:
    return mergeable([replace(one.pair, prior=0.0) for one in judged], weights)


def _document(findings: CalibrationFindings) -> dict[str, Any]:
    geometry = findings.geometry
    return {
        "thresholds": [asdict(one) for one in findings.thresholds],
        "held": {f"{rate:g}": p for rate, p in findings.calibration.thresholds.items()},
        "nearest": {"raw": geometry.raw, "centred": geometry.centred},
        "residual": geometry.residual,
        "background": geometry.background,
        "kinds": {k: [share_document(r) for r in found] for k, found in _by_kind(findings).items()},
        "languages": {
            code: {f"{rate:g}": _qualities(findings, code, held, rate) for rate in SHOWN}
            for code, held in findings.languages.items()
        },
    }


def _qualities(
    findings: CalibrationFindings, code: str, held: Iterable[Judged], rate: float
) -> Mapping[str, float]:
    fitted = [one for one in findings.documents if code in one.pair.languages]
    return {
        name: quality([one for one in judged if one.pair.size >= LONG_LINES], rate).f1
        for name, judged in (("documents held out", fitted), ("language held out", held))
    }
