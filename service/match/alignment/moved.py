"""What was moved: passages that are said in another order than in the other article."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.alignment.align import Group, Likeness

_CLEAR, _MORE = 0.75, 0.15
"""Passages less alike than the first give way where one of their sentences is said elsewhere: at
least as much as the first, and by the second more than there. So does, of any passage, a sentence
that was joined to another without making it more alike."""
_NEVER = np.float32(-1.0)
"""What is less than the likeness of any sentences that are alike."""


def with_moved(likeness: Likeness, groups: Sequence[Group], floor: float) -> list[Group]:
    """Groups in one order with those that were moved, in the reading order of A.

    Translators and editors move paragraphs, too. Mutual nearest neighbours among the sentences that
    are left over are what was moved. floor: the likeness below which sentences are not aligned.
    """
    kept = _firm(likeness.one, groups)
    found = [g._replace(moved=_is_crossed(g, kept)) for g in _moved(likeness, kept, floor)]
    return sorted([*kept, *found], key=lambda g: (g.a_start, g.b_start))


def _is_crossed(group: Group, others: Sequence[Group]) -> bool:
    """Whether it stands on different sides of another group in the two articles."""
    return any((group.a_start < g.a_start) != (group.b_start < g.b_start) for g in others)


def _firm(one: Vectors, groups: Sequence[Group]) -> list[Group]:
    """The groups without the sentences that they keep from where they were moved."""
    cores = [core_of(one, g) for g in groups]
    of_a, of_b = _said_elsewhere(one, groups, cores)
    if not (of_a or of_b):
        return list(groups)
    kept = []
    for parts in zip(groups, cores, strict=True):
        kept += [g for g in parts if not (of_a & {*range(*g[:2])} or of_b & {*range(*g[2:4])})][:1]
    return kept


def core_of(one: Vectors, group: Group) -> Group:
    """What is left of a group without a sentence that makes it no more alike; else all of it."""
    best = nearest(one, group)
    return best if best.likeness >= group.likeness else group


def nearest(one: Vectors, group: Group) -> Group:
    """The two sentences of a group that are most alike; `one` compares all sentences, (n, m)."""
    alone = (
        Group(i, i + 1, j, j + 1, float(one[i, j]))
        for i in range(group.a_start, group.a_end)
        for j in range(group.b_start, group.b_end)
    )
    return max(alone, key=lambda g: g.likeness)


def _said_elsewhere(
    one: Vectors, groups: Sequence[Group], cores: Sequence[Group]
) -> tuple[set[int], set[int]]:
    """Which sentences of A and of B, in no group or hardly held by theirs, say the same."""
    free_a, free_b = (np.ones(n, dtype=bool) for n in one.shape)
    for core in cores:
        if core.likeness >= _CLEAR:
            free_a[core.a_slice] = free_b[core.b_slice] = False
    if not (free_a.any() and free_b.any()):
        return set(), set()
    rest = np.where(free_a[:, None] & free_b, one, _NEVER)
    if rest.max() < _CLEAR:
        return set(), set()
    held_a, held_b = (np.zeros(n, dtype=np.float32) for n in one.shape)
    for group, core in zip(groups, cores, strict=True):
        a, b = group.a_slice, group.b_slice
        alone = one[a, b] if core is not group else np.full_like(one[a, b], group.likeness)
        held_a[a], held_b[b] = alone.max(axis=1), alone.max(axis=0)
    nearest = (rest == rest.max(axis=0)) & (rest == rest.max(axis=1, keepdims=True))
    least = np.maximum(_CLEAR, np.maximum(held_a[:, None], held_b) + _MORE)
    said = nearest & (rest >= least)
    for g in groups:
        said[g.a_slice, g.b_slice] = False
    rows, columns = said.nonzero()
    return {*rows.tolist()}, {*columns.tolist()}


def _moved(likeness: Likeness, groups: list[Group], floor: float) -> list[Group]:
    """Mutual nearest neighbours among the sentences that are in no group.

    Each takes in the free sentence beside it with which it is more alike, since what was moved
    may have been joined or split as well.
    """
    one = likeness.one
    free_a = one.shape[0] - sum(g.a_end - g.a_start for g in groups)
    free_b = one.shape[1] - sum(g.b_end - g.b_start for g in groups)
    if not (free_a and free_b):
        return []
    left = np.ones(one.shape[0], dtype=bool)
    right = np.ones(one.shape[1], dtype=bool)
    for g in groups:
        left[g.a_slice] = False
        right[g.b_slice] = False
    rows, columns = np.flatnonzero(left), np.flatnonzero(right)
    rest = one[rows][:, columns]
    forth, back = rest.argmax(axis=1), rest.argmax(axis=0)
    own = np.arange(len(rows))
    mutual = np.flatnonzero((back[forth] == own) & (rest[own, forth] > floor))
    pairs = [*zip(rows[mutual].tolist(), columns[forth[mutual]].tolist(), strict=True)]
    for i, j in pairs:
        left[i] = right[j] = False
    # The surest first, so that it does not matter which article is called A.
    pairs.sort(key=lambda pair: (-one[pair], sum(pair)))
    return [_grown(i, j, likeness, left, right) for i, j in pairs]


def _grown(
    i: int,
    j: int,
    likeness: Likeness,
    left: NDArray[np.bool_],
    right: NDArray[np.bool_],
) -> Group:
    """The group of a moved pair, with a free neighbour on one side where that is more alike.

    left, right: the sentences that are still free; those of the group no longer are.
    """
    one, two_a, two_b = likeness
    options = [Group(i, i + 1, j, j + 1, float(one[i, j]), True)]
    options += [
        Group(start, start + 2, j, j + 1, float(two_a[start, j]), True)
        for start in (i - 1, i)
        if _is_free(left, start, i)
    ]
    options += [
        Group(i, i + 1, start, start + 2, float(two_b[i, start]), True)
        for start in (j - 1, j)
        if _is_free(right, start, j)
    ]
    best = max(options, key=lambda group: group.likeness)
    left[best.a_slice] = False
    right[best.b_slice] = False
    return best


def _is_free(free: NDArray[np.bool_], start: int, own: int) -> bool:
    """Whether the two sentences from `start` on are the own one and a free one."""
    other = start if start != own else own + 1
    return start >= 0 and other < free.size and bool(free[other])
