"""What wording and numbers alone can tell, where no encoder knows the language of one of two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from service.match.alignment.align import Group
from service.match.alignment.tokens import matched, tokens
from service.match.facts.agreement import NO_FACTS, FactAgreement, compare_facts
from service.match.verdicts.contained import CONTAINED
from service.match.verdicts.side import Side
from service.match.verdicts.wording import common_wording
from service.verdict import Disagreement, Relation, Verdict

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
    """The sentences that are the same in one order, and between them each of A with the first one
    of B, behind those before, that it is with changes.

    So a line that one side has above and the other below parts no others, and hardly any are
    compared word by word.
    """
    for tag, i, j, k, m in SequenceMatcher(None, a, b).get_opcodes():
        if tag == "equal":
            yield from (Group(n, n + 1, n - i + k, n - i + k + 1, 1.0) for n in range(i, j))
        elif tag == "replace":
            yield from _changed(a, range(i, j), b, range(k, m))


def _changed(
    a: Sequence[str], of_a: Iterable[int], b: Sequence[str], of_b: range
) -> Iterator[Group]:
    free = of_b.start
    for place in of_a:
        for other in range(free, of_b.stop):
            if _are_alike(a[place], b[other]):
                yield Group(place, place + 1, other, other + 1, 1.0)
                free = other + 1
                break


def _are_alike(one: str, other: str) -> bool:
    """Whether two sentences are one with changes; what holds no words is none."""
    left, right = tokens(one), tokens(other)
    return bool(left.words and matched(left, right, _ALIKE))
