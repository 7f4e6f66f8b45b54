"""What was fitted for an encoder: language centres, scale of likeness, weights, thresholds.

A calibration never depends on the articles at hand. Files are read by
models.calibration_files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, log10

import numpy as np

from models.centres import likely_centre
from models.encoder import Vectors


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns a cosine into a likeness: `unrelated` becomes 0 and `same` becomes 1."""

    unrelated: float
    same: float

    def __call__(self, cosine: Vectors) -> Vectors:
        """Likeness of each cosine, float32 of the same shape."""
        span = np.float32(self.same - self.unrelated)
        return np.asarray((cosine - np.float32(self.unrelated)) / span, dtype=np.float32)

    @property
    def likeness_of_copies(self) -> float:
        """The likeness of a sentence with itself."""
        return (1 - self.unrelated) / (self.same - self.unrelated)

    def cosine(self, likeness: float) -> float:
        """The cosine that has this likeness."""
        return likeness * (self.same - self.unrelated) + self.unrelated


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights of the signals: their weighted sum and `bias` are log-odds."""

    weights: Mapping[str, float]
    bias: float


@dataclass(frozen=True, slots=True)
class SiteWording:
    """What tells the sentences that sites add to articles from those of articles, in an encoder's
    comparable vectors: a logistic regression, `direction` (d,) float32 and `bias`."""

    direction: Vectors
    bias: float

    def __call__(self, vectors: Vectors) -> Vectors:
        """The log-odds of each sentence, given comparable vectors (n, d): (n,) float32."""
        return np.asarray(vectors @ self.direction + np.float32(self.bias), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Calibration:
    """All that verdicts need to know of an encoder.

    `quality` gives each language a factor: sentences and their translations between two
    languages have a mean cosine near the product of their factors (a rank-one fit), two
    translations into one language near `same_language`, which does not follow from factors;
    `unrelated` is the mean cosine of sentences that have nothing to do with each other.
    `centres` holds mean sentence vectors: subtracting its language's centre takes from a
    vector what is due to the language and not to what is said. `thresholds` gives for rates
    of false merges the probability from which two articles are the same. `fitted` is false
    for the cautious default of an encoder that nobody calibrated. `site` tells what sites add to
    articles; None where that was not fitted.
    """

    fingerprint: str
    unrelated: float
    quality: Mapping[str, float]
    other_quality: float
    same_language: float
    centres: Mapping[str, Vectors] | None
    weights: Weights
    thresholds: Mapping[float, float]
    fitted: bool = True
    site: SiteWording | None = None

    def scale(self, a: str, b: str) -> Scale:
        """The scale for sentences of language a against sentences of language b."""
        same = self.same_language if a == b else self._of(a) * self._of(b)
        return Scale(self.unrelated, same)

    def _of(self, language: str) -> float:
        return self.quality.get(language, self.other_quality)

    def centred(self, vectors: Vectors, language: str) -> Vectors:
        """An article's vectors less their language's centre, unit rows again.

        A language without one has the likeliest, given all vectors of the article; unchanged
        without centres.
        """
        if self.centres is None:
            return vectors
        centre = self.centres.get(language)
        return unit(vectors - (likely_centre(self.centres, vectors) if centre is None else centre))

    def threshold(self, false_merge_rate: float) -> float:
        """The probability from which at most that share of compared pairs is merged wrongly.

        Between the rates that were fitted, log-odds follow the logarithm of the rate; beyond
        them, those of the nearest one hold.
        """
        knots = sorted((log10(rate), log_odds(p)) for rate, p in self.thresholds.items())
        wanted = min(max(log10(false_merge_rate), knots[0][0]), knots[-1][0])
        for (low, at_low), (high, at_high) in pairwise(knots):
            if low <= wanted <= high:
                odds = at_low + (at_high - at_low) * (wanted - low) / (high - low)
                return 1 / (1 + exp(-odds))
        return 1 / (1 + exp(-knots[0][1]))


def log_odds(probability: float) -> float:
    """The logarithm of the odds of a probability that is neither 0 nor 1."""
    return log(probability / (1 - probability))


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1 (a zero row stays zero)."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)
