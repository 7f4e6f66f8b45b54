"""Short aligned passages of which one denies what the other says."""

from __future__ import annotations

from collections.abc import Sequence

from service.match.align import Group
from service.match.brief import short_groups
from service.match.letters import letters_of
from service.text.denials import Stance, stance
from service.text.opposites import opposites

_WITHIN = frozenset({"acquitted", "closed", "denied", "rejected", "released", "steady"})
"""What is said in a word that another language may put with a "not": "absolvió" is "found not
guilty"."""
_LONGER = 2.0
"""Hardly a translation is longer than its source by this."""


def denied_passages(
    a: Sequence[str], b: Sequence[str], languages: tuple[str, str], groups: Sequence[Group]
) -> tuple[tuple[str, str], ...]:
    """Quote the short aligned passages of which one is denied and the other plainly is not.

    languages: those in which A and B are written.
    """
    found = []
    for g in short_groups(a, b, groups):
        left, right = a[g.a_slice], b[g.b_slice]
        if not _as_long(left, right):
            continue
        stances = _stance(left, languages[0]), _stance(right, languages[1])
        if set(stances) != {Stance.DENIED, Stance.AFFIRMED}:
            continue
        beside = _beside(a, g.a_slice) if stances[0] is Stance.AFFIRMED else _beside(b, g.b_slice)
        language = languages[stances.index(Stance.AFFIRMED)]
        if len(left) == len(right) or _stance(beside, language) is not Stance.DENIED:
            found.append((" ".join(left), " ".join(right)))
    return tuple(found)


def _beside(sentences: Sequence[str], place: slice) -> Sequence[str]:
    """The sentences before and after a passage: where two stand for one, a neighbour of the one
    may say what the other one is joined for."""
    return (*sentences[max(0, place.start - 1) : place.start], *sentences[place.stop :][:1])


def _as_long(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether neither passage is so short that it leaves out what may deny."""
    shorter, longer = sorted(sum(map(letters_of, side)) for side in (left, right))
    return longer <= _LONGER * shorter


def _stance(sentences: Sequence[str], language: str) -> Stance:
    """That of sentences together: denied where one is, affirmed where all are."""
    stances = {_stance_of(sentence, language) for sentence in sentences}
    if Stance.DENIED in stances:
        return Stance.DENIED
    return stances.pop() if len(stances) == 1 else Stance.UNCLEAR


def _stance_of(sentence: str, language: str) -> Stance:
    told = stance(sentence, language)
    within = told is Stance.AFFIRMED and not _WITHIN.isdisjoint(opposites(sentence, language))
    return Stance.UNCLEAR if within else told
