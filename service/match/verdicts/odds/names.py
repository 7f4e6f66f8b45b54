"""What names tell that the other article has or lacks, whatever stands in their place."""

from __future__ import annotations

from service.match.alignment.ramp import ramp
from service.match.verdicts.odds.brevity import BRIEF, brevity
from service.match.verdicts.signals import Signals

NAME_FOUND, NAME_MISSING, MOST_LACKING = 0.7, -1.2, -4.0
"""Log-odds of each name that the other text has or lacks, as far as together they speak against,
and no more than the last; from a text of three sentences on falling with the square of the
evidence. In NTREX a name is missing in three of ten lines of translations, and in nine of ten
where one was exchanged (1.1): that makes a brief text less sure, and no more. A name found tells
less, since two reports of one event share most: of the names of brief pairs that cover each other
.09 are missing where both are one article, .44 where not."""
NAMED_BRIEFLY = 3.0
"""Those three sentences: in longer texts there are names enough for some to be put otherwise."""
UNANSWERED, LOST, DISTINCT = -1.2, 0.15, (0.3, 0.5)
"""Log-odds of each name that the other text lacks beyond the second share, where aligned passages
stand above those that are not by no more than the first of the last; from its second on nothing,
and in a longer text it falls with the square of the evidence. In a translation that puts names
otherwise passages stay distinct. Of 3,011 links of true pairs of labelled sets in two languages
this costs two, and half of 208 between paragraphs of two reports of one game."""
OTHER_NAMES, UNBALANCED = -12.0, 0.45
"""Log-odds of names that are nearly all other ones, where both scripts write capitals; from the
latter on in proportion. No parallel text holds the bulletins that differ in nothing else."""


def log_odds(signals: Signals) -> float:
    """What all of them tell together."""
    return _lacking(signals) + _unanswered(signals) + _others(signals)


def _lacking(signals: Signals) -> float:
    """What names tell of a brief text that the other has and lacks."""
    names = signals.names
    lacking = NAME_FOUND * names.found + NAME_MISSING * names.missing
    return brevity(NAMED_BRIEFLY, signals) ** 2 * max(MOST_LACKING, min(0.0, lacking))


def _unanswered(signals: Signals) -> float:
    """What names tell that one text lacks, of passages that hardly stand out."""
    names = signals.names
    lost = max(0.0, names.missing - LOST * (names.found + names.missing))
    return UNANSWERED * brevity(BRIEF, signals) ** 2 * lost * (1 - ramp(*DISTINCT, signals.gap))


def _others(signals: Signals) -> float:
    """What names tell that are nearly all other ones."""
    if not signals.names.cased:
        return 0.0
    return OTHER_NAMES * max(0.0, -signals.names.balance - UNBALANCED)
