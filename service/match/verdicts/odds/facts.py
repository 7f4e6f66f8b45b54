"""What numbers, dates and known names tell that stand for others."""

from __future__ import annotations

from service.match.alignment.ramp import ramp
from service.match.verdicts.odds.brevity import BRIEF, brevity, is_bulletin
from service.match.verdicts.signals import Signals

BRIEF_CONTRADICTION = -90.0
"""Log-odds of an exchanged fact in a text of one sentence; falls with the square of the
evidence. Translators slip as often in short texts as in long ones, so this cannot be fitted
on them: it is the price put on merging two bulletins that differ in one number, at which a
brief duplicate with a slip is missed."""
REFILLED_BRIEFLY = 8.5
"""Where one and the effective sentences are fewer, an exchanged number weighs as much more as the
text is shorter: a bulletin may be filled anew with but one of ten numbers changed, while hardly
a true pair of brief texts has a number of two digits or more in the place of another. Where one
side tells more beside it, it counts in a bulletin: poor translations of longer texts lose some."""

FILLED_ANEW, UNPAIRED = -3.0, -3.8
"""What is added in a bulletin of each exchanged fact, and of each that contradicts without standing
in the place of another: the logarithm of the ratio of the latter in lines of NTREX is 1.4 (.0034 of
translations, .014 where a number was exchanged), the rest of both is the price of merging two."""

RENAMED = -6.0
"""Log-odds of weekdays, months, countries or cities exchanged for others, times their share of
those compared; in a longer text as much less as it is longer than BRIEF effective sentences."""
ELSEWHERE, STORY = -8.0, (10.0, 14.0)
"""Log-odds of a city or country exchanged for another that both texts name at their beginning and
again without an answer in the other one: of parts of NTREX of five lines .00004 at most do, which
counts any two lines, where one exchanged once is found in .008. In full up to the first so many
effective sentences, from the second on not."""


def log_odds(signals: Signals) -> float:
    """What all of them tell together."""
    told = _renamed(signals) + _refilled(signals)
    return told + _filled_anew(signals) + _elsewhere(signals)


def _renamed(signals: Signals) -> float:
    """What known names tell that were exchanged."""
    renamed = len(signals.known.exchanged)
    share = renamed / (2 + signals.known.agreements + renamed)
    return brevity(BRIEF, signals) * RENAMED * share


def _refilled(signals: Signals) -> float:
    """What facts and known names tell that were exchanged, the more the briefer a text is."""
    facts, bulletin = signals.facts, is_bulletin(signals)
    shorter = max(1.0, REFILLED_BRIEFLY / (1 + signals.evidence))
    exchanged = (facts.exchanged + bulletin * facts.beside) * shorter
    exchanged += len(signals.known.exchanged) * (1 + bulletin * (shorter - 1))
    return BRIEF_CONTRADICTION * exchanged / (1 + signals.evidence) ** 2


def _filled_anew(signals: Signals) -> float:
    """What facts tell of a bulletin that contradict."""
    facts = signals.facts
    exchanged = facts.exchanged + facts.beside
    unpaired = max(0.0, facts.facing - exchanged)
    told = FILLED_ANEW * min(1.0, exchanged) + UNPAIRED * min(1.0, unpaired)
    return is_bulletin(signals) * told


def _elsewhere(signals: Signals) -> float:
    """What places tell that stand for others again and again."""
    return ELSEWHERE * min(1, signals.known.repeated) * (1 - ramp(*STORY, signals.evidence))
