"""The map that carries the vectors of one encoder into the space of another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.calibration import unit
from models.encoder import Vectors

BLOCK = 1024
"""Sentences that are carried at one time: a layer of all those of a book takes a gigabyte."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Carries centred sentence vectors of one encoder into the space of another.

    A linear map and a layer of rectified units beside it, fitted on sentences of many subjects
    that both encoders read and on translations (docs/calibration.md). `matrix` is (d, D),
    `offset` (D,), `inner` (d, h), `threshold` (h,) and `outer` (h, D), all float32.
    """

    matrix: Vectors
    offset: Vectors
    inner: Vectors
    threshold: Vectors
    outer: Vectors

    def __call__(self, vectors: Vectors) -> Vectors:
        """(n, d) centred vectors of the one to (n, D) unit vectors in the space of the other."""
        carried = np.empty((len(vectors), len(self.offset)), dtype=np.float32)
        for start in range(0, len(vectors), BLOCK):
            block = slice(start, start + BLOCK)
            carried[block] = self._carried(vectors[block])
        return carried

    def _carried(self, vectors: Vectors) -> Vectors:
        units = np.maximum(vectors @ self.inner - self.threshold, 0)
        return unit(vectors @ self.matrix + self.offset + units @ self.outer)
