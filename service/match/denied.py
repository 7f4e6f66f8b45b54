"""Short aligned passages of which one denies what the other says."""

from __future__ import annotations

from collections.abc import Sequence

from service.match.align import Group
from service.match.brief import short_groups
from service.text.denials import Stance, stance


def denied_passages(
    a: Sequence[str], b: Sequence[str], languages: tuple[str, str], groups: Sequence[Group]
) -> tuple[tuple[str, str], ...]:
    """Quote the short aligned passages of which one is denied and the other plainly is not.

    languages: those in which A and B are written.
    """
    found = []
    for g in short_groups(a, b, groups):
        left, right = a[g.a_slice], b[g.b_slice]
        stances = {_stance(left, languages[0]), _stance(right, languages[1])}
        if stances == {Stance.DENIED, Stance.AFFIRMED}:
            found.append((" ".join(left), " ".join(right)))
    return tuple(found)


def _stance(sentences: Sequence[str], language: str) -> Stance:
    """That of sentences together: denied where one is, affirmed where all are."""
    stances = {stance(sentence, language) for sentence in sentences}
    if Stance.DENIED in stances:
        return Stance.DENIED
    return stances.pop() if len(stances) == 1 else Stance.UNCLEAR
