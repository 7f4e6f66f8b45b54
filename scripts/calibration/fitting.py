"""The fits themselves: language centres and factors, the map between encoders, the weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from calibration.pairs import Pair
from calibration.parallel import Embedded
from models.calibration import Calibration, unit
from models.encoder import Vectors
from service.match.score import SIGNS, features

RIDGE = 1.0
PENALTY = 1e-4


def fit_centres(embedded: Embedded) -> dict[str, NDArray[np.float16]]:
    """The mean sentence vector of each language, and `*` for all others: their mean."""
    means: dict[str, list[Vectors]] = {}
    for file, code in embedded.codes.items():
        means.setdefault(code, []).append(np.nanmean(embedded.vectors[file], axis=0))
    centres = {code: np.mean(found, axis=0) for code, found in sorted(means.items())}
    centres["*"] = np.mean([m for found in means.values() for m in found], axis=0)
    return {code: centre.astype(np.float16) for code, centre in centres.items()}


def fit_scales(embedded: Embedded, fingerprint: str) -> Calibration:
    """Factors whose products are nearest to the mean cosines of translations, by least squares."""
    files = sorted(embedded.codes)
    cosines = np.array([[_mean_cosine(embedded, a, b) for b in files] for a in files])
    factors = np.full(len(files), 0.8)
    codes = [embedded.codes[f] for f in files]
    for _ in range(200):
        for i, code in enumerate(codes):
            others = [j for j, other in enumerate(codes) if other != code]
            factors[i] = cosines[i, others] @ factors[others] / (factors[others] @ factors[others])
    quality = {
        code: round(max(float(f) for f, c in zip(factors, codes, strict=True) if c == code), 3)
        for code in sorted(set(codes))
    }
    return Calibration(
        fingerprint=fingerprint,
        unrelated=round(_mean_unrelated(embedded), 3),
        quality=quality,
        other_quality=round(float(np.mean(list(quality.values()))), 3),
        centres=None,
    )


def as_file(scales: Calibration) -> dict[str, object]:
    """The content of a calibration file, as models.calibration reads it."""
    return {
        "fingerprint": scales.fingerprint,
        "unrelated": scales.unrelated,
        "other_quality": scales.other_quality,
        "quality": dict(scales.quality),
    }


def _mean_cosine(embedded: Embedded, a: str, b: str) -> float:
    return float(np.nanmean(np.sum(embedded.vectors[a] * embedded.vectors[b], axis=1)))


def _mean_unrelated(embedded: Embedded) -> float:
    """The cosine of the mean vectors of all pairs of languages: sentences paired at random."""
    means = [np.nanmean(v, axis=0) for v in embedded.vectors.values()]
    return float(np.mean([a @ b for i, a in enumerate(means) for b in means[:i]]))


def fit_bridge(
    source: Embedded, target: Embedded
) -> tuple[dict[str, NDArray[np.float16]], dict[str, object]]:
    """Ridge regression from source vectors to the mean target vector of the same line."""
    goal = unit(np.sum(list(target.vectors.values()), axis=0))
    x, y = [], []
    for vectors in source.vectors.values():
        made = ~np.isnan(vectors[:, 0])
        x.append(vectors[made])
        y.append(goal[made])
    left, right = np.concatenate(x), np.concatenate(y)
    offset = right.mean(axis=0)
    gram = left.T @ left + RIDGE * np.eye(left.shape[1], dtype=np.float32)
    matrix = np.linalg.solve(gram, left.T @ (right - offset))
    tensors = {"matrix": matrix.astype(np.float16), "offset": offset.astype(np.float16)}
    return tensors, {"lambda": RIDGE, "sentences": len(left)}


def fit_weights(pairs: Sequence[Pair]) -> dict[str, object]:
    """Logistic regression in which every signal may only speak in the direction of its reason."""
    names = list(SIGNS)
    x = np.array([[features(p.signals)[n] * SIGNS[n] for n in names] for p in pairs])
    y = np.array([p.same for p in pairs], dtype=float)
    centre, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    bounds = [(None, None), *[(0, None)] * len(names)]
    fitted = minimize(
        _loss, np.zeros(len(names) + 1), args=((x - centre) / spread, y), jac=True, bounds=bounds
    )
    weights = fitted.x[1:] / spread
    return {
        "pairs": len(pairs),
        "weights": {n: round(float(w) * SIGNS[n], 4) for n, w in zip(names, weights, strict=True)},
        "bias": round(float(fitted.x[0] - weights @ centre), 4),
    }


def _loss(
    parameters: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    odds = x @ parameters[1:] + parameters[0]
    error = (1 / (1 + np.exp(-odds)) - y) / len(y)
    penalty = PENALTY * float(parameters[1:] @ parameters[1:])
    slope = x.T @ error + 2 * PENALTY * parameters[1:]
    return float(np.mean(np.logaddexp(0, odds) - y * odds)) + penalty, np.r_[error.sum(), slope]
