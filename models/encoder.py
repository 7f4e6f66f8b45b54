"""The port behind which every encoder stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns sentences into unit vectors of one space.

    `name` is what the user calls it; `fingerprint` identifies weights, tokenizer,
    pooling and code version: vectors of different fingerprints are never compared.
    `languages` are the ISO 639-1 codes it is known to work for, None where the
    publisher does not say (a user's own model).
    """

    @property
    def name(self) -> str:
        """What the user calls it."""
        ...

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        ...

    @property
    def fingerprint(self) -> str:
        """What its vectors depend on; vectors of different fingerprints are never compared."""
        ...

    @property
    def languages(self) -> frozenset[str] | None:
        """The ISO 639-1 codes it is known to work for, None where nobody says."""
        ...

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Embed sentences: (n, dimension) float32, rows of length 1, in the order given.

        Nothing is cut: a sentence longer than the network takes is encoded in windows
        whose vectors are averaged by their number of tokens. A vector does not depend on
        what else is in the batch (up to float rounding).
        """
        ...
