"""The weights of the signals: logistic regression with the sign of every weight given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from models.calibration import Weights
from service.calibrate.pairs import Pair
from service.match.score import SIGNS

PENALTY = 1e-4
_BOUND = 30.0


def fit_weights(pairs: Sequence[Pair]) -> Weights:
    """Fit weights and bias beside the log-odds that are not fitted, by maximum likelihood.

    Every signal may only speak in the direction of its reason (service.match.score.SIGNS);
    a light quadratic penalty on standardised weights keeps the fit from running away.
    """
    names = list(SIGNS)
    x = np.array([[p.features[n] * SIGNS[n] for n in names] for p in pairs])
    y = np.array([p.same for p in pairs], dtype=float)
    prior = np.array([p.prior for p in pairs])
    centre, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    fitted = minimize(
        _loss,
        np.zeros(len(names) + 1),
        args=((x - centre) / spread, y, prior),
        jac=True,
        bounds=[(None, None), *[(0, None)] * len(names)],
        method="L-BFGS-B",
    )
    weights = fitted.x[1:] / spread
    return Weights(
        {n: round(float(w) * SIGNS[n], 4) for n, w in zip(names, weights, strict=True)},
        round(float(fitted.x[0] - weights @ centre), 4),
    )


def _loss(
    parameters: NDArray[np.float64],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    prior: NDArray[np.float64],
) -> tuple[float, NDArray[np.float64]]:
    odds = x @ parameters[1:] + parameters[0] + prior
    error = (1 / (1 + np.exp(-np.clip(odds, -500, 500))) - y) / len(y)
    penalty = PENALTY * float(parameters[1:] @ parameters[1:])
    slope = x.T @ error + 2 * PENALTY * parameters[1:]
    return float(np.mean(np.logaddexp(0, odds) - y * odds)) + penalty, np.r_[error.sum(), slope]


def log_odds_of(pairs: Sequence[Pair], weights: Weights) -> NDArray[np.float64]:
    """The log-odds of each pair as the verdict computes them, (n,), within +-30."""
    names = list(weights.weights)
    x = np.array([[p.features[n] for n in names] for p in pairs]).reshape(len(pairs), len(names))
    prior = np.array([p.prior for p in pairs])
    odds = x @ np.array([weights.weights[n] for n in names]) + weights.bias + prior
    return np.asarray(np.clip(odds, -_BOUND, _BOUND))
