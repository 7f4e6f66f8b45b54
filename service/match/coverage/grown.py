"""Aligned passages with the sentences beside them that belong to them.

The dynamic program joins two sentences at most. Where a translator makes four sentences of one, or
a script marks no ends of sentences, the others are left alone, though they are said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from models.calibration import Scale, unit
from models.encoder import Vectors
from service.match.alignment.align import Group
from service.match.coverage.passages import Passages
from service.match.coverage.stretch import stretch

MOST_SENTENCES = 4
"""No passage is of more sentences."""
_CLEARLY = 0.95
"""The likeness from which two sentences together are said by two others: between two reports of
one event, and two parts of a story, such two are less alike."""


def grown(groups: Sequence[Group], a: Passages, b: Passages, scale: Scale) -> tuple[Group, ...]:
    """The groups with the free sentences beside them by which their shorter side comes nearer to
    the length of the other, and no less like it; those that were moved stay as they are.

    Two passages of an excerpt and of what it is taken from are as long as each other already.
    """
    free_a, free_b = _free(groups, a, b)
    found = []
    for group in groups:
        largest = group
        while (wider := _wider(largest, free_a, free_b, (a, b, scale))) is not None:
            largest = wider
            free_a -= set(range(*largest[:2]))
            free_b -= set(range(*largest[2:4]))
        found.append(largest)
    return tuple(found)


def paired(groups: Sequence[Group], a: Passages, b: Passages, scale: Scale) -> tuple[Group, ...]:
    """The groups of which those of two sentences and one have the free sentence beside the one,
    as in `grown`, where two and two are said to be the same as clearly as translations are.

    Where a translator moves half of a sentence into the next, the two are nothing to the two one
    by one, and the one is like both.
    """
    free_a, free_b = _free(groups, a, b)
    found = []
    for group in groups:
        of_a, of_b = group.a_end - group.a_start, group.b_end - group.b_start
        free = (free_a if of_a < of_b else set(), free_b if of_b < of_a else set())
        wider = _wider(group, *free, (a, b, scale))
        if wider is None or wider.likeness < _CLEARLY:
            wider = group
        free_a -= set(range(*wider[:2]))
        free_b -= set(range(*wider[2:4]))
        found.append(wider)
    return tuple(found)


def _free(groups: Sequence[Group], a: Passages, b: Passages) -> tuple[set[int], set[int]]:
    """The sentences of the two articles themselves that are in no group."""
    free_a = {n for n in range(len(a.sentences)) if not (a.added and a.added[n])}
    free_b = {n for n in range(len(b.sentences)) if not (b.added and b.added[n])}
    return (
        free_a.difference(*(range(*g[:2]) for g in groups)),
        free_b.difference(*(range(*g[2:4]) for g in groups)),
    )


def _wider(
    group: Group, free_a: set[int], free_b: set[int], sides: tuple[Passages, Passages, Scale]
) -> Group | None:
    """The most alike of the groups with one sentence more that are fit; None where there are
    none."""
    if group.moved or not (free_a or free_b):
        return None
    before = _stretched(group, *sides[:2])
    wider = [
        _told(one, *sides)
        for one in _extended(group, free_a, free_b)
        if _stretched(one, *sides[:2]) < before
    ]
    fit = [one for one in wider if one.likeness >= group.likeness]
    return max(fit, key=lambda one: one.likeness, default=None)


def _extended(group: Group, free_a: set[int], free_b: set[int]) -> Iterator[Group]:
    if group.a_end - group.a_start < MOST_SENTENCES:
        yield from (group._replace(a_start=n) for n in free_a & {group.a_start - 1})
        yield from (group._replace(a_end=n + 1) for n in free_a & {group.a_end})
    if group.b_end - group.b_start < MOST_SENTENCES:
        yield from (group._replace(b_start=n) for n in free_b & {group.b_start - 1})
        yield from (group._replace(b_end=n + 1) for n in free_b & {group.b_end})


def _stretched(group: Group, a: Passages, b: Passages) -> float:
    return stretch(a.texts, b.texts, (a.language, b.language), [group])


def _told(group: Group, a: Passages, b: Passages, scale: Scale) -> Group:
    """The group with the likeness of its sentences together."""
    cosine = _together(a, group.a_slice) @ _together(b, group.b_slice)
    return group._replace(likeness=float(scale(np.asarray(cosine, dtype=np.float32))))


def _together(own: Passages, place: slice) -> Vectors:
    return unit(own.weights[place] @ own.vectors[place])
