"""Sentences that stand in the place of one another, though they are not aligned.

Two bulletins of one template differ in a sentence that says another thing. An alignment does
not put these together: it leaves them out, or joins each to a neighbour, the one to that before
and the other to that behind.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.encoder import Vectors
from service.match.alignment.align import Group
from service.match.alignment.gaps import gaps
from service.match.alignment.moved import core_of
from service.match.coverage.brief import FEW

Marks = tuple[Sequence[bool], Sequence[bool]]
"""Marks of the sentences of A and of B."""
_RELATED = 0.15
"""The likeness from which two sentences in one place may speak of one thing."""


def with_facing(
    groups: Sequence[Group], likeness: Vectors, added: Marks = ((), ())
) -> Sequence[Group]:
    """The aligned passages of a brief text, and the sentences between the same ones that stand for
    each other, each as a passage; a passage loses what was only joined to it.

    likeness: of all sentences, (n, m); added: those of A and of B that a site has added, none where
    empty: what stands in the place of such a one is missing on the other side.
    """
    if not 0 < len(groups) <= FEW:
        return groups
    cores = {g: core_of(likeness, g) for g in groups}
    found = _facing(list(cores.values()), likeness, added)
    if not found:
        return groups
    kept = [cores[g] if any(_within(f, g) for f in found) else g for g in groups]
    return sorted([*kept, *found])


def _facing(cores: Sequence[Group], likeness: Vectors, added: Marks) -> list[Group]:
    rows, columns = likeness.shape
    taken_a = {i for g in cores for i in range(g.a_start, g.a_end)} | _marked(added[0])
    taken_b = {j for g in cores for j in range(g.b_start, g.b_end)} | _marked(added[1])
    found = []
    for between_a, between_b in gaps(cores, rows, columns):
        left = [i for i in between_a if i not in taken_a]
        right = [j for j in between_b if j not in taken_b]
        alike = max(((float(likeness[i, j]), i, j) for i in left for j in right), default=None)
        if alike and alike[0] >= _RELATED:
            told, i, j = alike
            found.append(Group(i, i + 1, j, j + 1, told))
    return found


def _marked(marks: Sequence[bool]) -> set[int]:
    return {place for place, marked in enumerate(marks) if marked}


def _within(facing: Group, group: Group) -> bool:
    """Whether a passage has one of two sentences that stand for each other."""
    in_a = group.a_start <= facing.a_start < group.a_end
    return in_a or group.b_start <= facing.b_start < group.b_end
