"""What two articles are about, where they exchange it: the headline tells it, and the first
sentence below does so again.

A translator may slip in one sentence, and two words of a table may mean two things by chance. But
neither happens twice in the same way, at the two places that say what the news is: "a strike
begins" and "a strike ends" are two stories, however much they have in common below. Names are not
asked: what is taken for a name by mistake is so in every sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from service.match.coverage.passages import Passages
from service.match.differences.things import named_things, unanswered
from service.match.facts.meant import meant_by
from service.text.numbers.ordinals import NTH, ordinals
from service.text.words import opposites, subjects
from service.text.words.denials import Stance, stance
from service.text.words.outcomes import may_tell, outcomes
from service.text.words.thing_forms import MONEY, Values

_NONE = frozenset[str]()
_OPPOSITES = (*opposites.OPPOSITE_KINDS.values(), *subjects.SUBJECT_KINDS.values(), NTH)


class _Opening(NamedTuple):
    """An article, and with what it opens: the headlines, and the first sentence below."""

    own: Passages
    parts: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def texts(self) -> tuple[str, ...]:
        """All sentences of both parts."""
        return self.parts[0] + self.parts[1]


def other_subject(a: Passages, b: Passages) -> tuple[tuple[str, str], ...]:
    """Quote the headlines of two articles that are about other things of a kind, or of which one
    tells an outcome that the other has no word for."""
    one, other = _opening(a), _opening(b)
    if not all((*one.parts, *other.parts)):
        return ()
    exchanged = _are_told_otherwise(one, other) or _are_other_things(one, other)
    return ((" ".join(one.parts[0]), " ".join(other.parts[0])),) if exchanged else ()


def _opening(own: Passages) -> _Opening:
    """A text without a headline has its first sentence for one."""
    headlines, below = own.beginning
    places = (headlines, below[:1]) if headlines else (below[:1], below[1:])
    above, under = (tuple(own.texts[n] for n in part) for part in places)
    return _Opening(own, (above, under))


def _are_told_otherwise(a: _Opening, b: _Opening) -> bool:
    """Whether one tells the opposite, or another outcome: where only one denies something, it may
    put the same in other words."""
    told = _are_opposed(a, b) or _came_to_more(a, b) or _came_to_more(b, a)
    return told and _is_denied(a) == _is_denied(b)


def _is_denied(of: _Opening) -> bool:
    return any(stance(sentence, of.own.language) is Stance.DENIED for sentence in of.texts)


def _are_opposed(a: _Opening, b: _Opening) -> bool:
    """Whether both tell something of a kind twice, and nothing of it in common."""
    twice_a = _told_twice(a, _values)
    twice_b = _told_twice(b, _values) if twice_a else _NONE
    if not twice_b:
        return False
    common = _told(a, a.texts, _values) & _told(b, b.texts, _values)
    return any(
        not kind.isdisjoint(twice_a) and not kind.isdisjoint(twice_b) and kind.isdisjoint(common)
        for kind in _OPPOSITES
    )


def _told_twice(of: _Opening, tell: Callable[[str, str], frozenset[str]]) -> frozenset[str]:
    """What both parts tell."""
    above = _told(of, of.parts[0], tell)
    return above & _told(of, of.parts[1], tell) if above else _NONE


def _told(
    of: _Opening, sentences: Sequence[str], tell: Callable[[str, str], frozenset[str]]
) -> frozenset[str]:
    """What some sentences tell."""
    return _NONE.union(*(tell(sentence, of.own.language) for sentence in sentences))


def _values(sentence: str, language: str) -> frozenset[str]:
    """What a sentence names of which the opposite is another story."""
    return subjects.subjects(sentence, language).union(
        opposites.named_opposites(sentence, language), ordinals(sentence, language)
    )


def _came_to_more(a: _Opening, b: _Opening) -> bool:
    """Whether both parts tell an outcome which no word of the other article may tell."""
    other = b.own
    return any(
        not may_tell(
            meant_by(other.texts, other.language).folded, outcome, other.language, other.texts
        )
        for outcome in _told_twice(a, outcomes)
    )


def _are_other_things(a: _Opening, b: _Opening) -> bool:
    """Whether both parts name a thing of a kind that nothing in those of the other article can
    mean: below, it may be told of beside what the article is about. Money is left out: a translator
    changes it into another, in the headline as well."""
    if not named_things(a.parts[0], a.own.language).keys() - {MONEY}:
        return False
    named_a, named_b = ([named_things(part, of.own.language) for part in of.parts] for of in (a, b))
    kinds = set(named_a[0]).intersection(named_a[1], *named_b) - {MONEY}
    return any(
        unanswered(_twice(of_a), (*of_b[0], *of_b[1]), b.texts, b.own.language)
        and unanswered(_twice(of_b), (*of_a[0], *of_a[1]), a.texts, a.own.language)
        for of_a, of_b in (([n[k] for n in named_a], [n[k] for n in named_b]) for k in kinds)
    )


def _twice(named: Sequence[Sequence[Values]]) -> Sequence[Values]:
    """What the first part names that the second may name again."""
    above, below = named
    return [values for values in above if any(values & again for again in below)]
