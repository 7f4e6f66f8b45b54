"""What full names tell that stand for others."""

from __future__ import annotations

from service.match.alignment.ramp import ramp
from service.match.differences.person_agreement import PersonAgreement, PersonQuotes
from service.match.verdicts.odds.brevity import brevity, is_bulletin
from service.match.verdicts.signals import Signals

OTHER_PERSON, DOUBTFUL_PERSON = -3.3, -2.5
"""Log-odds of what short passages say otherwise: of each full name exchanged for another, of each
that only one side tells for a name or writes by its spelling. They are logarithms of the least
likelihood ratios in NTREX (docs/calibration.md)."""
OTHER_BULLETIN = -1.7
"""What is added of each exchanged name in a bulletin: the price of merging two."""
LASTING = (6.5, 9.0)
"""Up to the first so many effective sentences sure names count as in a bulletin: in parts of five,
six and eight lines of NTREX the logarithm of the ratio of exchanged ones is 4.8, 4.7 and 5.0, of
doubtful ones in five and six 3.2; from the second on as others do,"""
TOLD_BRIEFLY = 4.0
"""which fall with the square of the evidence from a text of three effective sentences on."""
MOST_OTHERWISE = -7.0
"""No more than two of them count."""
FELT_PERSON, FELT_BRIEFLY = -4.0, 7.0
"""What is added of each that the encoder feels, too, since its passage stands below the others:
from a text of six effective sentences on it falls with the square of the evidence."""


def log_odds(signals: Signals) -> float:
    """What all of them tell together."""
    persons = signals.persons
    lasting = 1 - ramp(*LASTING, signals.evidence)
    briefly = brevity(TOLD_BRIEFLY, signals) ** 2
    sure = max(briefly, lasting) * _told(persons, persons.sure, lasting)
    unsure = briefly * _told(persons, persons.unsure, is_bulletin(signals))
    felt = brevity(FELT_BRIEFLY, signals) ** 2 * FELT_PERSON * persons.felt
    return sure + unsure + felt


def _told(persons: PersonAgreement, some: frozenset[PersonQuotes], bulletin: float) -> float:
    """What some of them tell of a text that is so far a bulletin."""
    exchanged = len(some.intersection(persons.exchanged))
    told = (OTHER_PERSON + bulletin * OTHER_BULLETIN) * exchanged
    return max(MOST_OTHERWISE, told + DOUBTFUL_PERSON * (len(some) - exchanged))
