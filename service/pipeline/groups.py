"""The clusters of a run, a few bytes an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Groups:
    """Clusters by the numbers of articles.

    `heads` (n,) is the first article of the cluster of each, `contents` (n,) the first with the
    same content, `revised` (n,) whether another one of its cluster revised it.
    """

    heads: NDArray[np.int32]
    contents: NDArray[np.int32]
    revised: NDArray[np.bool_]

    def __len__(self) -> int:
        return int(np.count_nonzero(self.heads == np.arange(len(self.heads))))

    def members(self) -> Iterator[list[int]]:
        """The members of every cluster, ascending, in the order of their first."""
        for together in in_groups(self.heads):
            yield together.tolist()


def in_groups(groups: NDArray[np.int32]) -> Iterator[NDArray[np.int32]]:
    """The places of each group, ascending, groups in ascending order.

    groups: (n,), the group at each place.
    """
    order = np.argsort(groups, kind="stable").astype(np.int32)
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    for start, end in pairwise([*starts, len(order)]):
        yield order[start:end]
