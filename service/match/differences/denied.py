"""Short aligned passages of which one denies what the other says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from models.encoder import Vectors
from service.match.alignment.align import Group
from service.match.alignment.letters import letters_of
from service.match.alignment.moved import nearest
from service.match.coverage.brief import short_groups
from service.text.numbers.awaited import before, times, until
from service.text.words.denials import Stance, stance
from service.text.words.opposites import named_opposites

_Said = tuple[Sequence[str], str]
"""Sentences, and the language in which they are written."""
_WITHIN = frozenset({"acquitted", "banned", "closed", "denied", "rejected", "released", "steady"})
"""What is said in a word that another language may put with a "not": "absolvió" is "found not
guilty"."""
_QUESTION = re.compile(r"[?؟?]\W*$")
"""Who asks whether something is not so asks whether it is."""
_SCANNED = re.compile(r"(?i)[^\W\d_]\d[^\W\d_]|[a-z][а-я]|[а-я][a-z]")
"""What a word looks like that was misread: in such a sentence a short "not" may be, too."""
_LONGER = 2.0
"""Hardly a translation is longer than its source by this."""


def denied_passages(
    a: Sequence[str],
    b: Sequence[str],
    languages: tuple[str, str],
    groups: Sequence[Group],
    likeness: Vectors,
) -> tuple[tuple[str, str], ...]:
    """Quote the short aligned passages of which one is denied and the other plainly is not.

    languages: those in which A and B are written; likeness: of all their sentences, (n, m).
    """
    found = []
    for g in short_groups(a, b, [_parted(a, b, group, likeness) for group in groups]):
        left, right = a[g.a_slice], b[g.b_slice]
        if not _as_long(left, right):
            continue
        stances = _stance(left, languages[0]), _stance(right, languages[1])
        if set(stances) != {Stance.DENIED, Stance.AFFIRMED}:
            continue
        affirmed = stances.index(Stance.AFFIRMED)
        beside = _beside(a, g.a_slice) if affirmed == 0 else _beside(b, g.b_slice)
        said = ((left, languages[0]), (right, languages[1]))
        if _stance(beside, languages[affirmed]) is not Stance.DENIED and not _is_only_later(
            said[1 - affirmed], said[affirmed]
        ):
            found.append((" ".join(left), " ".join(right)))
    return tuple(found)


def _is_only_later(denied: _Said, affirmed: _Said) -> bool:
    """Whether what is denied is so before a time that the other passage names, but not as one
    before which it is: who is not seen before October is seen only then."""
    awaited = _told(before, denied) | _told(until, denied)
    return bool(awaited & (_told(times, affirmed) - _told(before, affirmed)))


def _told(tell: Callable[[str, str], frozenset[str]], said: _Said) -> frozenset[str]:
    return frozenset(value for sentence in said[0] for value in tell(sentence, said[1]))


def _parted(a: Sequence[str], b: Sequence[str], group: Group, likeness: Vectors) -> Group:
    """A passage, or where its two sentences are too long for the one that they stand for, the
    one of them that is more alike: the other one is only joined to it."""
    if _as_long(a[group.a_slice], b[group.b_slice]):
        return group
    return nearest(likeness, group)


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


@lru_cache(maxsize=1 << 14)
def _stance_of(sentence: str, language: str) -> Stance:
    if _QUESTION.search(sentence):
        return Stance.UNCLEAR
    told = stance(sentence, language)
    if told is not Stance.AFFIRMED:
        return told
    hidden = _SCANNED.search(sentence) or not _WITHIN.isdisjoint(
        named_opposites(sentence, language)
    )
    return Stance.UNCLEAR if hidden else told
