"""Names that one of two short aligned passages exchanges for others.

Two bulletins made from one template may differ in nothing but a name. In a brief passage a name
stands out; in a long one many names agree, and some are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.match.alignment.align import Group
from service.match.differences.facing import Marks
from service.match.differences.person_agreement import PersonAgreement, PersonQuotes
from service.match.differences.person_places import Stretch, stretches
from service.match.differences.unanswered_names import unanswered
from service.match.differences.unmarked_persons import doubtful_names, sounding_otherwise
from service.match.facts.persons import Persons
from service.text.names.names import WORD
from service.text.persons.dotted_names import writes_dots
from service.text.persons.single_names import common_sounds

_ALIKE = 0.6
"""The share of consonants in common from which two full names may be one: of parts of six lines of
NTREX more than half that seem to exchange a name have such, and 4 % of those where one was changed.
"""


def compare_persons(
    a: Persons, b: Persons, groups: Sequence[Group], added: Marks = ((), ())
) -> PersonAgreement:
    """Collect the full names of short aligned passages that the other side gives otherwise.

    added: the sentences of A and of B that a site has added, none where empty: what stands in the
    place of such a one is missing on the other side, and nothing is exchanged for it.
    """
    places = stretches(a, b, groups, added)
    if a.marked and b.marked:
        found = _exchanged(a, b, places)
        return PersonAgreement(tuple(found), (), sum(found.values()), _unsure(a, b, found))
    if a.marked:
        found = doubtful_names(a, b, places)
    elif b.marked:
        turned = doubtful_names(b, a, [Stretch(y, x, low) for x, y, low in places])
        found = {(y, x): felt for (x, y), felt in turned.items()}
    else:
        found = sounding_otherwise(a, b, places)
    exchanged = tuple(quotes for quotes in found if all(quotes))
    doubtful = tuple(quotes for quotes in found if not all(quotes))
    return PersonAgreement(exchanged, doubtful, sum(found.values()), _unsure(a, b, found))


def _unsure(a: Persons, b: Persons, found: Iterable[PersonQuotes]) -> frozenset[PersonQuotes]:
    """Those that tell less: by a dot, or by what may be no full name."""
    if writes_dots(a.language) or writes_dots(b.language):
        return frozenset(found)
    return frozenset((x, y) for x, y in found if {*x} & a.unsure or {*y} & b.unsure)


def _exchanged(a: Persons, b: Persons, places: Sequence[Stretch]) -> dict[PersonQuotes, float]:
    """The names of both sides without an answer, and how clearly their passage stands below."""
    found: dict[PersonQuotes, float] = {}
    for of_a, of_b, low in places:
        left = unanswered(a, of_a, b, of_b)
        right = unanswered(b, of_b, a, of_a) if left else []
        pairs = zip(left, right, strict=False)
        found |= {((x,), (y,)): low for x, y in pairs if not _sounds_alike(x, y)}
    return found


def _sounds_alike(name: str, other: str) -> bool:
    """Whether two full names may be one, spelled by other rules."""
    one, two = ("".join(WORD.findall(quote)) for quote in (name, other))
    return common_sounds(one, two) >= _ALIKE
