"""What wording and numbers alone can tell, where no encoder knows the language of one of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.article import Disagreement, Relation, Verdict
from service.match.agreement import NO_FACTS, FactAgreement, compare_facts
from service.match.align import Group
from service.match.contained import CONTAINED
from service.match.side import Side
from service.match.tokens import matched, tokens
from service.match.wording import common_wording

_COPIED_WORDS = 0.80
"""The share of common wording that makes a copy."""
_ALIKE = 0.6
"""The share of common words from which two sentences are one with changes."""


def by_wording(a: Side, b: Side) -> Verdict:
    """A copy shares nearly all wording and contradicts no number or date of the other; what holds
    most of another is longer than that."""
    wording = common_wording(a, b)
    relation, container = Relation.NONE, None
    if wording.together >= _COPIED_WORDS:
        relation = Relation.COPY
    elif max(wording.in_a, wording.in_b) >= CONTAINED:
        relation, container = Relation.EXCERPT, "b" if wording.in_a > wording.in_b else "a"
    facts = _facts(a, b) if relation is not Relation.NONE else NO_FACTS
    reason = "no encoder knows the language of one of them: judged by common wording alone"
    if facts.contradictions:
        relation, container = Relation.SAME_STORY, None
        reason = "they report alike, but their facts contradict each other"
    return Verdict(
        relation=relation,
        score=wording.together,
        coverage_a=wording.in_a,
        coverage_b=wording.in_b,
        container=container,
        method="lexical",
        reason=reason,
        signals={
            "wording": wording.together,
            "wording_a": wording.in_a,
            "wording_b": wording.in_b,
            "facts_contradicting": facts.contradictions,
        },
        disagreements=tuple(Disagreement(x, y) for x, y in facts.conflicts),
    )


def _facts(a: Side, b: Side) -> FactAgreement:
    """The numbers and dates of sentences that are otherwise the same."""
    left, right = a.told, b.told
    if left.texts > right.texts:
        # Which sentences are taken for one depends on which article is the first, and nothing else
        # may.
        facts = _facts(b, a)
        return replace(facts, conflicts=tuple((x, y) for y, x in facts.conflicts))
    groups = list(_beside(left.texts, right.texts))
    return compare_facts(left.facts, right.facts, groups, translated=False)


def _beside(a: Sequence[str], b: Sequence[str]) -> Iterator[Group]:
    """Each sentence of A with the first one of B, behind those before, that it is with changes."""
    free = 0
    for place, sentence in enumerate(a):
        for other in range(free, len(b)):
            if _are_alike(sentence, b[other]):
                yield Group(place, place + 1, other, other + 1, 1.0)
                free = other + 1
                break


def _are_alike(one: str, other: str) -> bool:
    """Whether two sentences are one with changes; what holds no words is none."""
    left, right = tokens(one), tokens(other)
    return one == other or bool(left.words and matched(left, right, _ALIKE))
