"""What passages tell that mean something else: other persons, a denial, an opposite, another name,
thing, outcome or subject."""

from __future__ import annotations

from service.match.verdicts.odds import persons
from service.match.verdicts.odds.brevity import brevity, is_bulletin
from service.match.verdicts.odds.persons import (
    FELT_BRIEFLY,
    MOST_OTHERWISE,
    OTHER_BULLETIN,
    TOLD_BRIEFLY,
)
from service.match.verdicts.signals import Signals

DENIED = -3.5
"""Log-odds of each short passage that one side denies, in full in a bulletin: the logarithm of the
ratio is 3.1 in texts of four lines of NTREX, 2.6 in those of six, 2.2 in those of ten; between
versions that machines made it is 3.9 up to five and 3.3 up to eight. Beyond, it falls as names do
that are not sure, and no more than two of both count; what is named below, but for the last, falls
as what the encoder feels of a name."""
OPPOSED = -6.0
"""Log-odds of passages that say the opposite, as a rise for a fall: of lines that are translations
.0008 do in NTREX, and .6 where it was exchanged."""
OTHER_STATEMENT = -6.0
"""Log-odds of sentences of two copies that stand in each other's place and say something else: none
of the pairs of labelled sets that are one article has any, pages of sites among them."""
OTHER_THING = -6.0
"""Log-odds of passages of a bulletin that name different things of a kind: of lines that are
translations .001 do in NTREX, of four on end .003, most of them by a slip of the translator or
where money was changed into another; so longer texts are not held to it."""
RENAMED_TWICE, RENAMED_ONCE = -4.0, -4.3
"""Log-odds of a single name that stands for another more than once, or once in a bulletin: the
first is the logarithm of the ratio in brief parts of NTREX (.003 of translations, .15 where it was
exchanged), the second OTHER_BULLETIN more than that (.030 and .40)."""
FOREIGN_NAME = -3.6
"""Log-odds of each name in Latin letters within another script that stands for another one in a
bulletin, a sentence: the ratio is 14 to 70 in NTREX."""
DEVELOPED = -4.7
"""Log-odds of what a bulletin tells of a story's outcome and the other has no word for."""
CROSSED = -4.6
"""Log-odds of two names that change places in every passage that has both, and in two or more: the
logarithm of the ratio in NTREX, in a bulletin OTHER_BULLETIN more. A result of a game that is given
to the other side weighs as the opposite does."""
OTHER_SUBJECT = -7.0
"""Log-odds of headline and first sentence that both tell of something else than those of the other
article, in a text of any length: none of 7,335 true pairs of labelled sets does, and 52 of 300 that
tell of the next hour or another event."""


def log_odds(signals: Signals) -> float:
    """What all of them tell together."""
    told = max(MOST_OTHERWISE, persons.log_odds(signals) + _denials(signals))
    told += brevity(FELT_BRIEFLY, signals) ** 2 * _instead(signals)
    return told + OTHER_SUBJECT * len(signals.subject)


def _denials(signals: Signals) -> float:
    """What passages tell that one side denies."""
    bulletin, briefly = is_bulletin(signals), brevity(TOLD_BRIEFLY, signals) ** 2
    denied = DENIED * (briefly + bulletin * (1 - briefly)) + OTHER_BULLETIN * bulletin
    return max(MOST_OTHERWISE, denied * len(signals.denied))


def _instead(signals: Signals) -> float:
    """What opposites, statements, single names, things and outcomes tell of which only one can be
    true."""
    bulletin, renamed, places = is_bulletin(signals), signals.renamed, signals.crossed
    told = OPPOSED * len(signals.opposed) + RENAMED_TWICE * len(renamed.twice)
    told += OTHER_STATEMENT * min(1, len(signals.statements))
    once = FOREIGN_NAME * len(signals.foreign) + RENAMED_ONCE * len(renamed.once)
    told += bulletin * (once + OTHER_THING * len(signals.things))
    told += bulletin * DEVELOPED * min(1, len(signals.developed))
    told += OPPOSED * len(places.results)
    return told + (CROSSED + bulletin * OTHER_BULLETIN) * min(1, len(places.names))
