"""What the alignment of two articles says, before their words are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.calibration import Scale
from models.encoder import Vectors
from service.match.alignment.align import Compared, Group, Likeness, align
from service.match.alignment.moved import with_moved
from service.match.coverage.grown import grown, paired
from service.match.coverage.passages import Passages

FLOOR = 0.40
"""The likeness below which sentences are not aligned: nearer to unrelated than to translated."""
SUPPORTED = 0.75
"""The likeness from which a sentence counts as fully said by the other article."""
NEARLY_ALL = 0.80
"""Where one article is said to this share and the other is not, what is left of the other may be
sentences that were cut in another way. What `bounds` rule out never has a share as large."""
_SEVERAL = 5
"""Of fewer aligned passages, as of two parts of a story, each is half of what is known: nothing
would be left to tell whether the others say something else."""
_HEADLINE = 0.15
"""The share of an article that its headline may take up and be left out: a match report of three
sentences without the score in its headline may be any."""
_COPIED, _LOST = 0.91, 0.075
"""A sentence with a larger cosine than the first stands in the other text in hardly other words;
if it loses more than the second when its neighbour is joined to it, it stands alone."""
_CELLS = 1 << 16
"""So many pairs of sentences are aligned at once: all that is needed of them stays in the cache."""


class Sides(NamedTuple):
    """Two articles and the scale of their languages."""

    a: Passages
    b: Passages
    scale: Scale


@dataclass(frozen=True, slots=True)
class Overlap:
    """The passages that two articles have in common.

    `shares_a` and `shares_b` (k,) hold the share of each article that each group takes up,
    `likeness` (n, m) is that of all their sentences.
    """

    groups: tuple[Group, ...]
    shares_a: Vectors
    shares_b: Vectors
    coverage_a: float
    coverage_b: float
    likeness: Vectors

    @property
    def best(self) -> float:
        """The likeness of the passages that are most alike."""
        return max((g.likeness for g in self.groups), default=0.0)

    @property
    def background(self) -> float:
        """The mean likeness of sentences that are not aligned; 0 (unrelated) where there are
        none."""
        rest = np.ones(self.likeness.shape, dtype=bool)
        for g in self.groups:
            rest[g.a_slice, g.b_slice] = False
        return float(self.likeness[rest].mean()) if rest.any() else 0.0


def overlaps(pairs: Sequence[Sides]) -> Iterator[Overlap]:
    """Align pairs of articles, as many at once as are worth it."""
    for batch in _batches(pairs):
        compared = [
            Compared(_likeness(*sides), sides.a.weights, sides.b.weights) for sides in batch
        ]
        yield from map(_overlap, batch, compared, align(compared, FLOOR))


def _likeness(a: Passages, b: Passages, scale: Scale) -> Likeness:
    one, two_a, two_b = a.vectors @ b.vectors.T, a.joined @ b.vectors.T, a.vectors @ b.joined.T
    if a.languages & b.languages:
        two_a = _where_both_are_needed(two_a, one[:-1], one[1:])
        two_b = _where_both_are_needed(two_b, one[:, :-1], one[:, 1:])
    return Likeness(scale(one), scale(two_a), scale(two_b))


def _where_both_are_needed(two: Vectors, first: Vectors, second: Vectors) -> Vectors:
    """The cosines of joined sentences, -1 where one alone is said in the same words and the other
    one takes from that: it is no part of what is said there."""
    alone = np.maximum(first, second)
    return np.where((alone > _COPIED) & (two < alone - _LOST), np.float32(-1), two)


def _batches(pairs: Sequence[Sides]) -> Iterator[Sequence[Sides]]:
    start = rows = columns = 0
    for place, (a, b, _) in enumerate(pairs):
        rows, columns = max(rows, len(a.weights)), max(columns, len(b.weights))
        if place > start and (place + 1 - start) * rows * columns > _CELLS:
            yield pairs[start:place]
            start, rows, columns = place, len(a.weights), len(b.weights)
    if pairs:
        yield pairs[start:]


def _overlap(sides: Sides, pair: Compared, groups: Sequence[Group]) -> Overlap:
    groups = with_moved(pair.likeness, groups, FLOOR)
    found = _told(sides, pair.likeness.one, groups)
    least, most = sorted((found.coverage_a, found.coverage_b))
    if least == 1 or most < NEARLY_ALL:
        return found
    larger = grown if least < NEARLY_ALL and len(groups) >= _SEVERAL else paired
    return _told(sides, pair.likeness.one, larger(groups, *sides))


def _told(sides: Sides, likeness: Vectors, groups: Sequence[Group]) -> Overlap:
    spans = np.array([g[:4] for g in groups], dtype=np.intp).reshape(-1, 4)
    shares_a = taken_up(sides.a.weight_sums, *spans[:, :2].T)
    shares_b = taken_up(sides.b.weight_sums, *spans[:, 2:].T)
    support = supported(np.array([g.likeness for g in groups]))
    return Overlap(
        groups=tuple(groups),
        shares_a=shares_a,
        shares_b=shares_b,
        coverage_a=_coverage(
            float(shares_a @ support), sides.a, sides.b, [g.a_slice for g in groups]
        ),
        coverage_b=_coverage(
            float(shares_b @ support), sides.b, sides.a, [g.b_slice for g in groups]
        ),
        likeness=likeness,
    )


def _coverage(said: float, own: Passages, other: Passages, aligned: Sequence[slice]) -> float:
    """The share of an article that the other says, less what of its headline it has alone."""
    alone = headline_alone(own, other)
    if alone:
        lacking = own.headlines.copy()
        for part in aligned:
            lacking[part] = False
        alone = float(own.weights[lacking].sum())
    return min(1.0, said / (1 - alone))


def headline_alone(own: Passages, other: Passages) -> float:
    """The share of an article that its headline takes up, where the other has none of its own: a
    version without its headline says the same.

    0 where so much of the article is headline that the rest may not tell which article it is.
    """
    return own.headline if not other.headline and own.headline <= _HEADLINE else 0.0


def supported(likeness: NDArray[Any]) -> NDArray[Any]:
    """How far passages of some likeness count as said by the other article: 0..1, same shape."""
    found: NDArray[Any] = np.clip((likeness - FLOOR) / (SUPPORTED - FLOOR), 0, 1)
    return found


def taken_up(
    sums: NDArray[np.float64], starts: NDArray[np.intp], ends: NDArray[np.intp]
) -> Vectors:
    """What spans of sentences take up together: (k,) float32.

    sums: (n + 1,), what all sentences before each take up, and those before the end.
    """
    return np.asarray(sums[ends] - sums[starts], dtype=np.float32)
