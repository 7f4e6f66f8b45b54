"""Nothing is cut: a text longer than a network takes goes through it in windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

CountTokens = Callable[[Sequence[str]], Sequence[int]]
"""The number of tokens of each text as the network sees it, prompt and marks included."""


class Window(NamedTuple):
    """A text that the network takes, how many tokens it has, and of which sentence it is."""

    text: str
    tokens: int
    sentence: int


def windows_of(
    sentences: Sequence[str], counts: Sequence[int], count_tokens: CountTokens, max_tokens: int
) -> list[Window]:
    """Halve sentences until no window has more than `max_tokens`; `counts` are their tokens."""
    return [
        window
        for sentence, (text, tokens) in enumerate(zip(sentences, counts, strict=True))
        for window in _split(Window(text, tokens, sentence), count_tokens, max_tokens)
    ]


def joined(vectors: Vectors, windows: Sequence[Window], sentences: int) -> Vectors:
    """Average the vectors of windows (windows, d) by tokens into those of (sentences, d)."""
    if len(windows) == sentences:
        return vectors
    sums = np.zeros((sentences, vectors.shape[1]), dtype=np.float32)
    weights = np.array([[window.tokens] for window in windows], dtype=np.float32)
    np.add.at(sums, [window.sentence for window in windows], weights * vectors)
    return unit_rows(sums)


def unit_rows(vectors: NDArray[np.float32]) -> Vectors:
    """Bring rows to length 1; a row of zeros, which has no length, stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    return unit


def _split(window: Window, count_tokens: CountTokens, max_tokens: int) -> Iterator[Window]:
    if window.tokens <= max_tokens or len(window.text) <= 1:
        yield window
        return
    halves = _halves(window.text)
    for text, tokens in zip(halves, count_tokens(halves), strict=True):
        yield from _split(Window(text, tokens, window.sentence), count_tokens, max_tokens)


def _halves(text: str) -> tuple[str, str]:
    middle = len(text) // 2
    # Within a quarter of the text, so that halving ends soon whatever the text.
    space = text.rfind(" ", middle // 2, min(middle + 1, len(text) - 1))
    cut = space + 1 if space >= 0 else middle
    return text[:cut], text[cut:]
