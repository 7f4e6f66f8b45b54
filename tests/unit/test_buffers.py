import numpy as np
import pytest

from models.buffers import zeros


@pytest.mark.parametrize("dtype", [np.float32, np.uint8])
@pytest.mark.parametrize("shape", [(1,), (3, 5), (70, 13, 256)])
def test_zeros_can_be_written_and_begin_at_a_cache_line(shape, dtype):
    array = zeros(shape, dtype)
    assert array.shape == shape
    assert array.dtype == dtype
    assert not array.any()
    assert array.ctypes.data % 64 == 0
    array += 1
    assert array.sum() == array.size


def test_two_buffers_share_nothing():
    first, second = zeros((4,), np.float32), zeros((4,), np.float32)
    first[:] = 7
    assert not second.any()
