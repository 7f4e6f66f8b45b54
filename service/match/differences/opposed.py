"""Aligned passages of which one says the opposite: a north wind for a south wind, rise for fall,
acquitted for convicted.

Bulletins made from one template may differ in such a word alone. Of lines of NTREX that are
translations fewer than one in a thousand name different ones of a kind, most of them by a slip of
the translator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW, SHORT, is_short, short_groups
from service.text.words.denials import Stance, stance
from service.text.words.opposites import OPPOSITE_KINDS, named_opposites, opposites

_TOLD = {
    "compass": 360,
    "weather": 360,
    "colour": 360,
    "course": SHORT,
    "sex": SHORT,
}
_MOST = 180
"""Letters up to which a passage names few enough things of a kind, those of two sentences on end.
Where one rises another falls, and the words for that are many: in passages of 110 to 180 letters
one in 15 of those with a course on both sides tell two in NTREX, in shorter ones one in 160. Kinds
that are not named here are told in passages of so many letters. Who wins and who loses is no kind:
a translator turns "lost to" into "beaten by"; nor who comes and who leaves: a journey does both."""


def opposed_passages(
    a: Sequence[str], b: Sequence[str], languages: tuple[str, str], groups: Sequence[Group]
) -> tuple[tuple[str, str], ...]:
    """Quote the short aligned passages that name nothing of a kind in common, but each something;
    one passage for each two things.

    languages: those in which A and B are written. Where an article says both as often as the other,
    in other passages, they are told in another order; "southwest" for "southeast" is mostly a slip.
    In texts that are not brief nothing is looked for.
    """
    if len(groups) > FEW:
        return ()
    found: dict[tuple[frozenset[str], frozenset[str]], tuple[str, str]] = {}
    said = {g: _named(a[g.a_slice], languages[0]) for g in groups}
    named = frozenset[str]().union(*said.values())
    for kind, values in OPPOSITE_KINDS.items():
        # Hardly a passage names any: of the other side only what answers one is looked at.
        if values.isdisjoint(named):
            continue
        naming = [g for g in groups if not values.isdisjoint(said[g])]
        for g in _told_briefly(a, b, naming, kind):
            left = said[g] & values
            right = _named(b[g.b_slice], languages[1]) & values
            if right and left.isdisjoint(right) and not _one_denies(a, b, languages, g):
                all_a, all_b = _said(a, languages[0]), _said(b, languages[1])
                more = frozenset(left & (all_a - all_b).keys())
                less = frozenset(right & (all_b - all_a).keys())
                if more or less:
                    quotes = " ".join(a[g.a_slice]), " ".join(b[g.b_slice])
                    found.setdefault((more, less), quotes)
    return tuple(found.values())


def _told_briefly(
    a: Sequence[str], b: Sequence[str], groups: Sequence[Group], kind: str
) -> Iterator[Group]:
    """The passages that are short enough for a kind. A headline, which is joined with what it says
    in short, is not counted with that: a course is asked of each sentence."""
    if kind != "course":
        return short_groups(a, b, groups, _TOLD.get(kind, _MOST))
    return (
        g for g in groups if all(is_short(s, _TOLD[kind]) for s in (*a[g.a_slice], *b[g.b_slice]))
    )


def _one_denies(
    a: Sequence[str], b: Sequence[str], languages: tuple[str, str], group: Group
) -> bool:
    """Whether only one side of a passage is denied: what is not approved is rejected."""
    sides = (a[group.a_slice], languages[0]), (b[group.b_slice], languages[1])
    left, right = (any(stance(s, of) is Stance.DENIED for s in said) for said, of in sides)
    return left != right


def _named(sentences: Sequence[str], language: str) -> frozenset[str]:
    """The values that sentences name."""
    return frozenset[str]().union(*(named_opposites(sentence, language) for sentence in sentences))


def _said(sentences: Sequence[str], language: str) -> Counter[str]:
    """How often sentences name each value."""
    said = Counter[str]()
    for sentence in sentences:
        said.update(opposites(sentence, language))
    return said
