"""Facts that stand elsewhere: two newsrooms tell the same facts, each in sentences of its own.

A translator keeps the sentences. So a fact that either article tells in but one sentence stands in
sentences that are aligned, or that say the same where a paragraph was moved. Who reports an event
anew puts it beside other facts, though each sentence may find one that is like it. Who translates
freely moves one fact and leaves the others, or puts the day of the event into the lead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from models.encoder import Vectors
from service.match.alignment.align import Group
from service.match.facts.fact_kinds import FactKind
from service.match.facts.known import KnownNames
from service.text.names.known import Known
from service.text.numbers.mention import Facts, Mention

_SAID = 0.75
"""Two sentences that are as alike as this say the same, wherever they stand."""
_NEXT = 1
_KEPT = 4
"""Where numbers of so many sentences stand in their place, a single fact elsewhere tells nothing:
of links of free translations 8 of 13 that have such a fact have so many, of links between reports
of two newsrooms none of 12."""
_ENTRY = (".", ")")
"""What follows the number of an entry: "1. More delays on the ferry"."""
FactQuotes = tuple[tuple[str, str], tuple[str, str]]
"""A fact and the sentence that tells it, of A and of B."""


class Standing(NamedTuple):
    """A number, date or weekday in the sentence of that place; `number` is its own in the
    article."""

    number: int
    place: int
    fact: Mention | Known


StandingFacts = Mapping[str, Sequence[Standing]]
"""Where an article tells what, by each value that a fact can stand for."""


def standing_facts(facts: Facts, known: KnownNames, counted: Sequence[bool]) -> StandingFacts:
    """The numbers, dates and weekdays of an article's own sentences, without its dateline.

    counted: which sentences are asked: neither headlines, which tell what is told below again,
    nor what a site added.
    """
    found: defaultdict[str, list[Standing]] = defaultdict(list)
    number = 0
    for place, own in enumerate(counted):
        if own:
            numbers = (x for x in facts[place] if _is_told(x, known.sentences[place]))
            days = (n for n in known.names[place] if n.kind == "weekday" and n.night is None)
            told: tuple[Mention | Known, ...] = (*numbers, *days)
            for fact in told:
                for value in fact.values:
                    found[value].append(Standing(number, place, fact))
                number += 1
    return found


def _is_told(fact: Mention, sentence: str) -> bool:
    """Whether a number is neither of a dateline nor that of an entry of a list."""
    listed = fact.start == 0 and sentence.startswith(_ENTRY, fact.end)
    return not listed and fact.kind != FactKind.DATELINE


def misplaced_facts(
    facts: tuple[StandingFacts, StandingFacts],
    texts: tuple[Sequence[str], Sequence[str]],
    groups: Sequence[Group],
    likeness: Vectors,
) -> tuple[FactQuotes, ...]:
    """Quote a fact of each two sentences that alone tell it and are not aligned with each other.

    A single digit, a month and a number in a word are so common that they count in neighbouring
    sentences only. Nothing is quoted where but weekdays stand elsewhere, or one fact beside many
    that do not. facts, texts: those of the sentences of A and of B; likeness: of all of them,
    (n, m).
    """
    of_a = {place: g for g in groups for place in range(g.a_start, g.a_end)}
    of_b = {place: g for g in groups for place in range(g.b_start, g.b_end)}
    found: dict[tuple[int, int], FactQuotes] = {}
    kept = set[tuple[int, int]]()
    moved_numbers = False
    for x, y in _told_once(*facts):
        i, j = places = x.place, y.place
        telling = _is_telling(x.fact) and _is_telling(y.fact)
        is_number = isinstance(x.fact, Mention)
        if likeness[places] >= _SAID or _is_aligned(of_a.get(i), of_b.get(j)):
            kept.update({places} if telling and is_number else ())
            continue
        apart = _apart(i, j, of_a, of_b)
        if apart == _NEXT or (apart and telling):
            moved_numbers = moved_numbers or is_number
            found.setdefault(places, ((x.fact.quote, texts[0][i]), (y.fact.quote, texts[1][j])))
    if not moved_numbers or (len(found) == 1 and len(kept) >= _KEPT):
        return ()
    return tuple(found[places] for places in sorted(found))


def _is_aligned(one: Group | None, other: Group | None) -> bool:
    return one is not None and one is other


def _told_once(a: StandingFacts, b: StandingFacts) -> Iterator[tuple[Standing, Standing]]:
    """The facts that agree, where each stands in one sentence of the other article alone."""
    once_a, once_b = _told_in_one(a, b), _told_in_one(b, a)
    pairs = {
        (x.number, y.number): (x, y)
        for value in sorted(a.keys() & b.keys())
        for x in a[value]
        if x.number in once_a
        for y in b[value]
        if y.number in once_b
    }
    return ((x, y) for x, y in pairs.values() if _agree(x.fact, y.fact))


def _told_in_one(own: StandingFacts, other: StandingFacts) -> frozenset[int]:
    """The numbers of those of an article's own facts that stand in one sentence of the other.

    A table has one number in each of its rows: a fact is done with at the second sentence.
    """
    places: defaultdict[int, set[int]] = defaultdict(set)
    for value in own.keys() & other.keys():
        for x in own[value]:
            told = places[x.number]
            for y in other[value]:
                if len(told) > 1:
                    break
                if y.place not in told and _agree(x.fact, y.fact):
                    told.add(y.place)
    return frozenset(number for number, told in places.items() if len(told) == 1)


def _agree(one: Mention | Known, other: Mention | Known) -> bool:
    if isinstance(one, Mention) and isinstance(other, Mention):
        return one.agrees(other)
    return isinstance(one, Known) and isinstance(other, Known)


def _is_telling(fact: Mention | Known) -> bool:
    """Whether a fact hardly stands in two places by chance, as a month does without its day."""
    if isinstance(fact, Known):
        return True
    return fact.firm and fact.weight >= 1 and not fact.is_month


def _apart(i: int, j: int, of_a: Mapping[int, Group], of_b: Mapping[int, Group]) -> int:
    """How many sentences a fact stands beside the passage that is aligned with its own.

    0 also where neither sentence is aligned, which tells nothing, and where one of the two may as
    well be cut off its passage and aligned with the other.
    """
    of_i, of_j = of_a.get(i), of_b.get(j)
    if of_i is of_j:
        return 0
    if of_i is None or of_j is None:
        return _left_over(i, j, of_i, of_j, of_a, of_b)
    apart = min(_gap(j, of_i.b_start, of_i.b_end), _gap(i, of_j.a_start, of_j.a_end))
    return 0 if apart == _NEXT and _is_cut_otherwise(i, j, of_i, of_j) else apart


def _left_over(
    i: int,
    j: int,
    of_i: Group | None,
    of_j: Group | None,
    of_a: Mapping[int, Group],
    of_b: Mapping[int, Group],
) -> int:
    """How far a sentence that is aligned with nothing stands beside a passage; 0 where nothing
    aligned stands between, as where the lines of a scan are cut."""
    if of_i is not None:
        place, start, end, aligned = j, of_i.b_start, of_i.b_end, of_b
    elif of_j is not None:
        place, start, end, aligned = i, of_j.a_start, of_j.a_end, of_a
    else:
        return 0
    between = range(place + 1, start) if place < start else range(end, place)
    return 0 if aligned.keys().isdisjoint(between) else _gap(place, start, end)


def _gap(place: int, start: int, end: int) -> int:
    return max(start - place, place - end + 1)


def _is_cut_otherwise(i: int, j: int, of_i: Group, of_j: Group) -> bool:
    ends = (of_i.a_start, of_i.a_end, of_i.b_start, of_i.b_end)
    turned = (of_j.b_start, of_j.b_end, of_j.a_start, of_j.a_end)
    return _gives_way(i, j, *ends) or _gives_way(j, i, *turned)


def _gives_way(own: int, other: int, start: int, end: int, first: int, last: int) -> bool:
    """Whether a sentence at an end of the joined [start, end) faces that beside [first, last)."""
    if end - start == 1:
        return False
    return (own, other) in ((start, first - 1), (end - 1, last))
