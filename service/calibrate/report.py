"""What a calibration was found to be worth, as Markdown for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.calibration import Calibration
from service.calibrate.floor import Floor
from service.calibrate.geometry import Geometry
from service.calibrate.kinds import PAIR_KINDS
from service.calibrate.site import SiteQuality
from service.calibrate.thresholds import RATES, SHARES, Threshold, as_probability
from service.calibrate.validation import (
    LONG_LINES,
    Judged,
    calibration_error,
    interval,
    quality,
    reliability,
)

GOOD = 0.95
"""An F1 below this is worth a word."""


@dataclass(frozen=True)
class CalibrationFindings:
    """Everything a report tells.

    `told_on` says on how many documents in how many files the thresholds were fitted;
    `documents` judges pairs of documents that were held out, `languages` those of languages
    that were; `unknown` are the files in languages that the encoder does not know.
    """

    calibration: Calibration
    geometry: Geometry
    thresholds: Sequence[Threshold]
    told_on: tuple[int, int]
    floor: Floor | None
    site: SiteQuality
    pairs: int
    documents: Sequence[Judged]
    languages: Mapping[str, Sequence[Judged]]
    unknown: Sequence[str]


def report(findings: CalibrationFindings, rate: float) -> str:
    """Write the report; qualities are those at a rate of false merges, one of RATES."""
    return (
        "\n\n".join(
            [
                f"# Calibration of {findings.calibration.fingerprint}",
                "\n".join(_overview(findings)),
                "## Thresholds",
                _table(
                    ("rate of false merges", "score", "fitted", "90 % interval"),
                    _threshold_rows(findings),
                ),
                *_floor(findings),
                f"## Kinds of pairs, documents held out, at {rate:g}",
                _table(
                    (
                        "kind",
                        "the same",
                        "pairs",
                        "share of compared pairs",
                        "merged",
                        "95 % interval",
                    ),
                    _kind_rows(findings, rate),
                ),
                "## Scores",
                _table(("pairs", "mean score", "the same article"), _score_rows(findings)),
                f"## Languages, at {rate:g}",
                "Of pairs with one side in the language. Long: both articles have at least "
                f"{LONG_LINES} lines. Held out: nothing was fitted on the language.",
                _table(
                    (
                        *("language", "nearest line"),
                        *("precision", "recall", "F1", "F1, long", "95 % interval"),
                        *("held out: precision", "recall", "F1", "F1, long", "95 % interval"),
                    ),
                    _language_rows(findings, rate),
                ),
                *_below(findings, rate),
            ]
        )
        + "\n"
    )


def _overview(findings: CalibrationFindings) -> Iterator[str]:
    geometry, calibration = findings.geometry, findings.calibration
    raw, centred = (_mean(shares) for shares in (geometry.raw, geometry.centred))
    used = "used" if calibration.centres is not None else "not used: they help too little"
    error = calibration_error(reliability(findings.documents))
    yield f"- {findings.pairs:,} made pairs in {len(calibration.quality)} languages"
    if findings.unknown:
        yield f"- left out, as the encoder does not know them: {', '.join(findings.unknown)}"
    yield (
        f"- the nearest line in the pivot language is the translation: {raw:.3f}, "
        f"without the centres of the languages {centred:.3f} (centres are {used})"
    )
    yield (
        f"- the product of two factors misses the mean cosine of a pair of languages by "
        f"{geometry.residual:.3f} (root mean square); the unrelated cosine varies by "
        f"{geometry.background:.3f} between pairs (standard deviation)"
    )
    yield (
        f"- of what sites add {findings.site.examples:.3f} is told by its vectors, and "
        f"{findings.site.lines:.4f} of the lines of articles are taken for it (both held out)"
    )
    yield f"- expected calibration error of scores, documents held out: {error:.3f}"
    documents, files = findings.told_on
    yield f"- thresholds were fitted on {documents} documents in {files} files"


def _threshold_rows(findings: CalibrationFindings) -> Iterator[tuple[str, ...]]:
    for one in findings.thresholds:
        held = findings.calibration.thresholds[one.rate]
        limits = f"{as_probability(one.low):.4f} to {as_probability(one.high):.4f}"
        yield f"{one.rate:g}", f"{held:.4f}", f"{one.probability:.4f}", limits


def _floor(findings: CalibrationFindings) -> Iterator[str]:
    """Which thresholds are not the fitted ones, and why."""
    held = findings.calibration.thresholds
    rates = [f"{t.rate:g}" for t in findings.thresholds if held[t.rate] != t.careful]
    if findings.floor is not None and rates:
        yield f"**Raised for {', '.join(rates)}**: {findings.floor.reason}."


def _kind_rows(findings: CalibrationFindings, rate: float) -> Iterator[tuple[str, ...]]:
    place = RATES.index(rate)

    def merged(judged: Sequence[Judged]) -> float:
        return sum(one.merged[place] for one in judged) / max(1, len(judged))

    for name, kind in PAIR_KINDS.items():
        own = [one for one in findings.documents if one.pair.kind == name]
        if own:
            low, high = interval(own, merged)
            share = "" if kind.same else f"{SHARES[name]:.5f}"
            counts = ("yes" if kind.same else "no", f"{len(own):,}", share)
            yield name, *counts, f"{merged(own):.4f}", f"{low:.4f} to {high:.4f}"


def _score_rows(findings: CalibrationFindings) -> Iterator[tuple[str, ...]]:
    for one in reliability(findings.documents):
        yield f"{one.pairs:,}", f"{one.score:.3f}", f"{one.same:.3f}"


def _language_rows(findings: CalibrationFindings, rate: float) -> Iterator[tuple[str, ...]]:
    shares = findings.geometry.raw if findings.calibration.centres is None else None
    for code, held in findings.languages.items():
        own = [one for one in findings.documents if code in one.pair.languages]
        cells = [cell for judged in (own, held) for cell in _qualities(judged, rate)]
        yield code, _nearest(findings, shares or findings.geometry.centred, code), *cells


def _qualities(judged: Sequence[Judged], rate: float) -> tuple[str, ...]:
    whole, long = quality(judged, rate), quality(_long(judged), rate)
    low, high = interval(_long(judged), lambda drawn: quality(drawn, rate).f1)
    values = (whole.precision, whole.recall, whole.f1, long.f1)
    return (*(f"{value:.3f}" for value in values), f"{low:.3f} to {high:.3f}")


def _long(judged: Sequence[Judged]) -> list[Judged]:
    return [one for one in judged if one.pair.size >= LONG_LINES]


def _nearest(findings: CalibrationFindings, shares: Mapping[str, float], code: str) -> str:
    found = [s for stem, s in shares.items() if findings.geometry.codes[stem] == code]
    return f"{_mean(dict(enumerate(found))):.3f}" if found else ""


def _below(findings: CalibrationFindings, rate: float) -> Iterator[str]:
    low = {
        code: found
        for code, judged in findings.languages.items()
        if (found := quality(_long(judged), rate).f1) < GOOD
    }
    if low:
        named = ", ".join(f"{code} ({f1:.3f})" for code, f1 in sorted(low.items()))
        yield f"Held out, these have an F1 below {GOOD:g} on long articles: {named}."
    else:
        yield f"Held out, no language has an F1 below {GOOD:g} on long articles."


def _mean(shares: Mapping[object, float] | Mapping[str, float] | Mapping[int, float]) -> float:
    return sum(shares.values()) / max(1, len(shares))


def _table(header: Sequence[str], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
