import threading

import pytest
import torch
from threadpoolctl import threadpool_info

from models.cores import available_cores, cores_in_use, map_batches, use_cores


@pytest.fixture(autouse=True)
def restored_threads():
    threads = torch.get_num_threads()
    yield
    use_cores(1)
    torch.set_num_threads(threads)


def test_there_is_a_core():
    assert available_cores() >= 1


@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_keep_the_order_of_the_batches(count):
    use_cores(count)
    assert cores_in_use() == count
    assert list(map_batches(lambda batch: batch * 2, range(50))) == list(range(0, 100, 2))


def test_two_cores_work_at_once():
    use_cores(2)
    both_here = threading.Barrier(2, timeout=30)
    assert sorted(map_batches(lambda _: both_here.wait(), range(2))) == [0, 1]


def test_an_operation_has_one_thread_on_every_core():
    use_cores(2)
    assert torch.get_num_threads() == 1
    assert set(map_batches(lambda _: torch.get_num_threads(), range(4))) == {1}


def test_as_many_cores_again_disturb_nobody():
    def batches():
        for batch in range(4):
            use_cores(2)
            yield batch

    use_cores(2)
    assert list(map_batches(lambda batch: batch + 1, batches())) == [1, 2, 3, 4]


def test_an_error_reaches_the_caller():
    use_cores(2)
    with pytest.raises(ZeroDivisionError):
        list(map_batches(lambda batch: 1 / batch, [1, 0]))


def test_no_cores_is_an_error():
    with pytest.raises(ValueError, match="at least 1, not 0"):
        use_cores(0)


def test_a_batch_that_maps_batches_does_not_wait_for_itself():
    use_cores(2)
    nested = map_batches(lambda n: list(map_batches(lambda m: n * m, range(3))), range(4))
    assert list(nested) == [[0, n, 2 * n] for n in range(4)]


def test_an_operation_of_numpy_has_one_thread():
    use_cores(2)
    libraries = [one for one in threadpool_info() if "libscipy_openblas" in one["prefix"]]
    assert {one["num_threads"] for one in libraries} <= {1}


def test_torch_has_one_thread_even_where_it_was_loaded_later():
    use_cores(2)
    torch.set_num_threads(2)
    assert set(map_batches(lambda _: torch.get_num_threads(), range(4))) == {1}
