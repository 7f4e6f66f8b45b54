"""The tokenizer of `muse`: its SentencePiece model, and digits of any script as ASCII."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from unicodedata import decimal

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from models.cores import cores_in_use

TokenIds = NDArray[np.int32]

# The vocabulary knows no digits but those of ASCII: others would be unknown tokens, all alike.
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_TEXTS = 100
"""Texts worth a thread of their own: it is begun anew for each call."""


class MuseTokenizer:
    """Texts to token ids, marks of beginning and end included; `model` is that of SentencePiece."""

    def __init__(self, model: bytes) -> None:
        self.model = model
        self._pieces = SentencePieceProcessor(model_proto=model)

    def __call__(self, texts: Sequence[str]) -> list[TokenIds]:
        """Return the token ids of each text, (tokens,) int32."""
        folded = [_OTHER_DIGIT.sub(_ascii_digit, text) for text in texts]
        threads = min(cores_in_use(), ceil(len(texts) / _TEXTS))
        rows = self._pieces.encode(folded, add_bos=True, add_eos=True, num_threads=threads)
        return [np.array(row, np.int32) for row in rows]


def _ascii_digit(digit: re.Match[str]) -> str:
    return str(decimal(digit[0]))
