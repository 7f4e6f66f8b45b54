"""How aligned passages lie in two articles: how many they are, what was moved, and how evenly their
lengths go on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.match.alignment.align import Group
from service.match.alignment.ramp import ramp
from service.match.coverage.overlap import SUPPORTED, taken_up
from service.match.coverage.passages import ADDED, Passages


def moved_share(groups: Sequence[Group], shares: NDArray[np.float64]) -> float:
    """The share of moved passages as far as they may be moved by chance.

    What meets by chance in two reports is scattered and only somewhat alike; an editor moves
    whole paragraphs, which stay translations. So passages that were moved together count with
    their mean share, and each the less, the nearer to a translation it is.
    """
    runs: list[list[np.float64]] = []
    for place, group in enumerate(groups):
        if group.moved:
            before = groups[place - 1] if place else None
            if not (before is not None and before.moved and _follows(before, group)):
                runs.append([])
            runs[-1].append(shares[place] * _doubt(group))
    return float(sum(np.mean(run) for run in runs))


def evidence_of(
    a: Passages, b: Passages, groups: Sequence[Group], shares: NDArray[np.float64]
) -> float:
    """The effective number of aligned sentences, less those that speak as sites do on both sides:
    the frame of one site is the same around all its articles."""
    site = [_all_site(a, g.a_slice) and _all_site(b, g.b_slice) for g in groups]
    counted = np.where(np.array(site, dtype=np.bool_), ADDED * shares, shares)
    mass = float(counted.sum())
    return mass**2 / float(counted @ counted) if mass else 0.0


def _all_site(side: Passages, part: slice) -> bool:
    return bool(side.like_site) and all(side.like_site[part])


def unevenness(a: Passages, b: Passages, groups: Sequence[Group]) -> float:
    """How much the ratio of lengths of aligned passages varies."""
    shares_a, shares_b = _lengths(a, b, groups)
    if len(shares_a) < 2:
        return 0.0
    shares = np.stack([shares_a, shares_b], axis=1)
    ratios = np.log(shares[:, 0] / shares[:, 1])
    weights = shares.sum(axis=1) / shares.sum()
    return float(np.sqrt(weights @ (ratios - weights @ ratios) ** 2))


def _doubt(group: Group) -> float:
    """How far a moved passage may be one that is alike by chance, 0..1."""
    return ramp(1.0, SUPPORTED, group.likeness)


def _follows(before: Group, group: Group) -> bool:
    return before.a_end == group.a_start and before.b_end == group.b_start


def _lengths(a: Passages, b: Passages, groups: Sequence[Group]) -> tuple[Vectors, Vectors]:
    """The shares of the characters that groups take up of either side: (k,) float32 each."""
    spans = np.array([g[:4] for g in groups], dtype=np.intp).reshape(-1, 4)
    return taken_up(a.length_sums, *spans[:, :2].T), taken_up(b.length_sums, *spans[:, 2:].T)
