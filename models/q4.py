"""Q4_0: blocks of 32 weights as a float16 scale and 32 nibbles (the block format of ggml)."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

BLOCK = 32
_BYTES = 18


def unpack(data: bytes | memoryview, columns: int) -> tuple[Tensor, Tensor]:
    """Return the nibbles (rows, columns / 2) uint8 and scales (rows, columns / 32) float16.

    Byte j of a block holds weight j in its low nibble and weight j + 16 in its high one.
    """
    blocks = np.frombuffer(data, np.uint8).reshape(-1, columns // BLOCK, _BYTES)
    scales = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16)[:, :, 0]
    nibbles = np.ascontiguousarray(blocks[:, :, 2:]).reshape(len(blocks), -1)
    return torch.from_numpy(nibbles), torch.from_numpy(scales.copy())


def dequantise(nibbles: Tensor, scales: Tensor) -> Tensor:
    """Return the weights (rows, columns) float32 of what `unpack` returns: (nibble - 8) * scale."""
    halves = nibbles.view(len(nibbles), -1, BLOCK // 2)
    values = torch.cat([halves & 15, halves >> 4], dim=2).float() - 8
    return (values * scales.float().unsqueeze(2)).flatten(1)


class Q4Embedding(nn.Module):
    """An embedding table kept in 4 bits; the rows asked for are restored to float32."""

    nibbles: Tensor
    scales: Tensor

    def __init__(self, nibbles: Tensor, scales: Tensor) -> None:
        super().__init__()
        self.register_buffer("nibbles", nibbles)
        self.register_buffer("scales", scales)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows of the ids, in one dimension more than they have."""
        flat = ids.flatten()
        return dequantise(self.nibbles[flat], self.scales[flat]).view(*ids.shape, -1)
