"""The weights of the signals: logistic regression with the sign of every weight given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from models.calibration import Weights
from service.calibrate.logistic import logistic_loss
from service.calibrate.pairs import MadePair
from service.match.verdicts.score import SIGNS

PENALTY = 1e-4
_BOUND = 30.0


def fit_weights(pairs: Sequence[MadePair]) -> Weights:
    """Fit weights and bias beside the log-odds that are not fitted, by maximum likelihood.

    Every signal may only speak in the direction of its reason (service.match.verdicts.score.SIGNS);
    a light quadratic penalty on standardised weights keeps the fit from running away.
    """
    names = list(SIGNS)
    x = np.array([[p.features[n] * SIGNS[n] for n in names] for p in pairs])
    y = np.array([p.same for p in pairs], dtype=float)
    prior = np.array([p.prior for p in pairs])
    centre, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    fitted = minimize(
        logistic_loss,
        np.zeros(len(names) + 1),
        args=((x - centre) / spread, y, np.full(len(y), 1 / len(y)), prior, PENALTY),
        jac=True,
        bounds=[(None, None), *[(0, None)] * len(names)],
        method="L-BFGS-B",
    )
    weights = fitted.x[1:] / spread
    return Weights(
        {n: round(float(w) * SIGNS[n], 4) for n, w in zip(names, weights, strict=True)},
        round(float(fitted.x[0] - weights @ centre), 4),
    )


def log_odds_of(pairs: Sequence[MadePair], weights: Weights) -> NDArray[np.float64]:
    """The log-odds of each pair as the verdict computes them, (n,), within +-30."""
    names = list(weights.weights)
    x = np.array([[p.features[n] for n in names] for p in pairs]).reshape(len(pairs), len(names))
    prior = np.array([p.prior for p in pairs])
    odds = x @ np.array([weights.weights[n] for n in names]) + weights.bias + prior
    return np.asarray(np.clip(odds, -_BOUND, _BOUND))
