"""How much of the time of encoding is matrix products, which no other code can do faster."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from models.bundled import MUSE
from models.cores import available_cores, use_cores
from models.muse import Muse
from models.muse_network import Network
from models.muse_weights import Tensors
from speed.recording import Recording

SENTENCES = 2_000
"""The most that are encoded for it."""


class _Clock:
    seconds = 0.0


class _Timed(np.ndarray):
    """A matrix whose products are timed; whatever comes of it is a plain array."""

    clock: _Clock

    def __array_finalize__(self, source: object) -> None:
        self.clock = getattr(source, "clock", None) or _Clock()

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: object, **named: object
    ) -> Any:  # noqa: ANN401 - that of any function
        plain = [one.view(np.ndarray) if isinstance(one, _Timed) else one for one in inputs]
        start = process_time()
        result = getattr(ufunc, method)(*plain, **named)
        if ufunc is np.matmul:
            self.clock.seconds += process_time() - start
        return result


def matrix_share(
    encoders: Mapping[str, Recording], sentences: Mapping[str, list[str]]
) -> float | None:
    """The share of the processor time of `muse` that is in products with its weights.

    On one thread, with no token known before; cutting into tokens counts. None where `muse`
    encoded nothing.
    """
    asked = sentences.get(MUSE.name, [])[:SENTENCES]
    if not asked:
        return None
    own, clock = cast(Muse, encoders[MUSE.name].own), _Clock()
    timed = Muse(own.tokenizer, Network(_timed(own.network.weights, clock)))
    use_cores(1)
    try:
        timed.encode(asked[:1])
        clock.seconds, start = 0.0, process_time()
        timed.encode(asked)
        return clock.seconds / (process_time() - start)
    finally:
        use_cores(available_cores())


def _timed(weights: Tensors, clock: _Clock) -> Tensors:
    return {name: _matrix(array, clock) for name, array in weights.items()}


def _matrix(array: NDArray[Any], clock: _Clock) -> NDArray[Any]:
    if array.ndim < 2 or array.dtype != np.float32:
        return array
    matrix = array.view(_Timed)
    matrix.clock = clock
    return matrix
