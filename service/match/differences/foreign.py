"""Names that a text in another script keeps in Latin letters and the other text does not have.

Bulletins on two companies differ in such a name alone. In NTREX one in twenty-five of those that
stand in a translation is not found in the other, and nine of ten where it was exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW, NAMED, short_groups
from service.match.facts.persons import Persons
from service.text.persons.latin_names import stands_in
from service.text.persons.single_names import single_names


def foreign_names(a: Persons, b: Persons, groups: Sequence[Group]) -> tuple[tuple[str, str], ...]:
    """Quote the names in Latin letters that short aligned passages of a brief text have in the
    place of another name: two texts in other scripts must both have one, a text in Latin letters
    any name that the other has not. Each two count once for every sentence that has the first."""
    if len(groups) > FEW or (a.latin and b.latin):
        return ()
    if not all(own.latin or any(own.latin_names) for own in (a, b)):
        return ()
    found: list[tuple[str, str]] = []
    # Hardly a sentence in another script has any.
    naming = [g for g in groups if _may_name(a, g.a_slice) and _may_name(b, g.b_slice)]
    for g in short_groups(a.sentences, b.sentences, naming, NAMED):
        named = _named(a, g.a_slice), _named(b, g.b_slice)
        if all(named):
            found += zip(_open(a, named[0], b), _open(b, named[1], a), strict=False)
    return tuple(found)


def _may_name(own: Persons, place: slice) -> bool:
    return own.latin or any(own.latin_names[place])


def _named(own: Persons, place: slice) -> list[str]:
    """The names of a passage that another may keep in Latin letters, or that it keeps so."""
    latin = own.latin
    told = single_names(own.sentences[place], own.language) if latin else own.latin_names[place]
    return [name for each in told for name in each]


def _open(own: Persons, names: Sequence[str], other: Persons) -> list[str]:
    """Those of them that no sentence of the other article has, but for words of a body's name."""
    return [
        name
        for name in names
        if not (own.is_body((name,), other) or any(stands_in(name, s) for s in other.sentences))
    ]
