"""What can be measured of two articles side by side: the signals that a verdict rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.calibration import Scale
from models.encoder import Vectors
from service.match.agreement import FactAgreement, compare_facts
from service.match.align import Group
from service.match.crossed import NONE_CROSSED, Crossed, crossed
from service.match.denied import denied_passages
from service.match.edited import Edits
from service.match.exchange import SAME_WORDS, WordAgreement, compare_words, in_body
from service.match.facing import with_facing
from service.match.foreign import foreign_names
from service.match.known import NOTHING_KNOWN, KnownAgreement, compare_known
from service.match.name_agreement import NameAgreement, compare_names
from service.match.opposed import opposed_passages
from service.match.overlap import SUPPORTED, Overlap, Sides, overlaps, taken_up
from service.match.passages import Passages
from service.match.person_exchange import NO_PERSONS, PersonAgreement, compare_persons
from service.match.renamed import NONE_RENAMED, Renamed, renamed
from service.match.stretch import stretch
from service.match.things import exchanged_things
from service.text.dotted_names import writes_dots

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
    things of which only one can be true, as a rise and a fall; things: short passages that name
    different common things of a kind; renamed: single names that stand
    for each other; foreign: names in Latin letters that a text in another script has in the place
    of others; crossed: passages in which two names change places; unevenness: how much the
    ratio of lengths of aligned passages varies (standard deviation of its logarithm), small
    between translations (Gale and Church 1993) and large between two reports of one event;
    stretch: the logarithm of how much longer all aligned passages of one side are.
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
    things: tuple[tuple[str, str], ...] = ()
    renamed: Renamed = NONE_RENAMED
    foreign: tuple[tuple[str, str], ...] = ()
    crossed: Crossed = NONE_CROSSED
    stretch: float = 0.0

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
    a, b, scale = sides
    groups = found.groups
    likeness = np.array([g.likeness for g in groups])
    shares = (found.shares_a + found.shares_b) / 2
    mass = float(shares.sum())
    mean = float(shares @ likeness) / mass if mass else 0.0
    factual = [place for place, g in enumerate(groups) if g.likeness >= FACTUAL]
    compared = [groups[place] for place in factual]
    facing = with_facing(compared, found.likeness, (a.added, b.added))
    words = _words(a, b, scale, compared)
    return Signals(
        coverage_a=found.coverage_a,
        coverage_b=found.coverage_b,
        likeness=mean,
        gap=mean - found.background,
        moved=_moved(groups, shares),
        evidence=mass**2 / float(shares @ shares) if mass else 0.0,
        unevenness=_unevenness(*_lengths(a, b, compared)),
        facts=compare_facts(a.facts, b.facts, facing, not words.edits.few),
        names=compare_names(a.named, b.named, compared),
        groups=groups,
        words=words,
        known=compare_known(a.known, b.known, facing),
        persons=_persons(a, b, [g for g in groups if g.likeness >= FACTUAL or not g.moved]),
        denied=_denied(sides, facing, found.likeness, words.edits),
        opposed=opposed_passages(a.texts, b.texts, (a.language, b.language), facing),
        things=exchanged_things(a.texts, b.texts, (a.language, b.language), facing),
        renamed=_renamed(a, b, compared),
        foreign=foreign_names(a.persons, b.persons, compared),
        crossed=crossed(a.persons, b.persons, compared),
        stretch=stretch(a.texts, b.texts, (a.language, b.language), compared),
    )


def _moved(groups: Sequence[Group], shares: NDArray[np.float64]) -> float:
    """The share of moved passages as far as they may be moved by chance.

    What meets by chance in two reports is scattered and only somewhat alike; an editor moves
    whole paragraphs, which stay translations. So passages that were moved together count with
    their mean share, and each the less, the nearer to a translation it is.
    """
    runs: list[list[np.float64]] = []
    for place, group in enumerate(groups):
        if group.moved:
            before = groups[place - 1] if place else None
            if not (before is not None and before.moved and _follows(before, group)):
                runs.append([])
            runs[-1].append(shares[place] * _doubt(group))
    return float(sum(np.mean(run) for run in runs))


def _doubt(group: Group) -> float:
    """How far a moved passage may be one that is alike by chance, 0..1."""
    return min(1.0, max(0.0, (1 - group.likeness) / (1 - SUPPORTED)))


def _follows(before: Group, group: Group) -> bool:
    return before.a_end == group.a_start and before.b_end == group.b_start


def _words(a: Passages, b: Passages, scale: Scale, groups: Sequence[Group]) -> WordAgreement:
    common = a.languages & b.languages
    if not common:
        return SAME_WORDS
    language = a.language if a.language == b.language else min(common)
    copied = scale.likeness_of_copies
    cased = a.cased and b.cased
    return compare_words(a.texts, b.texts, groups, copied, cased, language, _headlines(a, b))


def _headlines(a: Passages, b: Passages) -> tuple[int, int]:
    """With how many sentences of a headline each begins; a text that is all headline is a text."""
    marks = a.headlines, b.headlines
    first, second = (0 if marked.all() else int(marked.sum()) for marked in marks)
    return first, second


def _persons(a: Passages, b: Passages, groups: Sequence[Group]) -> PersonAgreement:
    dotted = writes_dots(a.language) and writes_dots(b.language)
    if a.languages & b.languages and not dotted:
        return NO_PERSONS
    return compare_persons(a.persons, b.persons, groups, (a.added, b.added))


def _renamed(a: Passages, b: Passages, groups: Sequence[Group]) -> Renamed:
    if a.languages & b.languages:
        return NONE_RENAMED
    return renamed(a.persons, b.persons, groups)


def _denied(
    sides: Sides, groups: Sequence[Group], likeness: Vectors, edits: Edits
) -> tuple[tuple[str, str], ...]:
    """What one denies: of two texts in one language only where one was written over the other,
    since two translations into it deny in their own ways, and every desk words a headline."""
    a, b, _ = sides
    if a.languages & b.languages:
        headlines = _headlines(a, b)
        groups = [g for g in groups if in_body(g, headlines)] if edits.few else []
    return denied_passages(a.texts, b.texts, (a.language, b.language), groups, likeness)


def _lengths(a: Passages, b: Passages, groups: Sequence[Group]) -> tuple[Vectors, Vectors]:
    """The shares of the characters that groups take up of either side: (k,) float32 each."""
    spans = np.array([g[:4] for g in groups], dtype=np.intp).reshape(-1, 4)
    return taken_up(a.length_sums, *spans[:, :2].T), taken_up(b.length_sums, *spans[:, 2:].T)


def _unevenness(shares_a: Vectors, shares_b: Vectors) -> float:
    if len(shares_a) < 2:
        return 0.0
    shares = np.stack([shares_a, shares_b], axis=1)
    ratios = np.log(shares[:, 0] / shares[:, 1])
    weights = shares.sum(axis=1) / shares.sum()
    return float(np.sqrt(weights @ (ratios - weights @ ratios) ** 2))
