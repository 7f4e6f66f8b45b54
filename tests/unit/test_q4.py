import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from models.q4 import BLOCK, Q4Embedding, dequantise, unpack


def pack(weights, scales):
    """Write rows of integers -8..7 as Q4_0 blocks, weight by weight."""
    data = b""
    for row, row_scales in zip(weights, scales, strict=True):
        for start, scale in zip(range(0, len(row), BLOCK), row_scales, strict=True):
            block = row[start : start + BLOCK]
            data += np.float16(scale).tobytes()
            data += bytes(
                (block[j] + 8) | (block[j + BLOCK // 2] + 8) << 4 for j in range(BLOCK // 2)
            )
    return data


@given(
    weights=hnp.arrays(np.int64, (3, 2 * BLOCK), elements=st.integers(-8, 7)),
    scales=hnp.arrays(np.float16, (3, 2), elements=st.floats(-4, 4, width=16)),
)
def test_packed_weights_come_back_exactly(weights, scales):
    restored = dequantise(*unpack(pack(weights, scales), weights.shape[1]))
    expected = weights * np.repeat(scales.astype(np.float32), BLOCK, axis=1)
    np.testing.assert_array_equal(restored.numpy(), expected)


@pytest.mark.parametrize("ids", [[1], [2, 0, 2], [[0, 1], [2, 2]]])
def test_embedding_gives_the_rows_of_the_whole_table(ids):
    weights = np.random.default_rng(0).integers(-8, 8, (3, BLOCK))
    nibbles, scales = unpack(pack(weights, [[0.5], [1.0], [2.0]]), BLOCK)
    table = dequantise(nibbles, scales)
    rows = Q4Embedding(nibbles, scales)(torch.tensor(ids))
    torch.testing.assert_close(rows, table[torch.tensor(ids)], rtol=0, atol=0)
