"""A pair that is the same article in every signal, and its probability by the shipped weights."""

from models.bundled import MUSE
from models.calibration_files import shipped_calibration
from service.match.facts.agreement import FactAgreement
from service.match.facts.name_agreement import NameAgreement
from service.match.verdicts.score import probability
from service.match.verdicts.signals import Signals

FITTED = shipped_calibration(MUSE.name, MUSE.fingerprint)
FULL = Signals(
    1.0,
    1.0,
    1.0,
    1.0,
    0.0,
    5.0,
    0.1,
    FactAgreement(4.0, 0.0, 0.0, 0.0, ()),
    NameAgreement(4, 0, True),
    (),
)


def score(signals, shared_words=0.0):
    return probability(signals, shared_words, FITTED.weights)
