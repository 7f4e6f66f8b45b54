"""How brief a text is, by its effective sentences: the briefer, the more a single word tells."""

from __future__ import annotations

from service.match.alignment.ramp import ramp
from service.match.verdicts.signals import Signals

BRIEF = 5.0
"""Effective sentences of a text in which one word makes another article; in a longer one it may as
well be a slip, or put freely."""
BULLETIN, NO_BULLETIN = 5.0, 6.5
"""Up to so many effective sentences a text is told apart by one name or date; from the latter on
there are enough names for one to be translated freely."""


def is_bulletin(signals: Signals) -> float:
    """How far a text is so brief that one name or date makes another of it: 0..1."""
    return 1 - ramp(BULLETIN, NO_BULLETIN, signals.evidence)


def brevity(sentences: float, signals: Signals) -> float:
    """1 in a text of at most that many sentences in all, in a longer one the less, the longer it
    is."""
    return min(1.0, sentences / (1 + signals.evidence))
