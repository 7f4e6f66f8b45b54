"""What can be measured of two articles side by side: the signals that a verdict rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from service.article import Sentence
from service.match.align import Floats, Group, Scale, align
from service.text.facts import Mention, garbled, mentions
from service.text.names import names, spells_sounds, words

FLOOR = 0.40
"""The likeness below which sentences are not aligned: nearer to unrelated than to translated."""
SUPPORTED = 0.75
"""The likeness from which a sentence counts as fully said by the other article."""
FACTUAL = 0.50
"""The likeness from which the facts of two aligned passages are compared."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The content sentences of an article as the verifier sees them.

    `vectors` is (n, d) float32 with unit rows in one encoder's space, `weights` (n,)
    float32 holds each sentence's share of the content and sums to 1.
    """

    language: str
    sentences: tuple[Sentence, ...]
    vectors: Floats
    weights: Floats


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts of two aligned passages that contradict each other, as written: "12" against "21"."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    group: int


@dataclass(frozen=True, slots=True)
class Signals:
    """The measured signals of a pair.

    coverage_a, coverage_b: share of each article's content that the other one says, 0..1;
    likeness: mean likeness of aligned passages by weight; gap: how far it stands above the
    likeness of passages that are not aligned; moved: share of content aligned out of order;
    agreements, contradictions: counts of numbers and dates; names_found, names_missing: counts
    of names of aligned passages that the other side has or lacks altogether; evidence: effective number of aligned
    sentences (Kish 1965), since one long sentence proves less than ten.
    """

    coverage_a: float
    coverage_b: float
    likeness: float
    gap: float
    moved: float
    evidence: float
    agreements: int
    contradictions: int
    names_found: int
    names_missing: int
    both_cased: bool
    groups: tuple[Group, ...] = field(repr=False)
    conflicts: tuple[Conflict, ...] = field(repr=False)


def measure(a: Passages, b: Passages, scale: Scale) -> Signals:
    """Align two articles and measure every signal; symmetric up to the sides' names."""
    groups = align(a.vectors, b.vectors, a.weights, b.weights, scale, FLOOR)
    shares_a = np.array([a.weights[g.a_start : g.a_end].sum() for g in groups])
    shares_b = np.array([b.weights[g.b_start : g.b_end].sum() for g in groups])
    likeness = np.array([g.likeness for g in groups])
    support = np.clip((likeness - FLOOR) / (SUPPORTED - FLOOR), 0, 1)
    shares = (shares_a + shares_b) / 2
    mass = float(shares.sum())
    mean = float(shares @ likeness) / mass if mass else 0.0
    moved = float(sum(s for s, g in zip(shares, groups, strict=True) if g.moved))
    agreements, conflicts = _compare_facts(a, b, groups)
    names_found, names_missing, both_cased = _compare_names(a, b, groups)
    return Signals(
        coverage_a=min(1.0, float(shares_a @ support)),
        coverage_b=min(1.0, float(shares_b @ support)),
        likeness=mean,
        gap=mean - _background(a, b, groups, scale),
        moved=moved,
        evidence=mass**2 / float(shares @ shares) if mass else 0.0,
        agreements=agreements,
        contradictions=sum(min(len(c.a), len(c.b)) for c in conflicts),
        names_found=names_found,
        names_missing=names_missing,
        both_cased=both_cased,
        groups=tuple(groups),
        conflicts=tuple(conflicts),
    )


def _background(a: Passages, b: Passages, groups: Sequence[Group], scale: Scale) -> float:
    """Mean likeness of sentence pairs that are not aligned; 0 (unrelated) where there are none."""
    likeness = scale(a.vectors @ b.vectors.T)
    rest = np.ones(likeness.shape, dtype=bool)
    for g in groups:
        rest[g.a_start : g.a_end, g.b_start : g.b_end] = False
    return float(likeness[rest].mean()) if rest.any() else 0.0


