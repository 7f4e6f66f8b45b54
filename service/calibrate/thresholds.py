"""Thresholds for rates of false merges that are too small to be counted.

The rate is that of the pairs of different articles which a corpus makes samewire compare, of
which SHARES says what they are. Above its highest scores each kind is continued by an
exponential: where log-odds are calibrated and the scores of true pairs do not grow denser, the
density of false pairs falls at least like exp(-log-odds). The excess over a high quantile is
modelled as usual for tails (peaks over threshold, Davison and Smith 1990), with shape 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.calibration import Weights
from service.calibrate.kinds import NEIGHBOURS, PAIR_KINDS
from service.calibrate.pairs import MadePair
from service.calibrate.weights import log_odds_of
from service.match.verdicts.judgement import LEAST

RATES = (1e-3, 1e-4, 2.5e-5, 1e-5, 1e-6)
HARD = 0.001
"""The share of compared pairs that are a hard kind: one article in thirty has one."""
ORDINARY = {"nearest": 1 / NEIGHBOURS, "neighbour": 1 - 1 / NEIGHBOURS - HARD}
_HARD_KINDS = [name for name, kind in PAIR_KINDS.items() if not (kind.same or name in ORDINARY)]
SHARES = ORDINARY | dict.fromkeys(_HARD_KINDS, HARD / len(_HARD_KINDS))
"""What compared pairs of different articles are. Each article is compared with 32 neighbours:
one is the nearest other one in topic, and the other 31 are further away."""
_TAIL = 0.01
_FEWEST = 20
_SLOWEST = 1.0
_GRID = np.arange(0.0, 25.0, 0.01)
"""Log-odds from 0 on: what is rather another article is never merged, whatever the rate."""
_RESAMPLES = 100
_DIGITS = 6
_SUREST = 0.999999
"""The highest threshold: no score is 1 but that of equal texts."""


@dataclass(frozen=True)
class Threshold:
    """Log-odds at which a rate is kept, with the 90 % interval of a bootstrap over documents.

    The upper end of the interval is what is used: a false merge costs more than a duplicate missed.
    """

    rate: float
    log_odds: float
    low: float
    high: float

    @property
    def probability(self) -> float:
        """The same as a probability, to as many digits as it is known to."""
        return as_probability(self.log_odds)

    @property
    def careful(self) -> float:
        """The upper end of the interval as a probability."""
        return as_probability(self.upper)

    @property
    def upper(self) -> float:
        """The upper end of the interval in log-odds, or what was fitted where that is higher."""
        return max(self.log_odds, self.high)


def as_probability(log_odds: float) -> float:
    """Log-odds as a probability, to as many digits as thresholds are known to."""
    found = float(1 / (1 + np.exp(-log_odds)))
    return min(_SUREST, round(found, _DIGITS))


def fit_thresholds(pairs: Sequence[MadePair], weights: Weights) -> list[Threshold]:
    """Fit the thresholds of RATES from made pairs, with their uncertainty."""
    odds = mergeable(pairs, weights)
    groups = _by_document(pairs, odds)
    rng = np.random.default_rng(0)
    names = sorted(groups)
    drawn = (rng.integers(0, len(names), len(names)) for _ in range(_RESAMPLES))
    found = np.array(
        [thresholds_of(_joined([groups[names[i]] for i in places])) for places in drawn]
    )
    low, high = np.quantile(found, (0.05, 0.95), axis=0)
    return [
        Threshold(rate, float(t), float(a), float(b))
        for rate, t, a, b in zip(RATES, thresholds_of(by_kind(pairs, odds)), low, high, strict=True)
    ]


def mergeable(pairs: Sequence[MadePair], weights: Weights) -> NDArray[np.float64]:
    """The log-odds of pairs, (n,), -inf where too little is covered to merge them at all."""
    enough = np.array([pair.least >= LEAST for pair in pairs])
    return np.where(enough, log_odds_of(pairs, weights), -np.inf)


def thresholds_of(odds: Mapping[str, NDArray[np.float64]]) -> list[float]:
    """The least log-odds at which the mixture of the kinds keeps each of RATES; where none does,
    the greatest, at which nothing is merged."""
    total = np.sum([SHARES[k] * survival(values, _GRID) for k, values in odds.items()], axis=0)
    places = (int(np.argmax(total <= rate)) if total[-1] <= rate else -1 for rate in RATES)
    return [float(_GRID[place]) for place in places]


def survival(odds: NDArray[np.float64], at: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of a kind whose log-odds reach each value: counted, then extrapolated.

    odds: those of its pairs, -inf where they cannot be merged whatever the threshold.
    """
    ordered = np.sort(odds)
    possible = int(np.count_nonzero(np.isfinite(ordered)))
    above = min(possible, max(_FEWEST, int(_TAIL * len(ordered))))
    if not above:
        return np.zeros(len(at))
    start = ordered[len(ordered) - above]
    excess = min(_SLOWEST, float(np.mean(ordered[len(ordered) - above :] - start)))
    counted = 1 - np.searchsorted(ordered, at) / len(ordered)
    tail = above / len(ordered) * np.exp(-np.maximum(0.0, at - start) / max(excess, 1e-3))
    return np.asarray(np.where(at < start, counted, tail))


def by_kind(pairs: Sequence[MadePair], odds: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """The log-odds of each kind of pair of different articles."""
    kinds = np.array([pair.kind for pair in pairs])
    found = {kind: odds[kinds == kind] for kind in SHARES}
    return {kind: values for kind, values in found.items() if len(values) > 1}


def _by_document(
    pairs: Sequence[MadePair], odds: NDArray[np.float64]
) -> dict[str, dict[str, list[float]]]:
    groups: dict[str, dict[str, list[float]]] = {}
    for pair, value in zip(pairs, odds.tolist(), strict=True):
        if not pair.same:
            groups.setdefault(min(pair.documents), {}).setdefault(pair.kind, []).append(value)
    return groups


def _joined(drawn: Sequence[Mapping[str, list[float]]]) -> dict[str, NDArray[np.float64]]:
    found = {kind: [v for group in drawn for v in group.get(kind, ())] for kind in SHARES}
    return {kind: np.array(values) for kind, values in found.items() if len(values) > 1}
