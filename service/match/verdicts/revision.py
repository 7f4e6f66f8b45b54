"""Revisions: a story that was published again with changed or added facts.

An excerpt and an early version are both held by a longer text; bulletins of one template and
a corrected story both differ in facts. What tells a revision is that the later text keeps the
earlier one's wording and most of its facts, grows about the same story, and follows it within
days from the same source, or, where dates say nothing, changed facts while it grew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from service.article import Article
from service.match.alignment.align import Group
from service.match.coverage.passages import Passages
from service.match.differences.exchange import SAME_WORDS
from service.match.facts.agreement import NO_FACTS
from service.match.verdicts.odds.wording import changed_words
from service.match.verdicts.signals import Signals
from service.text.words.misspelling import is_misspelled, may_be_misread
from service.text.writing.clean import fold

WITHIN = timedelta(days=3)
"""A story lives so long; bulletins of one template often come by the week."""
HELD = 0.80
"""The share of the earlier version that the later one says."""
WORDED = 0.50
"""The share of the earlier version's wording that the later one keeps."""
GROWN, FAR_GROWN = 0.05, 0.20
"""A later version that has no more of its own than the first, beyond what the earlier one has, did
not grow; where neither date nor source tells that it followed, no more than the second, since a
line that a site added below one of two bulletins is as much as the first."""
LEAST_SHARE = 0.35
"""The share of the later version that the earlier one says: below, it is a part of a digest."""
CONTINUED, ADDED = 0.76, 0.92
"""That share and the cosine between the mean vectors of what was kept and of what was added,
together, where the later version begins as the earlier one does, and where it does not, as a
round-up has a headline of its own or mostly another story first. The more of the later version was
kept, the less it may be a digest: hardly one of three stories is half of one, and in NTREX parts of
two stories have a cosine of 0.4 in one of twenty."""
MOSTLY = 0.60
"""The share of the facts that a growing story keeps, as templates do not,"""
NEARLY = 0.80
"""and one that did not grow, with at least so many effective sentences."""
LONG = 8.0
TOLD = 4.0
"""Effective sentences in common from which a growing story that changed facts is told; one that
follows the other may change a fact in so many, however few facts it tells."""
SOME = 1.5
"""Effective sentences in common that show a growing story whose facts did not change."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One article as an edition of a story: how much the other says of it, in how many words.

    `covered` is the share of its content that the other says, `worded` the share of its
    wording that the other has.
    """

    article: Article
    passages: Passages
    covered: float
    worded: float


def later_version(a: Edition, b: Edition, signals: Signals, same: bool) -> str | None:
    """Which of two articles in one language is a revision of the other: `a`, `b` or None.

    same: whether they say the same throughout, so that what was added needs no check.
    """
    if a.passages.languages.isdisjoint(b.passages.languages):
        return None
    dated = _dated(a.article, b.article)
    longer = "a" if b.covered > a.covered else "b"
    later = dated or longer
    new, old = (a, b) if later == "a" else (b, a)
    if _wrong_order(old.article, new.article) or not _kept(old, new):
        return None
    follows = dated is not None and _one_source(a.article, b.article)
    grown = old.covered - new.covered >= (GROWN if follows else FAR_GROWN)
    language = min(a.passages.languages & b.passages.languages)
    if not _plausible(signals, language, follows, grown):
        return None
    spans = [g.a_slice if later == "a" else g.b_slice for g in signals.groups]
    least = CONTINUED if _begin_alike(signals.groups) else ADDED
    if grown and not same and not (_cohesion(new, spans) >= least and not _compiled(old, new)):
        return None
    return later


def as_kept(signals: Signals, covered: float) -> Signals:
    """The signals of what a later version kept of the earlier one, as of two articles.

    covered: the share of the earlier version that the later one says. Numbers and names may have
    been brought up to date; what headline and first sentence both exchange (`subject`,
    `known.repeated`), or either and another one (`words.slots`), makes another story of it.
    """
    words = replace(SAME_WORDS, slots=signals.words.slots)
    kept = replace(signals, coverage_a=covered, coverage_b=covered, words=words)
    kept = replace(kept, opposed=(), statements=(), developed=())
    facts = replace(NO_FACTS, agreements=signals.facts.agreements)
    return replace(kept, facts=facts, known=replace(signals.known, exchanged=()))


def _dated(a: Article, b: Article) -> str | None:
    """Which was published later, within the days that a story lives."""
    if a.published_at is None or b.published_at is None or a.published_at == b.published_at:
        return None
    if abs(a.published_at - b.published_at) > WITHIN:
        return None
    return "a" if a.published_at > b.published_at else "b"


def _wrong_order(old: Article, new: Article) -> bool:
    """Whether the dates, too far apart or equal, do not allow the one to be the earlier."""
    if old.published_at is None or new.published_at is None:
        return False
    return not timedelta() <= new.published_at - old.published_at <= WITHIN


def _one_source(a: Article, b: Article) -> bool:
    return a.source == b.source


def _kept(old: Edition, new: Edition) -> bool:
    return old.covered >= HELD and old.worded >= WORDED and new.covered >= LEAST_SHARE


def _plausible(signals: Signals, language: str, follows: bool, grown: bool) -> bool:
    """Whether so many changed facts are those of a story that went on, not of a template."""
    changes = signals.contradictions + _written_anew(signals, language)
    changes += len(signals.opposed) + len(signals.statements)
    if not changes:
        return follows and grown and signals.evidence >= SOME
    kept = signals.facts.agreements / (signals.facts.agreements + changes)
    if grown:
        few = follows and changes * TOLD <= signals.evidence
        return (kept >= MOSTLY or few) and signals.evidence >= TOLD
    return follows and kept >= NEARLY and signals.evidence >= LONG


def _written_anew(signals: Signals, language: str) -> float:
    """How many passages mean something else by their words: none where all that stand for others
    are misspelled or misread, since a half of a story beside a damaged copy of the whole is no
    earlier version."""
    told = signals.words
    pairs = {*told.exchanged, *told.replaced, *told.edits.quotes}
    slips = (is_misspelled(*p, language) or may_be_misread(*p, language) for p in pairs)
    return 0.0 if all(slips) else changed_words(signals)


def _begin_alike(groups: Iterable[Group]) -> bool:
    return any(g.a_start == g.b_start == 0 for g in groups)


def _cohesion(new: Edition, kept: Iterable[slice]) -> float:
    """How far what was added tells of what was there: the share that was kept and the cosine of
    the two."""
    weights, vectors = new.passages.weights, new.passages.vectors
    is_kept = np.zeros(len(weights), dtype=bool)
    for span in kept:
        is_kept[span] = True
    if is_kept.all():
        return 1.0 + new.covered
    means = [weights[part] @ vectors[part] for part in (is_kept, ~is_kept)]
    cosine = means[0] @ means[1] / max(1e-9, float(np.prod([np.linalg.norm(m) for m in means])))
    return float(new.covered + cosine)


def _compiled(old: Edition, new: Edition) -> bool:
    """Whether the one's headline stands within the other, as in a digest of several stories."""
    headlines = {fold(s.text) for s in old.passages.sentences if s.field == "title"}
    return any(fold(s.text) in headlines for s in new.passages.sentences if s.field == "text")
