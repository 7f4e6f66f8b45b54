"""Names that a text in another script keeps in Latin letters and the other text does not have.

Bulletins on two companies differ in such a name alone. In NTREX one in twenty-five of those that
stand in a translation is not found in the other, and nine of ten where it was exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.match.align import Group
from service.match.brief import FEW, NAMED, short_groups
from service.match.persons import Persons
from service.text.latin_names import latin_names, stands_in
from service.text.single_names import single_names


def foreign_names(a: Persons, b: Persons, groups: Sequence[Group]) -> tuple[tuple[str, str], ...]:
    """Quote the names in Latin letters that short aligned passages of a brief text have in the
    place of another name: two texts in other scripts must both have one, a text in Latin letters
    any name that the other has not. Each two count once for every sentence that has the first."""
    if len(groups) > FEW or (a.latin and b.latin):
        return ()
    found: list[tuple[str, str]] = []
    for g in short_groups(a.sentences, b.sentences, groups, NAMED):
        left = _open(a, a.sentences[g.a_slice], b)
        right = _open(b, b.sentences[g.b_slice], a) if left else []
        found += zip(left, right, strict=False)
    return tuple(found)


def _open(own: Persons, mine: Sequence[str], other: Persons) -> list[str]:
    """The names of a passage that no sentence of the other article has."""
    if own.latin:
        told = single_names(mine, own.language)
    else:
        told = tuple(latin_names(sentence) for sentence in mine)
    names = [name for each in told for name in each]
    return [name for name in names if not any(stands_in(name, s) for s in other.sentences)]
