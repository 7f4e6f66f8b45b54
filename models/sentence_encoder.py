"""The Encoder over any SentenceTransformer: nothing is cut, like lengths share a batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from models.cores import map_batches
from models.encoder import Vectors
from models.memory import FreedMemory
from models.windows import CountTokens, Window, joined, unit_rows, windows_of

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceEncoder:
    """A SentenceTransformer as an Encoder; `model` is the SentenceTransformer itself.

    `max_tokens` is the longest window the network takes and `batch_tokens` how many tokens,
    padding included, go through it at once.
    """

    def __init__(
        self,
        *,
        name: str,
        fingerprint: str,
        languages: frozenset[str] | None,
        dimension: int,
        model: SentenceTransformer,
        prompt: str,
        count_tokens: CountTokens,
        max_tokens: int,
        batch_tokens: int,
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.languages = languages
        self.dimension = dimension
        self.model = model
        self._prompt = prompt
        self._count_tokens = count_tokens
        self._max_tokens = max_tokens
        self._batch_tokens = batch_tokens
        self._freed_memory = FreedMemory()

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """See Encoder.encode. A model's vector of zeros, which has no length, stays zero."""
        if not sentences:
            return np.empty((0, self.dimension), dtype=np.float32)
        counts = self._count_tokens(sentences)
        windows = windows_of(sentences, counts, self._count_tokens, self._max_tokens)
        order = np.argsort([-window.tokens for window in windows], kind="stable")
        batches = self._batches([windows[place] for place in order])
        vectors = np.empty((len(windows), self.dimension), dtype=np.float32)
        vectors[order] = np.concatenate(list(map_batches(self._encode, batches)))
        self._freed_memory.after(sum(window.tokens for window in windows))
        return joined(vectors, windows, len(sentences))

    def _batches(self, windows: Sequence[Window]) -> Iterator[list[str]]:
        """Texts longest first, so that the first of a batch says how far it is padded."""
        batch: list[str] = []
        longest = 0
        for window in windows:
            if (len(batch) + 1) * longest > self._batch_tokens:
                yield batch
                batch = []
            longest = longest if batch else window.tokens
            batch.append(window.text)
        yield batch

    def _encode(self, texts: list[str]) -> Vectors:
        vectors = self.model.encode(
            texts, prompt=self._prompt, batch_size=len(texts), show_progress_bar=False
        )
        return unit_rows(vectors.astype(np.float32))
