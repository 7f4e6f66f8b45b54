"""How much of the time of encoding is matrix products, which no other code can do faster."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time

from torch.profiler import ProfilerActivity, profile

from models.cores import available_cores, use_cores
from speed.recording import Recording

_PRODUCTS = ("mm", "addmm", "bmm", "baddbmm", "linear", "matmul", "_int_mm", "mkldnn", "onednn")
_MOST = 2_000


def matrix_share(
    encoders: Mapping[str, Recording], sentences: Mapping[str, list[str]]
) -> float | None:
    """The share of processor time within operators of torch that is in products.

    The rest of `encode`, such as cutting into tokens, counts by the time of the process: the
    share is of all of it. None where nothing was encoded.
    """
    # The profiler sees the thread that started it: everything has to run there.
    use_cores(1)
    with profile(activities=[ProfilerActivity.CPU]) as seen:
        start = process_time()
        for name, asked in sentences.items():
            if asked:
                encoders[name].own.encode(asked[:_MOST])
        whole = process_time() - start
    use_cores(available_cores())
    products = sum(
        event.self_cpu_time_total for event in seen.key_averages() if _is_product(event.key)
    )
    return products / 1e6 / whole if whole else None


def _is_product(name: str) -> bool:
    operator = name.rpartition("::")[2]
    return any(operator == each or operator.startswith(f"{each}_") for each in _PRODUCTS)
