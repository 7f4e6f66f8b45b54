"""BiMax over overlapping windows, as published.

Wang, Utsuro and Nagata 2025, "BiMax: Bidirectional MaxSim Score for Document-Level Alignment"
(Findings of EMNLP, arXiv 2510.15577), with the segments of Wang, Utsuro and Nagata 2024,
"Document Alignment based on Overlapping Fixed-Length Segments" (OFLS): windows of 30 tokens,
each sharing half of them with the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from models.bundled import E5
from models.e5_file import E5File
from models.e5_tokenizer import build_tokenizer
from models.encoder import Vectors

_LENGTH = 30
_SHARED = 15


def load_tokenizer() -> Tokenizer:
    """Load the tokenizer that counts the tokens of windows: that of XLM-R, as `e5` has it."""
    (file,) = E5.files
    return build_tokenizer(E5File(file.read()).vocabulary)


def windows(tokenizer: Tokenizer, text: str) -> list[str]:
    """Cut a text into windows of 30 tokens, a new one every 15 until the last reaches the end.

    A text without a token is one window.
    """
    tokens = tokenizer.encode(text, add_special_tokens=False).offsets
    if not tokens:
        return [text]
    return [text[tokens[start][0] : tokens[end - 1][1]] for start, end in _spans(len(tokens))]


def _spans(tokens: int) -> Iterator[tuple[int, int]]:
    for start in range(0, max(1, tokens - _SHARED), _LENGTH - _SHARED):
        yield start, min(start + _LENGTH, tokens)


def bimax(vectors: Vectors, sizes: Sequence[int]) -> NDArray[np.float32]:
    """Score every pair of articles: (articles, articles) float32, symmetric.

    `vectors` (windows, d) hold the windows of all articles one after another, `sizes` how many
    each has, at least one. A score is the mean of both directions; a direction is the mean over
    the windows of one article of the cosine with the likest window of the other.
    """
    counts = np.array(sizes)
    starts = np.cumsum(counts) - counts
    toward = np.empty((len(counts), len(counts)), dtype=np.float32)
    for article, (start, size) in enumerate(zip(starts, counts, strict=True)):
        cosines = vectors[start : start + size] @ vectors.T
        toward[article] = np.maximum.reduceat(cosines, starts, axis=1).mean(axis=0)
    return np.asarray((toward + toward.T) / 2, dtype=np.float32)
