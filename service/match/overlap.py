"""What the alignment of two articles says, before their words are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.calibration import Scale
from models.encoder import Vectors
from service.match.align import Group, Likeness, align
from service.match.passages import Passages

FLOOR = 0.40
"""The likeness below which sentences are not aligned: nearer to unrelated than to translated."""
SUPPORTED = 0.75
"""The likeness from which a sentence counts as fully said by the other article."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """The passages that two articles have in common.

    `shares_a` and `shares_b` (k,) hold the share of each article that each group takes up;
    `background` is the mean likeness of sentences that are not aligned, 0 (unrelated) where
    there are none.
    """

    groups: tuple[Group, ...]
    shares_a: Vectors
    shares_b: Vectors
    coverage_a: float
    coverage_b: float
    background: float

    @property
    def best(self) -> float:
        """The likeness of the passages that are most alike."""
        return max((g.likeness for g in self.groups), default=0.0)


def overlap(a: Passages, b: Passages, scale: Scale) -> Overlap:
    """Align two articles."""
    likeness = Likeness(
        scale(a.vectors @ b.vectors.T),
        scale(a.joined @ b.vectors.T),
        scale(a.vectors @ b.joined.T),
    )
    groups = align(likeness, a.weights, b.weights, FLOOR)
    shares_a = _shares(a.weights, [(g.a_start, g.a_end) for g in groups])
    shares_b = _shares(b.weights, [(g.b_start, g.b_end) for g in groups])
    support = supported(np.array([g.likeness for g in groups]))
    return Overlap(
        groups=tuple(groups),
        shares_a=shares_a,
        shares_b=shares_b,
        coverage_a=min(1.0, float(shares_a @ support)),
        coverage_b=min(1.0, float(shares_b @ support)),
        background=_background(likeness.one, groups),
    )


def supported(likeness: NDArray[Any]) -> NDArray[Any]:
    """How far passages of some likeness count as said by the other article: 0..1, same shape."""
    found: NDArray[Any] = np.clip((likeness - FLOOR) / (SUPPORTED - FLOOR), 0, 1)
    return found


def _shares(weights: Vectors, spans: Sequence[tuple[int, int]]) -> Vectors:
    """What spans of one sentence or two take up together: (k,) float32."""
    starts, ends = np.array(spans, dtype=np.intp).reshape(-1, 2).T
    first = weights[starts]
    return np.where(ends - starts > 1, first + weights[ends - 1], first)


def _background(likeness: Vectors, groups: Sequence[Group]) -> float:
    """Mean likeness of sentence pairs that are not aligned; 0 (unrelated) where there are none."""
    rest = np.ones(likeness.shape, dtype=bool)
    for g in groups:
        rest[g.a_slice, g.b_slice] = False
    return float(likeness[rest].mean()) if rest.any() else 0.0
