"""From what was measured of a pair to its relation, with the reason in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from models.calibration import Weights
from service.match.verdicts.contained import CONTAINED, container_of
from service.match.verdicts.odds.wording import changed_words, counts
from service.match.verdicts.revision import HELD, Edition, as_kept, later_version
from service.match.verdicts.score import probability
from service.match.verdicts.signals import Signals
from service.verdict import Relation

COPIED = 0.50
"""From this share of common wording on, two texts in one language are copies, not two versions."""
LEAST = 0.75
"""The same article must say at least this share of the other, whatever else speaks for it: two
agencies' reports of one event reach 0.74 in NTREX, and translations that were cut keep 0.80."""
_SURE = 4.0
"""With fewer effective sentences in common two articles may be too brief to be told the same."""
STORY_LIKENESS = 0.75
"""How alike the best aligned passages of two reports of one story are."""
STORY_NEARNESS = 0.55
"""How alike the index vectors of two reports of one story are."""


class CommonWording(NamedTuple):
    """Common shingles as a share of both texts together, of A and of B: each 0..1."""

    together: float
    in_a: float
    in_b: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a pair; `nearness` is the cosine of the index vectors."""

    signals: Signals
    wording: CommonWording
    nearness: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """The relation of a pair, as in a verdict."""

    relation: Relation
    score: float
    container: str | None
    reason: str


def judge(
    a: Edition, b: Edition, measured: Measured, weights: Weights, threshold: float
) -> Judgement:
    """Name what two articles are to each other.

    threshold: the probability from which two articles are the same. That of a revision is the
    probability that the earlier version is the same as what the later one kept of it.
    """
    signals, wording = measured.signals, measured.wording
    score = probability(signals, wording.together, weights)
    same = score >= threshold and min(signals.coverage_a, signals.coverage_b) >= LEAST
    later = later_version(a, b, signals, same)
    if later is not None:
        held = b.covered if later == "a" else a.covered
        kept = probability(as_kept(signals, held), wording.together, weights)
        if kept >= threshold:
            reason = f"{later.upper()} is a later version of the other, with more or other facts"
            return Judgement(Relation.REVISION, kept, later, reason)
    if same:
        if max(wording) >= COPIED:
            return Judgement(Relation.COPY, score, None, "both say the same in the same words")
        return Judgement(Relation.TRANSLATION, score, None, "both say the same in other words")
    return _not_the_same(
        measured, score, container_of(signals, wording.together, weights, threshold)
    )


def is_hopeless(least: float, most: float, best: float, nearness: float) -> bool:
    """Whether two articles are nothing to each other, whatever else may be found out of them.

    least, most: the smaller and the larger coverage of the two; best: the likeness of the aligned
    passages that are most alike. Upper bounds do as well; of NaN nothing is concluded.
    """
    one_story = best >= STORY_LIKENESS and nearness >= STORY_NEARNESS
    return least < LEAST and most < min(CONTAINED, HELD) and not one_story


def _not_the_same(measured: Measured, score: float, container: str | None) -> Judgement:
    signals = measured.signals
    if container is not None:
        reason = f"{container.upper()} holds the other and more"
        return Judgement(Relation.EXCERPT, score, container, reason)
    least, most = sorted((signals.coverage_a, signals.coverage_b))
    best = max((g.likeness for g in signals.groups), default=0.0)
    if most > 0 and best >= STORY_LIKENESS and measured.nearness >= STORY_NEARNESS:
        return Judgement(Relation.SAME_STORY, score, None, _apart_because(signals))
    reason = _doubt(signals) if least >= LEAST else "too little of either is in the other"
    return Judgement(Relation.NONE, score, None, reason)


def _apart_because(signals: Signals) -> str:
    persons, words = signals.persons, signals.words
    reasons = (
        (signals.contradictions, "they report alike, but their facts contradict each other"),
        (persons.exchanged or persons.doubtful, "they report alike, but of other persons"),
        (signals.renamed.quotes or signals.foreign, "they report alike, but of other names"),
        (
            changed_words(signals) and counts(words),
            "they say the same but for words that were exchanged for others",
        ),
        (signals.denied, "they report alike, but one denies what the other says"),
        (signals.opposed, "they report alike, but one says the opposite of the other"),
        (signals.statements, "they say the same but for a sentence in the place of another"),
        (signals.things, "they report alike, but of other things"),
        (signals.crossed.passages, "they report alike, but names change places"),
        (signals.developed, "they report alike, but one tells an outcome that the other does not"),
    )
    return next((reason for found, reason in reasons if found), _doubt(signals))


def _doubt(signals: Signals) -> str:
    """Why two are not the same where nothing that they say is exchanged."""
    if min(signals.coverage_a, signals.coverage_b) < LEAST:
        return "they share passages, but each says much that the other does not"
    if signals.names.missing > signals.names.found:
        return "they report alike, but most names of one are not found in the other"
    if signals.evidence < _SURE or signals.unconfirmed:
        return "both may say the same, but they are too brief to be sure of it"
    return "both may say the same, but they are not alike enough to be sure of it"
