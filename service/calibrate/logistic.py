"""The loss of a logistic regression with a penalty, as scipy's minimisers take it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def logistic_loss(
    parameters: Floats,
    x: NDArray[Any],
    y: NDArray[Any],
    counts: Floats,
    prior: Floats | float,
    penalty: float,
) -> tuple[float, Floats]:
    """The loss of a bias and a weight for each column, (d + 1,), and its slope.

    x: (n, d), multiplied in its own precision; y: (n,), 0 or 1; counts: (n,), how much each row
    counts, with the sum 1; prior: log-odds that are not fitted, beside the weighted columns;
    penalty: that of the squares of the weights.
    """
    weights = parameters[1:]
    odds = (x @ weights.astype(x.dtype)).astype(np.float64) + parameters[0] + prior
    error = counts * (1 / (1 + np.exp(-np.clip(odds, -500, 500))) - y)
    slope = (x.T @ error.astype(x.dtype)).astype(np.float64) + 2 * penalty * weights
    loss = float(counts @ (np.logaddexp(0, odds) - y * odds))
    return loss + penalty * float(weights @ weights), np.r_[error.sum(), slope]
