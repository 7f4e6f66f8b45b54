"""The geometry of an encoder: the centres of its languages and the likeness of translations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from models.calibration import Calibration, Weights
from models.encoder import Vectors
from service.calibrate.corpus import Embedded

WORTH_CENTRING = 0.1
"""Centres are kept where they take away this share of the errors of retrieval."""
GENEROSITY = 0.03
"""Two translations into one language count as fully alike this far below their mean cosine."""
_ROUNDS = 200


@dataclass(frozen=True)
class Geometry:
    """What was fitted of the vectors, and how well it describes them.

    `raw` and `centred` are the shares of lines whose translation into the pivot language is
    the nearest line there, by file, before and after centres are taken off; `residual` is
    the root mean square by which the product of two factors misses the mean cosine of a pair
    of languages, `background` the standard deviation of the unrelated cosine between pairs.
    """

    calibration: Calibration
    codes: Mapping[str, str]
    raw: Mapping[str, float]
    centred: Mapping[str, float]
    residual: float
    background: float


def fit_geometry(embedded: Embedded, fingerprint: str) -> Geometry:
    """Fit centres, factors and the unrelated cosine of an encoder."""
    centres: dict[str, Vectors] | None = fit_centres(embedded)
    moved = embedded.centred(centres)
    raw, centred = retrieval(embedded), retrieval(moved)
    errors = [1 - sum(r.values()) / max(1, len(r)) for r in (raw, centred)]
    if errors[1] > (1 - WORTH_CENTRING) * errors[0]:
        centres, moved = None, embedded
    cosines, unrelated = mean_cosines(moved)
    codes = list(moved.corpus.codes.values())
    factors = fit_factors(cosines, codes)
    quality = _by_code(factors, codes)
    different = np.array([[a != b for b in codes] for a in codes])
    misses = (cosines - np.outer(factors, factors))[different]
    calibration = Calibration(
        fingerprint=fingerprint,
        unrelated=round(float(np.mean(unrelated)), 3),
        quality=quality,
        other_quality=round(stand_in(quality), 3),
        same_language=_same_language(cosines, codes),
        centres=centres,
        weights=Weights({}, 0.0),
        thresholds={},
    )
    return Geometry(
        calibration=calibration,
        codes=moved.corpus.codes,
        raw=raw,
        centred=centred,
        residual=float(np.sqrt(np.mean(misses**2))),
        background=float(np.std(unrelated)),
    )


def fit_centres(embedded: Embedded) -> dict[str, Vectors]:
    """The mean sentence vector of each language, and `*`: their mean.

    They are rounded to half precision, in which they are kept.
    """
    means: dict[str, list[Vectors]] = {}
    for stem, code in embedded.corpus.codes.items():
        means.setdefault(code, []).append(np.nanmean(embedded.vectors[stem], axis=0))
    centres = {code: np.mean(found, axis=0) for code, found in sorted(means.items())}
    centres["*"] = np.mean([m for found in means.values() for m in found], axis=0)
    return {code: _halved(centre) for code, centre in centres.items()}


def _halved(centre: Vectors) -> Vectors:
    return np.asarray(centre.astype(np.float16).astype(np.float32))


def mean_cosines(embedded: Embedded) -> tuple[NDArray[np.float64], list[float]]:
    """Mean cosines of translations, (files, files), and of lines paired at random by pair."""
    lines = embedded.corpus.lines
    vectors = [v[lines] for v in embedded.vectors.values()]
    cosines = np.array([[np.mean(np.sum(a * b, axis=1)) for b in vectors] for a in vectors])
    means = [v.mean(axis=0) for v in vectors]
    return cosines.astype(float), [float(a @ b) for a, b in combinations(means, 2)]


def fit_factors(cosines: NDArray[np.float64], codes: list[str]) -> NDArray[np.float64]:
    """Factors whose products are nearest to the cosines of different languages, least squares."""
    factors = np.full(len(codes), 0.8)
    for _ in range(_ROUNDS):
        for i, code in enumerate(codes):
            others = [j for j, other in enumerate(codes) if other != code]
            factors[i] = cosines[i, others] @ factors[others] / (factors[others] @ factors[others])
    return factors


def stand_in(quality: Mapping[str, float]) -> float:
    """The factor of a language without data, from those of the others: their median.

    A lower one finds more, but where neither language has data two reports of one event
    become one article.
    """
    return float(np.median(list(quality.values())))


def _by_code(factors: NDArray[np.float64], codes: list[str]) -> dict[str, float]:
    """The factor of each language; of two files in one, the larger."""
    return {
        code: round(max(float(f) for f, c in zip(factors, codes, strict=True) if c == code), 3)
        for code in sorted(set(codes))
    }


def _same_language(cosines: NDArray[np.float64], codes: list[str]) -> float:
    """A little less than the mean cosine of two translations into one language.

    It does not follow from the factors. Where no language has two files, the cosine of the
    two languages that are nearest to each other stands for it.
    """
    pairs = list(combinations(range(len(codes)), 2))
    found = [cosines[i, j] for i, j in pairs if codes[i] == codes[j]]
    return round(float(max(found or [cosines[i, j] for i, j in pairs])) - GENEROSITY, 3)


def retrieval(embedded: Embedded) -> dict[str, float]:
    """The share of lines of each file that find their line in the pivot first, by cosine."""
    lines, pivot = embedded.corpus.lines, embedded.corpus.pivot
    goal = embedded.vectors[pivot][lines]
    return {
        stem: float(np.mean((v[lines] @ goal.T).argmax(axis=1) == np.arange(len(lines))))
        for stem, v in embedded.vectors.items()
        if stem != pivot
    }
