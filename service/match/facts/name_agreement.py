"""Whether the names of two aligned articles agree.

Names are compared by their sounds. What is not found may be another name, or a word with a capital
that a translation puts in other words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.match.alignment.align import Group
from service.match.facts.named import Named
from service.text.names.names import is_spelled

MISSING = 1.5
"""A missing name tells more than a found one: reports of one event share names, too."""
TRANSLATED = 0.90
"""From this likeness on a passage is as alike as a translation: there an office or a people that
is not found is put in other words. In what is less alike it may be another report's."""


@dataclass(frozen=True, slots=True)
class NameAgreement:
    """`found` names of aligned passages stand in the other side's passage, `missing` ones
    nowhere in the other article;
    `cased` tells that both scripts write capitals."""

    found: int
    missing: int
    cased: bool

    @property
    def balance(self) -> float:
        """From -1 (all missing) to 1 (all found), drawn to 0 where there are few names."""
        missing = MISSING * self.missing
        return (self.found - missing) / (2 + self.found + missing)


class _Looked(NamedTuple):
    """How many names of a passage the other one spells, and those that its article does not."""

    found: int
    absent: frozenset[str]


def compare_names(a: Named, b: Named, groups: Sequence[Group]) -> NameAgreement:
    """Look up the names of aligned passages on the other side; both ways, counts added.

    In one language no office is put in other words, and no name spelled by other rules.
    """
    if not (a.spelled and b.spelled):
        return NameAgreement(0, 0, False)
    found = missing = 0
    for g in groups:
        of_a = _looked_up(a, b, g.a_slice, g.b_slice)
        of_b = _looked_up(b, a, g.b_slice, g.a_slice)
        found += of_a.found + of_b.found
        if not (of_a.absent or of_b.absent):
            continue
        if g.likeness >= TRANSLATED and a.language != b.language:
            # An abbreviation in the place of another is no other word for it.
            of_one = bool(of_a.absent & a.abbreviations and of_b.absent & b.abbreviations)
            missing += _missing(of_a.absent, a, b, of_one) + _missing(of_b.absent, b, a, of_one)
        else:
            missing += len(of_a.absent) + len(of_b.absent)
    cased = any(a.names) and any(b.names)
    return NameAgreement(found, missing, cased)


def _looked_up(own: Named, other: Named, mine: slice, theirs: slice) -> _Looked:
    wanted = _together(own.names[mine])
    if not wanted:
        return _Looked(0, wanted)
    offered = _together(other.spellings[theirs])
    left = frozenset(name for name in wanted if not is_spelled(name, offered))
    absent = frozenset(
        name for name in left - own.translated if not is_spelled(name, other.anywhere)
    )
    return _Looked(len(wanted) - len(left), absent)


def _missing(absent: frozenset[str], own: Named, other: Named, exchanged: bool) -> int:
    """How many of the names that are not found are not put in other words, nor spelled as they are
    read; of two words side by side that would both have to be read otherwise, neither is.

    exchanged: whether each side has an abbreviation that the other has not.
    """
    left = {name for name in absent if not _is_put(name, own, other, exchanged)}
    heard = {name for name in left if other.hears(own.respelled[name])}
    alone = {name for name in heard if own.beside[name].isdisjoint(heard - {name})}
    return len(left - alone)


def _is_put(name: str, own: Named, other: Named, exchanged: bool) -> bool:
    """Whether the other article has words for what a name may mean."""
    if exchanged and name in own.abbreviations:
        return False
    return any(map(other.meant.means, own.meant.reworded.get(name, ())))


def _together(parts: Sequence[frozenset[str]]) -> frozenset[str]:
    return parts[0] if len(parts) == 1 else frozenset[str]().union(*parts)
