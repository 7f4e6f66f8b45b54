"""How good a calibration is on documents, and on languages, that it was not fitted on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.calibration import Calibration, Weights
from models.encoder import Vectors
from service.calibrate.corpus import Embedded
from service.calibrate.floor import Floor
from service.calibrate.geometry import stand_in
from service.calibrate.pairs import MadePair, make_pairs
from service.calibrate.thresholds import RATES, by_kind, mergeable, thresholds_of
from service.calibrate.weights import fit_weights, log_odds_of
from service.progress import Progress

FOLDS = 4
LONG_LINES = 6
"""From this many lines on a made article is no brief one."""


@dataclass(frozen=True)
class Judged:
    """A pair with what a calibration that was fitted without it makes of it.

    `probability` is its score; `merged[i]` tells whether it is the same article at RATES[i].
    """

    pair: MadePair
    probability: float
    merged: tuple[bool, ...]


@dataclass(frozen=True)
class Quality:
    """Precision, recall and F1 of merging made pairs; `pairs` of them, `same` the true ones."""

    pairs: int
    same: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0 where nothing was found."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def quality(judged: Iterable[Judged], rate: float) -> Quality:
    """Precision and recall at a rate of false merges, one of RATES."""
    place = RATES.index(rate)
    cases = [(one.pair.same, one.merged[place]) for one in judged]
    hits = sum(same and merged for same, merged in cases)
    merged, same = sum(m for _, m in cases), sum(s for s, _ in cases)
    return Quality(len(cases), same, hits / merged if merged else 1.0, hits / same if same else 1.0)


@dataclass(frozen=True)
class Made:
    """Made pairs: `pairs` of all kinds, that weights are fitted on, and more `ordinary` ones.

    Thresholds are fitted on both, or on the pairs of more documents where there are `telling`
    ones. Only they are fitted where `weights` are given, each is raised by its `margin` in
    log-odds, and none is below the `floor`.
    """

    pairs: Sequence[MadePair]
    ordinary: Sequence[MadePair]
    weights: Weights | None
    floor: Floor | None = None
    telling: Sequence[MadePair] = ()
    margins: Sequence[float] = (0.0,) * len(RATES)

    @property
    def judging(self) -> Sequence[MadePair]:
        """The pairs that thresholds are fitted on."""
        return self.telling or [*self.pairs, *self.ordinary]

    def without(self, held: frozenset[str]) -> Made:
        """The pairs that have nothing to do with these documents or languages."""
        return replace(
            self,
            pairs=_without(self.pairs, held),
            ordinary=_without(self.ordinary, held),
            telling=_without(self.telling, held),
        )


def _without(pairs: Sequence[MadePair], held: frozenset[str]) -> list[MadePair]:
    return [p for p in pairs if not held & {*p.documents, *p.languages}]


def held_out_documents(made: Made) -> list[Judged]:
    """Judge every pair by weights and thresholds fitted without its documents."""
    pairs = [*made.pairs, *made.ordinary]
    names = sorted({min(pair.documents) for pair in pairs})
    found: list[Judged] = []
    for fold in range(FOLDS):
        held = frozenset(names[fold::FOLDS])
        rest = made.without(held)
        found += _judged([p for p in pairs if min(p.documents) in held], rest)
    return found


def held_out_languages(
    embedded: Embedded,
    calibration: Calibration,
    made: Made,
    count: int,
    progress: Progress,
) -> dict[str, list[Judged]]:
    """Judge pairs in each language by a calibration fitted without that language.

    embedded: vectors as the encoder makes them, not centred.
    made: the pairs of all languages; count: pairs to make for each.
    """
    codes = sorted(set(embedded.corpus.codes.values()))
    progress.stage("holding out languages", len(codes), "languages")
    found = {}
    for seed, code in enumerate(codes, 1000):
        other = without_language(calibration, code)
        pairs = make_pairs(embedded, other, count, seed, language=code)
        found[code] = _judged(pairs, made.without(frozenset({code})))
        progress.advance(1)
    return found


def without_language(calibration: Calibration, code: str) -> Calibration:
    """What would have been fitted had the language not been there."""
    factors = {c: factor for c, factor in calibration.quality.items() if c != code}
    centres = calibration.centres
    if centres is not None:
        kept: dict[str, Vectors] = {c: v for c, v in centres.items() if c not in (code, "*")}
        centres = kept | {"*": np.asarray(np.mean(list(kept.values()), axis=0), np.float32)}
    return replace(
        calibration,
        quality=factors,
        other_quality=stand_in(factors),
        centres=centres,
    )


def _judged(pairs: Sequence[MadePair], training: Made) -> list[Judged]:
    weights = training.weights or fit_weights(training.pairs)
    judging = training.judging
    fitted = thresholds_of(by_kind(judging, mergeable(judging, weights)))
    limits = [x + margin for x, margin in zip(fitted, training.margins, strict=True)]
    if training.floor is not None:
        least = training.floor.log_odds
        limits = [max(limit, least[rate]) for rate, limit in zip(RATES, limits, strict=True)]
    return [
        Judged(
            pair,
            float(1 / (1 + np.exp(-value))),
            tuple(bool(possible >= limit) for limit in limits),
        )
        for pair, value, possible in zip(
            pairs, log_odds_of(pairs, weights), mergeable(pairs, weights), strict=True
        )
    ]


@dataclass(frozen=True)
class Bin:
    """Pairs of about one score: how many, their mean score, and how many are the same."""

    pairs: int
    score: float
    same: float


def reliability(judged: Sequence[Judged], bins: int = 10) -> list[Bin]:
    """Compare scores with how often they are right, in bins of equal width; empty ones left out."""
    scores = np.array([one.probability for one in judged])
    truth = np.array([one.pair.same for one in judged], dtype=float)
    place = np.minimum((scores * bins).astype(int), bins - 1)
    return [
        Bin(int(m.sum()), float(scores[m].mean()), float(truth[m].mean()))
        for m in (place == i for i in range(bins))
        if m.any()
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: the mean distance of score and truth by number of pairs."""
    total = sum(one.pairs for one in bins)
    return sum(one.pairs * abs(one.score - one.same) for one in bins) / max(1, total)


def interval(
    judged: Sequence[Judged], value: Callable[[Sequence[Judged]], float], resamples: int = 200
) -> tuple[float, float]:
    """The 95 % interval of a value by a bootstrap over documents."""
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(min(one.pair.documents), []).append(one)
    names, rng = sorted(groups), np.random.default_rng(0)
    drawn = (rng.integers(0, len(names), len(names)) for _ in range(resamples))
    values = [value([one for i in places for one in groups[names[i]]]) for places in drawn]
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)