def _compare_facts(a: Passages, b: Passages, groups: Sequence[Group]) -> tuple[int, list[Conflict]]:
    """Count agreeing facts of aligned passages and collect those that contradict.

    A fact contradicts where both passages hold a number that nothing in the other article
    answers: one that is only missing may have been dropped or spelled out, one that stands in
    another passage may have moved, and one that looks damaged says neither yes nor no.
    """
    facts_a, facts_b = _facts(a), _facts(b)
    agreements = 0
    open_a: list[list[Mention]] = []
    open_b: list[list[Mention]] = []
    compared = [k for k, g in enumerate(groups) if g.likeness >= FACTUAL]
    for k in compared:
        g = groups[k]
        left = [m for s in facts_a[g.a_start : g.a_end] for m in s]
        right = [m for s in facts_b[g.b_start : g.b_end] for m in s]
        agreed, left, right = _paired(left, right)
        agreements += agreed
        open_a.append(left)
        open_b.append(right)
    spare_a = [m for s in _outside(facts_a, groups, "a") for m in s]
    spare_b = [m for s in _outside(facts_b, groups, "b") for m in s]
    left_over_a = _unanswered(open_a, [m for ms in open_b for m in ms] + spare_b)
    left_over_b = _unanswered(open_b, [m for ms in open_a for m in ms] + spare_a)
    conflicts = []
    for k, left, right in zip(compared, left_over_a, left_over_b, strict=True):
        only_a, only_b = _clear(left, right), _clear(right, left)
        if only_a and only_b:
            conflicts.append(Conflict(only_a, only_b, k))
    return agreements, conflicts


def _outside(
    facts: Sequence[tuple[Mention, ...]], groups: Sequence[Group], side: str
) -> list[tuple[Mention, ...]]:
    """The facts of sentences that are aligned with nothing."""
    free = [True] * len(facts)
    for g in groups:
        mine, _ = _sides(g, side)
        free[mine] = [False] * (mine.stop - mine.start)
    return [f for f, is_free in zip(facts, free, strict=True) if is_free]


def _unanswered(open_facts: list[list[Mention]], pool: list[Mention]) -> list[list[Mention]]:
    """Drop every mention that one of the pool, used once, answers."""
    rest, left_over = list(pool), []
    for mentions_of_group in open_facts:
        alone = []
        for mention in mentions_of_group:
            twin = next((m for m in rest if m.values & mention.values), None)
            if twin is None:
                alone.append(mention)
            else:
                rest.remove(twin)
        left_over.append(alone)
    return left_over


def _clear(mine: list[Mention], theirs: list[Mention]) -> tuple[str, ...]:
    """The firm mentions that are not merely a damaged form of one on the other side."""
    return tuple(m.quote for m in mine if m.firm and not any(garbled(m, t) for t in theirs))


def _compare_names(a: Passages, b: Passages, groups: Sequence[Group]) -> tuple[int, int, bool]:
    """Count names of aligned passages that the other side has, and those its article lacks.

    The last of the three tells whether both sides are in scripts with capitals.
    """
    texts_a, texts_b = [s.text for s in a.sentences], [s.text for s in b.sentences]
    if not (spells_sounds(" ".join(texts_a)) and spells_sounds(" ".join(texts_b))):
        return 0, 0, False
    found = missing = 0
    cased = []
    for texts, others, side in ((texts_a, texts_b, "a"), (texts_b, texts_a, "b")):
        anywhere = frozenset().union(*map(words, others))
        own = names(texts)
        cased.append(any(own))
        for g in groups:
            if g.likeness < FACTUAL:
                continue
            mine, theirs = _sides(g, side)
            wanted = frozenset().union(*own[mine])
            there = frozenset().union(*map(words, others[theirs]))
            found += len(wanted & there)
            missing += len(wanted - anywhere)
    return found, missing, all(cased)


def _sides(group: Group, side: str) -> tuple[slice, slice]:
    a, b = slice(group.a_start, group.a_end), slice(group.b_start, group.b_end)
    return (a, b) if side == "a" else (b, a)


def _facts(passages: Passages) -> list[tuple[Mention, ...]]:
    return [_mentions(s.text, passages.language) for s in passages.sentences]


_mentions = lru_cache(maxsize=1 << 16)(mentions)


def _paired(
    left: Iterable[Mention], right: Iterable[Mention]
) -> tuple[int, list[Mention], list[Mention]]:
    """Pair off mentions that agree, each once; the number of firm ones and what is left over."""
    rest, alone, agreed = list(right), [], 0
    for mention in left:
        twin = next((m for m in rest if m.values & mention.values), None)
        if twin is None:
            alone.append(mention)
        else:
            rest.remove(twin)
            agreed += mention.firm and twin.firm
    return agreed, alone, rest
