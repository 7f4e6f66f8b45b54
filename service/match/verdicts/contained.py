"""Excerpts: an article of which another says nearly all, and more.

That an excerpt is told wrong costs no article, so it needs less than a merge: what is held must
only be likely to say the same as what holds it, and may contradict it once where it is so long
that a translator slipped rather than that a bulletin was filled anew.
"""

from __future__ import annotations

from models.calibration import Weights
from service.match.verdicts.revision import MOSTLY, TOLD, as_kept
from service.match.verdicts.score import probability
from service.match.verdicts.signals import Signals

CONTAINED = 0.80
"""The share of an article that another must say for it to be an excerpt of that other."""
BOTH = 0.90
"""Where each says this share of the other, neither is a part of the other."""
_PART = 0.75
"""Where each says this share of the other, none is an excerpt with a slip: a bulletin that was
filled anew is as long as the one before, and may have another day alone."""
_SOME = 1.5
"""Fewer effective sentences than this in common make no excerpt."""
_LIKELY = 0.10
"""The probability from which what is held may say the same as what holds it. Two reports of one
event may say most of each other, but unevenly, hardly alike or of other names: of those that do in
NTREX a half is less likely, of excerpts 2 in 780."""


def container_of(
    signals: Signals, shared_words: float, weights: Weights, threshold: float
) -> str | None:
    """Which of two articles that are not the same holds the other: `a`, `b` or None.

    shared_words: how much of the wording of two texts in one language is the same, 0..1;
    threshold: the probability from which two articles are the same.
    """
    least, most = sorted((signals.coverage_a, signals.coverage_b))
    if most < CONTAINED or least >= BOTH or signals.evidence < _SOME:
        return None
    if _keeps_facts(signals) and not _exchanged(signals):
        sure = _LIKELY
    elif least < _PART and _is_slip(signals):
        sure = threshold
    else:
        return None
    if probability(as_kept(signals, most), shared_words, weights) < sure:
        return None
    return "a" if signals.coverage_b > signals.coverage_a else "b"


def _keeps_facts(signals: Signals) -> bool:
    """Whether what contradicts is so little of what was compared as translators slip, not a
    template that was filled anew: of numbers as of names, since a template keeps the latter."""
    facts, known = signals.facts, signals.known
    compared = (
        (facts.agreements, facts.contradictions),
        (known.agreements, len(known.exchanged)),
    )
    return all(other <= (1 - MOSTLY) * (same + other) for same, other in compared)


def _exchanged(signals: Signals) -> int:
    """How many words, opposites and things stand for others, and whether names change places."""
    told = len(signals.words.exchanged) + len(signals.opposed) + len(signals.things)
    return told + bool(signals.crossed.passages)


def _is_slip(signals: Signals) -> bool:
    """Whether all that differs is once in so many effective sentences, and some number is the same:
    a template that was filled anew keeps the names of places and days rather than numbers."""
    slips = signals.contradictions + _exchanged(signals)
    return slips * TOLD <= signals.evidence and signals.facts.agreements > 0
