"""The model of py3langid (naive Bayes over byte n-grams, Lui and Baldwin 2011), for many texts.

Its package reads a text byte by byte through an automaton whose table is larger than the caches
of a processor. The state of the automaton depends on its last six bytes alone, so that many
places of many texts can be read at once.
"""

from __future__ import annotations

import io
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from mmap import mmap

import numpy as np
from numpy.typing import NDArray

from service.text.languages.packed_model import unpacked_model

_MEMORY = 6
"""The longest n-gram: what stands further back does not change the state of the automaton."""
_RESET = b"\xff" * _MEMORY
"""Never in UTF-8; the automaton begins anew after it."""
_LANE = 16
"""Bytes read one after another in each of the lanes that are read at once."""
_BYTES = 256


class NgramModel:
    """The weights and the automaton of the model that the package carries."""

    def __init__(self) -> None:
        with np.load(io.BytesIO(unpacked_model()), allow_pickle=False) as arrays:
            self._packed: NDArray[np.float16] = arrays["ptc"]
            self._priors: NDArray[np.float32] = arrays["pc"]
            self._next: NDArray[np.uint32] = arrays["nextmove"]
            self._rows = arrays["nextmove_row"].astype(np.int64) * _BYTES
            self._features: NDArray[np.int32] = arrays["out_feat"]
            labels: list[str] = arrays["classes"].tolist()
        first = {label: labels.index(label) for label in labels}
        # Unpacked as they are used: a language has few of all n-grams. From the system, page by
        # page: numpy asks for pages of 2 MB, each of which is cleared for the row that is used.
        memory = mmap(-1, self._packed.size * np.dtype(np.float32).itemsize)
        self._weights = np.frombuffer(memory, dtype=np.float32).reshape(self._packed.shape)
        self._unpacked = np.zeros(len(self._packed), dtype=bool)
        self.labels = tuple(first)
        self._places = list(first.values())
        self._aliases = [(first[label], n) for n, label in enumerate(labels) if first[label] != n]

    def probabilities(self, texts: Sequence[str]) -> list[list[float]]:
        """The probability of each of the labels for each text."""
        if not texts:
            return []
        encoded = [_encode(text) for text in texts]
        # In the order and the precision of the package, so that the last bit is the same.
        scores = np.array([self._scores(counts) for counts in self._counts(encoded)])
        roots = [1.0 / math.sqrt(len(text) or 1) for text in encoded]
        scores *= np.array(roots, dtype=np.float32)[:, None]
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        for first, alias in self._aliases:
            scores[:, first] += scores[:, alias]
        found: list[list[float]] = scores[:, self._places].tolist()
        return found

    def _counts(self, texts: Sequence[bytes]) -> Iterator[Counter[int]]:
        """How often each n-gram of the model stands in each text, in the order of appearance."""
        found = self._read(_RESET.join(texts))
        start = 0
        for text in texts:
            own = found[start : start + len(text)]
            yield Counter(own[own >= 0].tolist())
            start += len(text) + _MEMORY

    def _read(self, text: bytes) -> NDArray[np.int32]:
        """The n-gram that ends at each byte, -1 where none does: (n,) int32."""
        lanes = max(1, -(-len(text) // _LANE))
        padded = _RESET + text + b"\xff" * (lanes * _LANE - len(text))
        windows = np.lib.stride_tricks.sliding_window_view(
            np.frombuffer(padded, dtype=np.uint8), _LANE + _MEMORY
        )[::_LANE]
        states = np.zeros((_LANE + _MEMORY + 1, lanes), dtype=np.int64)
        for (before, after), byte in zip(pairwise(states), windows.T.astype(np.int64), strict=True):
            after[:] = self._next.take(self._rows.take(before) + byte)
        return self._features[states[_MEMORY + 1 :].T.ravel()[: len(text)]]

    def _scores(self, counts: Counter[int]) -> NDArray[np.float32]:
        if not counts:
            return np.zeros(len(self._priors), dtype=np.float32)
        times = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        features = np.fromiter(counts.keys(), dtype=np.intp, count=len(counts))
        return np.log1p(times) @ self._weights_of(features) + self._priors

    def _weights_of(self, features: NDArray[np.intp]) -> NDArray[np.float32]:
        missing = features[~self._unpacked[features]]
        if missing.size:
            self._weights[missing] = self._packed[missing]
            # Named only now: another thread that sees it finds it filled.
            self._unpacked[missing] = True
        return self._weights.take(features, axis=0)


def _encode(text: str) -> bytes:
    small = text.lower() if text.isupper() else text
    return unicodedata.normalize("NFC", small).encode("utf-8", "surrogatepass")
