"""Aligned passages that name different things of a kind: a load of oranges for one of coffee.

Bulletins made from one template may differ in such a word alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW, short_groups
from service.match.facts.meant import meant_by
from service.text.words.offices import OFFICE_KINDS, has_words, is_meant, offices_in
from service.text.words.thing_forms import Values, kind
from service.text.words.things import may_mean, things

_SHORT = 360
"""Letters up to which a passage names few enough things of a kind."""
_LOOSE = frozenset({"body", "place", "role", "weapon"})
"""Kinds of which a thing may be called by the name of another: a castle is a palace, a singer a
musician, a knee a part of a leg, a machete a knife."""
_NONE: Values = frozenset()


def exchanged_things(
    a: Sequence[str], b: Sequence[str], languages: tuple[str, str], groups: Sequence[Group]
) -> tuple[tuple[str, str], ...]:
    """Quote the short aligned passages that name nothing of a kind in common, but each something
    that nothing in the other article can mean; one passage for each two things.

    languages: those in which A and B are written. In texts that are not brief nothing is looked
    for.
    """
    if len(groups) > FEW:
        return ()
    found: dict[tuple[Values, Values], tuple[str, str]] = {}
    for g in short_groups(a, b, groups, _SHORT):
        left = named_things(tuple(a[g.a_slice]), languages[0])
        right = named_things(tuple(b[g.b_slice]), languages[1]) if left else {}
        for one in sorted(left.keys() & right.keys()):
            more = unanswered(left[one], right[one], b, languages[1])
            less = unanswered(right[one], left[one], a, languages[0]) if more else _NONE
            if less:
                quotes = " ".join(a[g.a_slice]), " ".join(b[g.b_slice])
                found.setdefault((more, less), quotes)
    return tuple(found.values())


@lru_cache(maxsize=1 << 14)
def named_things(sentences: tuple[str, ...], language: str) -> Mapping[str, Sequence[Values]]:
    """What sentences name of each kind."""
    found: dict[str, list[Values]] = {}
    offices = (frozenset({office}) for s in sentences for office in offices_in(s, language))
    for values in (*(v for s in sentences for v in things(s, language).things), *offices):
        found.setdefault(kind(values), []).append(values)
    return found


def _all(named: Sequence[Values]) -> Values:
    return frozenset[str]().union(*named)


class _Said(NamedTuple):
    """The things that an article names, and its folded text without them and as a whole."""

    things: Values
    rest: str
    whole: str


@lru_cache(maxsize=1 << 8)
def _said(article: tuple[str, ...], language: str) -> _Said:
    read = [things(sentence, language) for sentence in article]
    named = _all([values for each in read for values in each.things])
    return _Said(named, " ".join(each.rest for each in read), meant_by(article, language).folded)


def unanswered(
    named: Sequence[Values], beside: Sequence[Values], other: Sequence[str], language: str
) -> Values:
    """What is named and neither named nor meant by any sentence of the other article: a ferry is a
    ship.

    beside: what the passage names that is aligned, which most often is the same.
    """
    passage = _all(beside)
    alone = [v for v in named if v.isdisjoint(passage)]
    if not alone:
        return _NONE
    said, rest, whole = _said(tuple(other), language)
    return _all(
        [
            v
            for v in alone
            if v.isdisjoint(said)
            and not may_mean(v, whole if kind(v) in _LOOSE else rest, language)
            and not any(_is_put(value, whole, rest, language) for value in v)
        ]
    )


def _is_put(value: str, whole: str, rest: str, language: str) -> bool:
    """Whether a folded text, or what is left of it without the things that it names, has a word for
    an office or a thing; a language without words for an office may put it in any."""
    kind, _, part = value.partition(":")
    if kind not in OFFICE_KINDS:
        return is_meant(part, rest, language)
    return not has_words(part, language) or is_meant(part, whole, language)
