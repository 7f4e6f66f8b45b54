"""The Encoder over any SentenceTransformer: nothing is cut, like lengths share a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from models.cores import map_batches
from models.encoder import Vectors
from models.memory import FreedMemory

CountTokens = Callable[[Sequence[str]], Sequence[int]]
"""The number of tokens of each text as the network sees it, prompt and marks included."""


class _Window(NamedTuple):
    text: str
    tokens: int
    sentence: int


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
        windows = list(self._windows(sentences))
        order = np.argsort([-window.tokens for window in windows], kind="stable")
        batches = self._batches([windows[place] for place in order])
        vectors = np.empty((len(windows), self.dimension), dtype=np.float32)
        vectors[order] = np.concatenate(list(map_batches(self._encode, batches)))
        self._freed_memory.after(sum(window.tokens for window in windows))
        if len(windows) == len(sentences):
            return vectors
        return _averages(vectors, windows, len(sentences))

    def _windows(self, sentences: Sequence[str]) -> Iterator[_Window]:
        counts = self._count_tokens(sentences)
        for sentence, (text, tokens) in enumerate(zip(sentences, counts, strict=True)):
            yield from self._split(_Window(text, tokens, sentence))

    def _split(self, window: _Window) -> Iterator[_Window]:
        if window.tokens <= self._max_tokens or len(window.text) <= 1:
            yield window
            return
        halves = _halves(window.text)
        for text, tokens in zip(halves, self._count_tokens(halves), strict=True):
            yield from self._split(_Window(text, tokens, window.sentence))

    def _batches(self, windows: Sequence[_Window]) -> Iterator[list[str]]:
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
        return _unit(vectors.astype(np.float32))


def _halves(text: str) -> tuple[str, str]:
    middle = len(text) // 2
    # Within a quarter of the text, so that halving ends soon whatever the text.
    space = text.rfind(" ", middle // 2, min(middle + 1, len(text) - 1))
    cut = space + 1 if space >= 0 else middle
    return text[:cut], text[cut:]


def _averages(vectors: Vectors, windows: Sequence[_Window], sentences: int) -> Vectors:
    sums = np.zeros((sentences, vectors.shape[1]), dtype=np.float32)
    weights = np.array([[window.tokens] for window in windows], dtype=np.float32)
    np.add.at(sums, [window.sentence for window in windows], weights * vectors)
    return _unit(sums)


def _unit(vectors: NDArray[np.float32]) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    return unit
