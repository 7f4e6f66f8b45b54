"""Whether the facts of two aligned articles agree.

Sentences of two bulletins made from one template align perfectly; what tells them apart is
that their numbers and dates do not meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.fact_kinds import comparable, with_kinds
from service.match.facts.in_words import or_spelled
from service.match.facts.refilled import Refilled, refilled
from service.match.facts.result_parts import as_comparable
from service.match.facts.told_again import but_told_again
from service.text.numbers.damage import Written
from service.text.numbers.facts import mentions
from service.text.numbers.mention import Facts, Mention, flat
from service.text.numbers.short_years import is_year
from service.text.numbers.times import is_timed
from service.text.sites.published import line_of_publication


@dataclass(frozen=True, slots=True)
class FactAgreement:
    """`agreements` weighs the numbers that both say in aligned passages, `contradictions` those
    that one says and the other replaces; `facing` weighs those of them that stand in passages that
    are aligned, `exchanged` counts those that stand one for one there, as where a template was
    filled anew, `beside` those that stand so where one side has more beside them; `conflicts`
    quotes what contradicts, per group."""

    agreements: float
    contradictions: float
    facing: float
    exchanged: float
    conflicts: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    beside: float = 0.0


NO_FACTS = FactAgreement(0.0, 0.0, 0.0, 0.0, ())
"""Two articles of which one has no numbers or dates."""


def facts_of(sentences: Sequence[Sentence], language: str) -> Facts:
    """The numbers and dates of each sentence, but for the hour at which a site published it."""
    body = next((s for s in sentences if s.field == "text"), None)
    facts = [with_kinds(s.text, mentions(s.text, language), s is body) for s in sentences]
    line = line_of_publication([s.text for s in sentences], language)
    if line is not None:
        facts[line] = tuple(m for m in facts[line] if not is_timed(m.values))
    return facts


def compare_facts(
    a: Facts, b: Facts, groups: Sequence[Group], translated: bool = True
) -> FactAgreement:
    """Count agreeing facts of aligned passages and collect those that contradict.

    A fact is open when nothing in the other article answers it. It contradicts only as far
    as the other side has open facts too: what is merely missing may have been dropped or
    spelled out, and what looks damaged in a text that was translated says neither yes nor no.
    """
    if not (any(a) and any(b)):
        return NO_FACTS
    a, b = as_comparable(a, b, groups)
    agreements, over_a, over_b = _left_over(a, b, groups)
    if not (any(over_a) and any(over_b)):
        return FactAgreement(agreements, 0.0, 0.0, 0.0, ())
    spare_a, spare_b = (
        _outside(a, [g.a_slice for g in groups]),
        _outside(b, [g.b_slice for g in groups]),
    )
    left_a = _unanswered(over_a, [*flat(over_b), *spare_b])
    left_b = _unanswered(over_b, [*flat(over_a), *spare_a])
    all_a, all_b = (Written(flat(left), translated) for left in (left_a, left_b))
    clear_a = [_clear(mine, all_b) for mine in left_a]
    clear_b = [_clear(mine, all_a) for mine in left_b]
    clear_a, clear_b = (
        but_told_again(clear_a, clear_b, a, b),
        but_told_again(clear_b, clear_a, b, a),
    )
    open_a, open_b = (clear_a, left_a), (clear_b, left_b)
    told_a, told_b = comparable(or_spelled(open_a, open_b), or_spelled(open_b, open_a))
    contradictions = min(_weight(flat(told_a)), _weight(flat(told_b)))
    anew = refilled(groups, (told_a, a), (told_b, b)) if contradictions else Refilled()
    return FactAgreement(
        agreements,
        contradictions,
        sum(min(_weight(x), _weight(y)) for x, y in zip(told_a, told_b, strict=True)),
        anew.exchanged,
        _quoted(told_a, told_b),
        anew.beside,
    )


def _left_over(a: Facts, b: Facts, groups: Sequence[Group]) -> tuple[float, Facts, Facts]:
    """What the facts weigh that both sides say in a passage, and those left over in each."""
    agreements, over_a, over_b = 0.0, [], []
    for g in groups:
        agreed, left, right = _paired(flat(a[g.a_slice]), flat(b[g.b_slice]))
        agreements += agreed
        over_a.append(tuple(left))
        over_b.append(tuple(right))
    return agreements, over_a, over_b


def _weight(facts: Iterable[Mention]) -> float:
    return sum(m.weight for m in facts)


def _quoted(clear_a: Facts, clear_b: Facts) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """What contradicts, passage by passage; last what is open in different passages, together."""
    a = [tuple(m.quote for m in facts) for facts in clear_a]
    b = [tuple(m.quote for m in facts) for facts in clear_b]
    both = [(x, y) for x, y in zip(a, b, strict=True) if x and y]
    rest_a = tuple(q for x, y in zip(a, b, strict=True) if not y for q in x)
    rest_b = tuple(q for x, y in zip(a, b, strict=True) if not x for q in y)
    return (*both, (rest_a, rest_b)) if rest_a and rest_b else tuple(both)


def _paired(
    left: Iterable[Mention], right: Iterable[Mention]
) -> tuple[float, list[Mention], list[Mention]]:
    """Pair off mentions that agree, each once: the weight of firm ones, and what is left over.

    First months, since the eleventh of November has two elevens, then what has the same values,
    then what is as exact, so that it hardly matters which side is gone through.
    """
    alone, rest, agreed = list(left), list(right), 0.0
    if not (alone and rest):
        return agreed, alone, rest
    said = frozenset[str]().union(*(m.values for m in rest))
    for is_twin in (_are_months, _is_equal, _is_as_exact, Mention.agrees):
        wanted, alone = alone, []
        for mention in wanted:
            # Who agrees has a value in common, and most have none with any.
            likely = () if said.isdisjoint(mention.values) else enumerate(rest)
            place = next((n for n, other in likely if is_twin(mention, other)), None)
            if place is None:
                alone.append(mention)
            else:
                twin = rest.pop(place)
                agreed += min(mention.weight, twin.weight) if mention.firm and twin.firm else 0.0
    return agreed, alone, rest


def _are_months(one: Mention, other: Mention) -> bool:
    named = one.values == other.values and one.firm and other.firm
    return named and one.is_worded and other.is_worded and _is_as_exact(one, other)


def _is_equal(one: Mention, other: Mention) -> bool:
    return one.values == other.values and _is_as_exact(one, other)


def _is_as_exact(one: Mention, other: Mention) -> bool:
    return one.agrees(other) and one.is_exact == other.is_exact


def _outside(facts: Facts, aligned: Sequence[slice]) -> list[Mention]:
    """The facts of sentences that are aligned with nothing."""
    free = [True] * len(facts)
    for part in aligned:
        free[part] = [False] * (part.stop - part.start)
    return flat(f for f, is_free in zip(facts, free, strict=True) if is_free)


def _unanswered(open_facts: Facts, pool: list[Mention]) -> Facts:
    """Drop every mention that one of the pool, used once, answers."""
    rest, left_over = list(pool), []
    said = frozenset[str]().union(*(m.values for m in pool))
    for passage in open_facts:
        if all(said.isdisjoint(m.values) for m in passage):
            left_over.append(passage)
            continue
        _, alone, rest = _paired(passage, rest)
        left_over.append(tuple(alone))
    return left_over


def _clear(mine: Iterable[Mention], theirs: Written) -> tuple[Mention, ...]:
    """The firm mentions that are not merely a damaged form of one on the other side, and of years
    in two digits those that face another year: a translation leaves out that of a stamp."""
    return tuple(
        m
        for m in mine
        if m.firm
        and (not m.is_short_year or any(is_year(x.values) for x in theirs.mentions))
        and not theirs.may_mean(m)
    )
