"""Vectors of the sentences that were encoded last: copies of an article bring them again."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np

from models.encoder import Encoder, Vectors

_KEPT = 8192
"""Sentences, with vectors of 512 dimensions some 20 MB."""
_LONGEST = 1000
"""Characters of a sentence that is kept: a longer one would seldom be met again."""


class KeptVectors:
    """Encodes with an encoder what is not among the `kept` sentences that were used last."""

    def __init__(self, encoder: Encoder, kept: int = _KEPT) -> None:
        self.encoder = encoder
        self._most = kept
        self._vectors: dict[str, Vectors] = {}
        self._lock = Lock()

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """See Encoder.encode."""
        vectors = np.empty((len(sentences), self.encoder.dimension), np.float32)
        missing: dict[str, int] = {}
        with self._lock:
            for row, text in enumerate(sentences):
                kept = self._vectors.pop(text, None)
                if kept is None:
                    missing.setdefault(text, row)
                else:
                    # The order of a dict is that in which its keys came.
                    self._vectors[text] = vectors[row] = kept
        if missing:
            self._add(missing, sentences, vectors)
        return vectors

    def _add(self, missing: dict[str, int], sentences: Sequence[str], vectors: Vectors) -> None:
        """Encode what is missing, once however often it stands there, and keep it."""
        made = dict(zip(missing, self.encoder.encode(list(missing)), strict=True))
        for row, text in enumerate(sentences):
            if text in made:
                vectors[row] = made[text]
        with self._lock:
            for text, vector in made.items():
                if len(text) <= _LONGEST:
                    self._vectors[text] = vector.copy()
            for oldest in list(self._vectors)[: -self._most]:
                del self._vectors[oldest]
