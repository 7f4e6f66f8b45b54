"""What the verdict of two articles says of joining their clusters."""

from __future__ import annotations

from dataclasses import dataclass

from service.match.verdicts.contained import CONTAINED
from service.match.verdicts.judgement import LEAST
from service.match.verdicts.odds.wording import REWORDED
from service.verdict import Relation, Verdict

EVEN = 0.5
"""A pair with a smaller probability is rather none."""
_MOSTLY = 0.6
"""So much common wording two versions of one article hardly have that are judged another story: of
eight true pairs of labelled sets that say all of each other none had more than .57, of 22 false
ones that translations put together 14 had more than this."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a pair says of joining: its probability, whether one holds the other, and whether one
    is a copy of the other that was filled anew."""

    score: float
    held: bool
    refilled: bool = False


def opinion_of(verdict: Verdict) -> Opinion:
    """What a verdict says of joining."""
    least, most = sorted((verdict.coverage_a, verdict.coverage_b))
    return Opinion(verdict.score, most >= CONTAINED, least >= LEAST and _anew(verdict))


def _anew(verdict: Verdict) -> bool:
    """Whether two texts that say all of each other are one that was filled anew: mostly the same
    words, or where it is sure to be another article, aligned passages that are."""
    if verdict.relation is not Relation.SAME_STORY:
        return False
    signals = verdict.signals
    if signals.get("wording", 0.0) >= _MOSTLY:
        return True
    return verdict.score < EVEN and signals.get("verbatim", 0.0) >= REWORDED
