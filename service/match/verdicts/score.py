"""From the signals of a pair to the probability that both are the same article."""

from __future__ import annotations

from math import exp, log1p

from models.calibration import Weights
from service.match.verdicts.odds import facts, meaning, names, shape, wording
from service.match.verdicts.signals import Signals

SIGNS = {
    "least_coverage": 1,
    "coverage_spread": -1,
    "scarcity": -1,
    "moved": -1,
    "unevenness": -1,
    "fact_agreements": 1,
    "contradicted_share": -1,
    "names_cased": 1,
    "names_transliterated": 1,
}
"""Every fitted feature and the only direction in which it may speak for being the same article."""
_SUREST = 30.0
"""Log-odds beyond which a probability is no nearer to 0 or 1."""


def features(signals: Signals) -> dict[str, float]:
    """The signals as the fitted model sees them, by name."""
    told, named = signals.facts, signals.names
    least, most = sorted((signals.coverage_a, signals.coverage_b))
    compared = told.agreements + told.contradictions
    return {
        "least_coverage": least,
        "coverage_spread": most - least,
        "scarcity": 1 / (1 + signals.evidence),
        "moved": signals.moved,
        "unevenness": signals.unevenness,
        "fact_agreements": log1p(told.agreements),
        "contradicted_share": told.contradictions / (1 + compared),
        "names_cased": named.balance if named.cased else 0.0,
        "names_transliterated": 0.0 if named.cased else named.balance,
    }


def probability(signals: Signals, shared_words: float, weights: Weights) -> float:
    """The probability that both are the same article, from 0 to 1.

    shared_words: how much of the wording of two texts in one language is the same, 0..1.
    """
    log_odds = _fitted(signals, weights)
    log_odds += facts.log_odds(signals)
    log_odds += names.log_odds(signals)
    log_odds += meaning.log_odds(signals)
    log_odds += shape.log_odds(signals)
    log_odds += wording.log_odds(signals, shared_words)
    return 1 / (1 + exp(-max(-_SUREST, min(_SUREST, log_odds))))


def _fitted(signals: Signals, weights: Weights) -> float:
    """The log-odds of what can be fitted on translations."""
    known = features(signals)
    return weights.bias + sum(weight * known[name] for name, weight in weights.weights.items())
