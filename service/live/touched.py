"""What a transaction changed in memory, so that it alone is read anew where that fails."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Touched:
    """Nodes whose vectors or radii are others than those of the last commit."""

    vectors: set[int] = field(default_factory=set)
    radii: set[int] = field(default_factory=set)

    def clear(self) -> None:
        """Begin anew: memory is what the store is."""
        self.vectors.clear()
        self.radii.clear()


def as_array(numbers: set[int]) -> NDArray[np.int64]:
    """Numbers as an index takes them, ascending."""
    return np.array(sorted(numbers), dtype=np.int64)
