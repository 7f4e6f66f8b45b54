"""What can be measured of two articles side by side: the signals that a verdict rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.calibration import Scale
from models.encoder import Vectors
from service.article import Sentence
from service.match.agreement import (
    FactAgreement,
    Facts,
    NameAgreement,
    Named,
    compare_facts,
    compare_names,
    facts_of,
    names_of,
)
from service.match.align import Group, align
from service.match.exchange import exchanged_words
from service.match.known import NOTHING_KNOWN, KnownAgreement, KnownNames, compare_known, known_of

FLOOR = 0.40
"""The likeness below which sentences are not aligned: nearer to unrelated than to translated."""
SUPPORTED = 0.75
"""The likeness from which a sentence counts as fully said by the other article."""
FACTUAL = 0.50
"""The likeness from which the facts and names of two aligned passages are compared."""


@dataclass(frozen=True)
class Passages:
    """The content sentences of an article as the verifier sees them.

    `vectors` is (n, d) float32 with unit rows in one encoder's space, `weights` (n,)
    float32 holds each sentence's share of the content and sums to 1. What only depends on
    this side is found once, however many others it is compared with. They are read as in
    `language`, and may as well be in one of `others`.
    """

    language: str
    sentences: tuple[Sentence, ...]
    vectors: Vectors
    weights: Vectors
    others: frozenset[str] = frozenset()

    @property
    def languages(self) -> frozenset[str]:
        """All languages that they may be in."""
        return self.others | {self.language}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The sentences' texts."""
        return tuple(s.text for s in self.sentences)

    @cached_property
    def facts(self) -> Facts:
        """The numbers and dates of each sentence."""
        return facts_of(self.sentences, self.language)

    @cached_property
    def named(self) -> Named:
        """The names and words of each sentence."""
        return names_of(self.texts, self.language, self.known.spelled)

    @cached_property
    def known(self) -> KnownNames:
        """The weekdays, months, countries and cities of each sentence."""
        return known_of(self.texts, self.language)

    @cached_property
    def cased(self) -> bool:
        """Whether most letters are of a script with capitals."""
        letters = [c for text in self.texts for c in text if c.isalpha()]
        return sum(c != c.swapcase() for c in letters) * 2 > len(letters)


@dataclass(frozen=True, slots=True)
class Signals:
    """The measured signals of a pair.

    coverage_a, coverage_b: share of each article's content that the other one says, 0..1;
    likeness: mean likeness of aligned passages by weight; gap: how far it stands above the
    likeness of passages that are not aligned; moved: share of content aligned out of order,
    as far as chance may have done it; evidence: effective number of aligned sentences (Kish
    1965), since one long sentence proves less than ten; exchanged: words of one language
    exchanged for others in sentences that are otherwise the same; unevenness: how much the
    ratio of lengths of aligned passages varies (standard deviation of its logarithm), small
    between translations (Gale and Church 1993) and large between two reports of one event.
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
    exchanged: int
    groups: tuple[Group, ...] = field(repr=False)
    known: KnownAgreement = NOTHING_KNOWN

    @property
    def contradictions(self) -> float:
        """The weight of the facts that contradict each other, known names among them."""
        return self.facts.contradictions + len(self.known.exchanged)


def measure(a: Passages, b: Passages, scale: Scale) -> Signals:
    """Align two articles and measure every signal; symmetric up to the sides' names."""
    groups = align(a.vectors, b.vectors, a.weights, b.weights, scale, FLOOR)
    shares_a = np.array([a.weights[g.a_slice].sum() for g in groups])
    shares_b = np.array([b.weights[g.b_slice].sum() for g in groups])
    likeness = np.array([g.likeness for g in groups])
    support = np.clip((likeness - FLOOR) / (SUPPORTED - FLOOR), 0, 1)
    shares = (shares_a + shares_b) / 2
    mass = float(shares.sum())
    mean = float(shares @ likeness) / mass if mass else 0.0
    factual = [g for g in groups if g.likeness >= FACTUAL]
    return Signals(
        coverage_a=min(1.0, float(shares_a @ support)),
        coverage_b=min(1.0, float(shares_b @ support)),
        likeness=mean,
        gap=mean - _background(a, b, groups, scale),
        moved=_moved(groups, shares),
        evidence=mass**2 / float(shares @ shares) if mass else 0.0,
        unevenness=_unevenness(a, b, factual),
        facts=compare_facts(a.facts, b.facts, factual),
        names=compare_names(a.named, b.named, factual),
        exchanged=_exchanged(a, b, factual),
        groups=tuple(groups),
        known=compare_known(a.known, b.known, factual),
    )


def _moved(groups: Sequence[Group], shares: NDArray[np.float64]) -> float:
    """The share of moved passages as far as they may be moved by chance.

    What meets by chance in two reports is scattered and only somewhat alike; an editor moves
    whole paragraphs, which stay translations. So passages that were moved together count with
    their mean share, and each the less, the nearer to a translation it is.
    """
    doubtful = [s * _doubt(g) for g, s in zip(groups, shares, strict=True)]
    runs: list[list[int]] = []
    for place, group in enumerate(groups):
        if group.moved:
            before = groups[place - 1] if place else None
            if before is not None and before.moved and _follows(before, group):
                runs[-1].append(place)
            else:
                runs.append([place])
    return float(sum(np.mean([doubtful[place] for place in run]) for run in runs))


def _doubt(group: Group) -> float:
    """How far a moved passage may be one that is alike by chance, 0..1."""
    return float(np.clip((1 - group.likeness) / (1 - SUPPORTED), 0, 1))


def _follows(before: Group, group: Group) -> bool:
    return before.a_end == group.a_start and before.b_end == group.b_start


def _exchanged(a: Passages, b: Passages, groups: Sequence[Group]) -> int:
    common = a.languages & b.languages
    if not common:
        return 0
    language = a.language if a.language == b.language else min(common)
    return exchanged_words(a.texts, b.texts, groups, a.cased and b.cased, language)


def _unevenness(a: Passages, b: Passages, groups: Sequence[Group]) -> float:
    if len(groups) < 2:
        return 0.0
    shares = np.array([(a.weights[g.a_slice].sum(), b.weights[g.b_slice].sum()) for g in groups])
    ratios = np.log(shares[:, 0] / shares[:, 1])
    weights = shares.sum(axis=1) / shares.sum()
    return float(np.sqrt(weights @ (ratios - weights @ ratios) ** 2))


def _background(a: Passages, b: Passages, groups: Sequence[Group], scale: Scale) -> float:
    """Mean likeness of sentence pairs that are not aligned; 0 (unrelated) where there are none."""
    likeness = scale(a.vectors @ b.vectors.T)
    rest = np.ones(likeness.shape, dtype=bool)
    for g in groups:
        rest[g.a_slice, g.b_slice] = False
    return float(likeness[rest].mean()) if rest.any() else 0.0
