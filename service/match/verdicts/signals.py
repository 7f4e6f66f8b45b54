"""What can be measured of two articles side by side: the signals that a verdict rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from models.calibration import Scale
from service.match.alignment.align import Group
from service.match.coverage.extent import evidence_of, moved_share, unevenness
from service.match.coverage.overlap import Overlap, Sides, overlaps
from service.match.coverage.passages import Passages
from service.match.coverage.single import unconfirmed
from service.match.coverage.stretch import stretch
from service.match.differences.crossed import NONE_CROSSED, Crossed, crossed
from service.match.differences.developed import developed
from service.match.differences.exchange import SAME_WORDS, WordAgreement
from service.match.differences.facing import with_facing
from service.match.differences.foreign import foreign_names
from service.match.differences.one_language import language_of_both
from service.match.differences.opposed import opposed_passages
from service.match.differences.otherwise import (
    denied_of,
    may_be_damaged,
    persons_of,
    renamed_of,
    words_of,
)
from service.match.differences.person_agreement import NO_PERSONS, PersonAgreement
from service.match.differences.renamed import NONE_RENAMED, Renamed
from service.match.differences.statements import other_statements
from service.match.differences.subject import other_subject
from service.match.differences.things import exchanged_things
from service.match.facts.agreement import FactAgreement, compare_facts
from service.match.facts.known import NOTHING_KNOWN, KnownAgreement, compare_known
from service.match.facts.misplaced import FactQuotes, misplaced_facts
from service.match.facts.name_agreement import NameAgreement, compare_names

FACTUAL = 0.50
"""The likeness from which the facts and names of two aligned passages are compared."""


@dataclass(frozen=True, slots=True)
class Signals:
    """The measured signals of a pair.

    coverage_a, coverage_b: share of each article's content that the other one says, 0..1;
    likeness: mean likeness of aligned passages by weight; gap: how far it stands above the
    likeness of passages that are not aligned; moved: share of content aligned out of order,
    as far as chance may have done it; evidence: effective number of aligned sentences (Kish
    1965), since one long sentence proves less than ten; words: those of one language
    exchanged for others in sentences that are otherwise the same; denied: short passages of which
    one denies what the other says; opposed: short passages that name different
    things of which only one can be true, as a rise and a fall; statements: sentences of two copies
    that stand in each other's place and say something else; things: short passages that name
    different common things of a kind; renamed: single names that stand
    for each other; foreign: names in Latin letters that a text in another script has in the place
    of others; crossed: passages in which two names change places; developed: sentences that tell
    an outcome of which the other has no word; subject: the headlines, where what they and the first
    sentences are about was exchanged; misplaced: facts that stand in other sentences than in the
    other article; unevenness: how much the ratio of lengths of aligned passages varies (standard
    deviation of its logarithm), small between translations (Gale and Church 1993) and large between
    two reports of one event;
    stretch: the logarithm of how much longer all aligned passages of one side are; unconfirmed: how
    far the shorter one is so short that nothing but a likeness speaks for both, since they have no
    name, number or wording in common, 0..1.
    """

    coverage_a: float
    coverage_b: float
    likeness: float
    gap: float
    moved: float
    evidence: float
    unevenness: float
    facts: FactAgreement
    names: NameAgreement
    groups: tuple[Group, ...] = field(repr=False)
    words: WordAgreement = SAME_WORDS
    known: KnownAgreement = NOTHING_KNOWN
    persons: PersonAgreement = NO_PERSONS
    denied: tuple[tuple[str, str], ...] = ()
    opposed: tuple[tuple[str, str], ...] = ()
    statements: tuple[tuple[str, str], ...] = ()
    things: tuple[tuple[str, str], ...] = ()
    renamed: Renamed = NONE_RENAMED
    foreign: tuple[tuple[str, str], ...] = ()
    crossed: Crossed = NONE_CROSSED
    developed: tuple[tuple[str, str], ...] = ()
    subject: tuple[tuple[str, str], ...] = ()
    misplaced: tuple[FactQuotes, ...] = ()
    stretch: float = 0.0
    unconfirmed: float = 0.0

    @property
    def contradictions(self) -> float:
        """The weight of the facts that contradict each other, known names among them."""
        return self.facts.contradictions + len(self.known.exchanged)


def measure(a: Passages, b: Passages, scale: Scale) -> Signals:
    """Align two articles and measure every signal; symmetric up to the sides' names."""
    sides = Sides(a, b, scale)
    (found,) = overlaps([sides])
    return signals_of(sides, found)


def signals_of(sides: Sides, found: Overlap) -> Signals:
    """Measure every signal of two articles that are aligned."""
    a, b, _ = sides
    groups = found.groups
    likeness = np.array([g.likeness for g in groups])
    shares = (found.shares_a + found.shares_b) / 2
    mass = float(shares.sum())
    mean = float(shares @ likeness) / mass if mass else 0.0
    factual = [place for place, g in enumerate(groups) if g.likeness >= FACTUAL]
    compared = [groups[place] for place in factual]
    facing = with_facing(compared, found.likeness, (a.added, b.added))
    language = language_of_both(a, b)
    words = words_of(sides, compared, language)
    facts = compare_facts(a.facts, b.facts, facing, may_be_damaged(facing, words.edits, language))
    names = compare_names(a.named, b.named, compared)
    known = compare_known(a.known, b.known, facing)
    named = [g for g in groups if g.likeness >= FACTUAL or not g.moved]
    told = facts.agreements + names.found + known.agreements
    evidence = evidence_of(a, b, groups, shares)
    standing, texts = (a.standing, b.standing), (a.texts, b.texts)
    return Signals(
        coverage_a=found.coverage_a,
        coverage_b=found.coverage_b,
        likeness=mean,
        gap=mean - found.background,
        moved=moved_share(groups, shares),
        evidence=evidence,
        unevenness=unevenness(a, b, compared),
        facts=facts,
        names=names,
        groups=groups,
        words=words,
        known=known,
        persons=persons_of(a, b, named, language),
        denied=denied_of(sides, facing, found.likeness, words.edits, language),
        opposed=opposed_passages(a.texts, b.texts, (a.language, b.language), facing),
        statements=other_statements(a.texts, b.texts, found.likeness) if language else (),
        things=exchanged_things(a.texts, b.texts, (a.language, b.language), facing),
        renamed=renamed_of(a, b, compared, language),
        foreign=foreign_names(a.persons, b.persons, compared),
        crossed=crossed(a.persons, b.persons, compared),
        developed=developed(a, b, compared),
        subject=other_subject(a, b),
        misplaced=misplaced_facts(standing, texts, groups, found.likeness),
        stretch=stretch(a.texts, b.texts, (a.language, b.language), compared),
        unconfirmed=unconfirmed(sides, compared, language, told, words.verbatim, (mean, evidence)),
    )
